import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { matchLabel } from '../../checks/engine/labels.ts';
import { pastOf } from '../../checks/history/flips.ts';
import { openHistoryFile } from '../../checks/history/history-file.ts';
import { manifestSchema } from '../../checks/model/index.ts';
import { firstStored, STORED_VERSION } from '../../electron/storage/stored.ts';

/** Files that somebody else has written, where ours are expected. tests/catalogue and tests/audit hold the plain cases. */
process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
const { openStateStore } = await import('../../electron/storage/state-store.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-hostile-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  // Whatever was parsed, no prototype of this process has grown.
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

const shipped = loadCatalogue();
const model = shipped.manifests.find(({ id }) => id === 'linkedin.ai-training');
if (model?.method !== 'setting') throw new Error('no model');

describe('a hostile check in the person’s folder', () => {
  const load = (content: string) => {
    writeFileSync(path.join(folder, 'mine.json'), content);
    const began = performance.now();
    const { manifests, rejected } = loadCatalogue({ folder });
    expect(performance.now() - began).toBeLessThan(5_000);
    return {
      own: manifests.slice(shipped.manifests.length),
      rejected,
      shippedStill: manifests.slice(0, shipped.manifests.length),
    };
  };

  it.each([
    ['a hundred thousand brackets', '['.repeat(50_000)],
    ['deep but whole JSON', `${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`],
    [
      'prototype keys',
      JSON.stringify(model).replace(
        '{',
        '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
      ),
    ],
    ['a prototype in place of a language', JSON.stringify(model).replace('"en":', '"__proto__":')],
    ['numbers beyond all bounds', JSON.stringify(model).replace('"revision":1', '"revision":1e999')],
    ['a lone surrogate and control characters', JSON.stringify({ ...model, id: 'linkedin.\ud800\u0000' })],
  ])('%s: refused in words, and no other check is lost', (_, content) => {
    const { own, rejected, shippedStill } = load(content);
    expect(own).toEqual([]);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]?.problems[0]?.length).toBeGreaterThan(10);
    expect(rejected[0]?.problems.join('').length).toBeLessThan(10_000);
    expect(shippedStill).toEqual(shipped.manifests);
  });

  it('no path that is taken can lead to another host', () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.webPath(),
      fc.webUrl(),
      fc.constantFrom(
        '//evil.example',
        '/\\evil.example',
        '/%2f%2fevil.example',
        '/@evil.example',
        '/..//evil.example',
        'https:evil.example',
        '/a/../../..//evil.example',
        '/\tevil',
        '/.evil.example',
        '/settings?next=//evil',
        '/a#@evil',
      ),
      fc.string().map((text) => `/${text}`),
    );
    fc.assert(
      fc.property(nasty, (given) => {
        const parsed = manifestSchema.safeParse({ ...model, place: { ...model.place, path: given } });
        if (!parsed.success) return;
        const url = new URL(`https://www.linkedin.com${parsed.data.place.path}`);
        expect([url.origin, url.username, url.password]).toEqual(['https://www.linkedin.com', '', '']);
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes no field, at any depth, that it does not know', () => {
    const places: ((manifest: Record<string, unknown>, extra: object) => unknown)[] = [
      (manifest, extra) => ({ ...manifest, ...extra }),
      (manifest, extra) => ({ ...manifest, place: { ...Object(manifest.place), ...extra } }),
      (manifest, extra) => ({ ...manifest, control: { ...Object(manifest.control), ...extra } }),
      (manifest, extra) => ({ ...manifest, fix: { ...Object(manifest.fix), ...extra } }),
      (manifest, extra) => ({ ...manifest, commit: { ...Object(manifest.commit), ...extra } }),
    ];
    expect(manifestSchema.safeParse(model).success).toBe(true);
    for (const put of places)
      for (const extra of [
        { script: 'click()' },
        { host: 'evil.example' },
        { selector: '*' },
        { run: ['rm'] },
      ])
        expect(manifestSchema.safeParse(put({ ...model }, extra)).success).toBe(false);
  });

  it('what looks like a regular expression is only letters, and costs no more', () => {
    const labels = [{ language: 'en', text: `${'(a+)+'.repeat(50)}$`, seen: '2026-01-31' }];
    const began = performance.now();
    expect(matchLabel(`${'a'.repeat(5_000)}!`, labels)).toBe('none');
    expect(matchLabel('.*', [{ language: 'en', text: 'Use my data', seen: '2026-01-31' }])).toBe('none');
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('any JSON at all is taken whole or refused in words, never thrown', () => {
    const keys = Object.keys(model);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        const { own, rejected } = load(JSON.stringify({ ...model, id: 'linkedin.own', [key]: value }));
        expect(own.length + rejected.length).toBe(1);
        for (const manifest of own)
          expect(shipped.platforms.map(({ id }) => id)).toContain(manifest.platform);
      }),
      { numRuns: 150 },
    );
  });

  it('a link to a file elsewhere is read as a check or not at all, and told without its content', () => {
    const secret = path.join(folder, 'secret.txt');
    writeFileSync(secret, 'password: correct horse');
    symlinkSync(secret, path.join(folder, 'link.json'));
    const { rejected } = loadCatalogue({ folder });
    expect(rejected.map(({ file }) => file)).toEqual(['link.json']);
    expect(JSON.stringify(rejected)).not.toContain('correct horse');
  });
});

describe('a hostile history', () => {
  const signed = (json: string): string => `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
  const open = async (content: string) => {
    const file = path.join(folder, 'account.history');
    writeFileSync(file, content);
    const history = await openHistoryFile(file);
    const entries = await history.entries();
    await history.close();
    return { entries, damaged: history.damaged, newer: history.newer };
  };

  it('prototype keys under a right checksum are no entry and leave nothing behind', async () => {
    const { entries } = await open(
      signed(
        '{"kind":"finding","audit":"a","finding":{"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}',
      ) +
        signed(
          '{"kind":"answer","check":"__proto__.polluted","done":true,"on":"2026-01-01","at":"2026-01-01T00:00:00.000Z"}',
        ) +
        signed(
          '{"kind":"answer","check":"linkedin.constructor","done":true,"on":"2026-01-01","at":"2026-01-01T00:00:00.000Z"}',
        ),
    );
    expect(entries.map((entry) => entry.kind)).toEqual(['answer']);
    expect([...pastOf(entries).checks.keys()]).toEqual(['linkedin.constructor']);
  });

  it('a pass that was written by hand is believed by nobody without its checksum', async () => {
    const forged = JSON.stringify({
      kind: 'finding',
      audit: 'a',
      finding: { check: 'linkedin.ai-training', status: 'pass' },
    });
    const { entries, damaged } = await open(`00000000 ${forged}\n${forged}\n`);
    expect(entries).toEqual([]);
    expect(damaged?.count).toBe(2);
  });

  it('a line of fifty megabytes and a million newlines are survived', async () => {
    const { entries } = await open(`${signed(`"${'x'.repeat(50_000_000)}"`)}${'\n'.repeat(200_000)}`);
    expect(entries).toEqual([]);
    // Seconds on any machine; one that looked at each sign again for each line would take days.
  }, 240_000);

  it('deep JSON under a right checksum is survived', async () => {
    const { entries } = await open(signed(`${'['.repeat(200_000)}${']'.repeat(200_000)}`));
    expect(entries).toEqual([]);
  });
});

describe('hostile settings', () => {
  const open = (content: string) => {
    writeFileSync(path.join(folder, 'flipwatch.json'), content);
    return openStateStore(folder, new Date('2026-11-21T00:00:00.000Z'));
  };
  const stored = (change: object): string =>
    JSON.stringify({ schema: STORED_VERSION, data: { ...firstStored, ...change } });
  const account = { id: 'x-1', platform: 'x', name: 'Me' };
  const schedule = { since: '2026-01-01T00:00:00.000Z', lastAudit: null, jitter: 0, notBefore: null };
  const withAccount = (change: object): string =>
    stored({
      accounts: [{ account: { ...account, ...change }, practice: false, schedule, signIn: 'never' }],
    });

  it('the pattern of these cases is one that is taken', () => {
    expect(open(withAccount({})).get().accounts).toHaveLength(1);
  });

  it.each([
    ['an account whose id leads out of its folder', withAccount({ id: '../../home' })],
    ['an account whose id is a hidden file', withAccount({ id: '.ssh' })],
    ['a site that is a file', withAccount({ site: 'file:///etc/passwd' })],
    ['a site that is a script', withAccount({ site: 'javascript:alert(1)' })],
    ['a name of a megabyte', withAccount({ name: 'x'.repeat(1_000_000) })],
    ['a hundred thousand accounts', stored({ accounts: Array(100_000).fill({}) })],
    ['prototype keys', `{"schema":${STORED_VERSION},"data":{"__proto__":{"polluted":1},"constructor":{}}}`],
    ['a field more', stored({ openAtStart: 'https://evil.example' })],
    ['deep JSON', `{"schema":1,"data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['a window of a billion pixels', stored({ window: { width: 1e9, height: 1e9 } })],
  ])('%s: set aside whole, and the app begins anew', (_, content) => {
    const store = open(content);
    expect(store.get()).toEqual(firstStored);
    expect(readFileSync(path.join(folder, store.setAside?.file ?? ''), 'utf8')).toBe(content);
    expect(existsSync(path.join(folder, 'flipwatch.json'))).toBe(false);
  });

  it('a folder in place of the file does not lose it', () => {
    mkdirSync(path.join(folder, 'flipwatch.json'));
    expect(() => openStateStore(folder, new Date())).not.toThrow();
  });
});
