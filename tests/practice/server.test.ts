import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import {
  type PracticeOptions,
  type PracticeSite,
  startPracticeSite,
  startPracticeSites,
} from '../../checks/catalogue/practice-sites.ts';
import { practiceShape } from '../../checks/platforms/linkedin/practice/shape.ts';
import { firstState, Site } from '../../checks/practice/site.ts';
import { processTree } from '../support/processes.ts';
import { factsFor } from './practice-browser.ts';

let folder = '';
const open: PracticeSite[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-'));
});
afterEach(async () => {
  for (const site of open.splice(0)) await site.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(platform: string, options: PracticeOptions = {}): Promise<PracticeSite> {
  const site = await startPracticeSite(platform, options);
  open.push(site);
  return site;
}
const stateFile = () => join(folder, 'kept', 'linkedin.json');
const AI = '/mypreferences/d/settings/data-for-ai-improvement';

describe('the state of a practice site', () => {
  test('at a first start is a believable mix, mostly exposing', async () => {
    for (const [platform, settings] of [
      ['linkedin', 32],
      ['x', 14],
    ] as const) {
      const site = await start(platform);
      const positions = Object.values(site.state().settings);
      expect(positions).toHaveLength(settings);
      expect(positions.filter((position) => position === 'on').length).toBeGreaterThan(settings / 2);
      expect(positions).toContain('off');
    }
  });

  test('survives a restart, without leftovers beside it', async () => {
    const first = await start('linkedin', { stateFile: stateFile() });
    first.change({
      settings: { 'linkedin.ai-training': 'off' },
      language: 'de',
      faults: [{ fault: 'late' }],
    });
    const kept = first.state();
    await first.close();
    const second = await start('linkedin', { stateFile: stateFile() });
    expect(second.state()).toEqual(kept);
    expect(readdirSync(join(folder, 'kept'))).toEqual(['linkedin.json']);
  });

  test.each([
    ['torn', (whole: string) => whole.slice(0, whole.length / 2)],
    ['empty', () => ''],
    ['of another kind', () => '{"schema":2}'],
  ])('%s starts afresh and keeps the bad file aside', async (_kind, damage) => {
    const first = await start('linkedin', { stateFile: stateFile() });
    first.change({ settings: { 'linkedin.ai-training': 'off' } });
    await first.close();
    const damaged = damage(readFileSync(stateFile(), 'utf8'));
    writeFileSync(stateFile(), damaged);
    const second = await start('linkedin', { stateFile: stateFile() });
    expect(second.state().settings['linkedin.ai-training']).toBe('on');
    const aside = readdirSync(join(folder, 'kept')).filter((name) => name.includes('damaged'));
    expect(aside.map((name) => readFileSync(join(folder, 'kept', name), 'utf8'))).toEqual([damaged]);
  });

  test('is a copy: changing it changes nothing; a wrong change is turned away whole', async () => {
    const site = await start('linkedin');
    site.state().settings['linkedin.ai-training'] = 'off';
    expect(site.state().settings['linkedin.ai-training']).toBe('on');
    const wrong: unknown = JSON.parse('{"language":"fr"}');
    expect(() => site.change(Object.assign({}, wrong))).toThrow();
    expect(site.state().language).toBe('en');
  });

  test('a state that cannot be written is said, not swallowed', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(start('x', { stateFile: join(folder, 'file', 'x.json') })).rejects.toThrow(/ENOTDIR|EEXIST/);
  });
});

describe('the server', () => {
  test('an unknown platform and a taken port are refused in words', async () => {
    await expect(startPracticeSite('facebook')).rejects.toThrow(/linkedin, .*x have one/);
    const site = await start('x');
    const port = Number(new URL(site.origin).port);
    await expect(startPracticeSite('linkedin', { port })).rejects.toThrow(`Port ${port} is taken`);
  });

  test('all sites start together, and none stays when one cannot', async () => {
    const sites = await startPracticeSites(folder);
    open.push(...sites);
    expect(sites.map(({ platform }) => platform)).toEqual(loadCatalogue().platforms.map(({ id }) => id));
    expect(existsSync(join(folder, 'practice-x.json'))).toBe(true);

    const before = processTree(process.pid).listening;
    mkdirSync(join(folder, 'other', 'practice-x.json'), { recursive: true });
    await expect(startPracticeSites(join(folder, 'other'))).rejects.toThrow('EISDIR');
    expect(before.length).toBeGreaterThan(1);
    expect(processTree(process.pid).listening).toEqual(before);
  });

  test('records settings pages, and nothing else, as page views', async () => {
    const site = await start('linkedin');
    for (const path of [AI, '/practice', '/', '/login', '/practice-files/page.js', AI])
      await fetch(site.origin + path);
    expect(site.pageViews()).toEqual([AI, AI]);
    site.forgetLog();
    expect(site.pageViews()).toEqual([]);
  });

  test('closes at once although a request hangs', async () => {
    const site = await startPracticeSite('linkedin');
    site.change({ faults: [{ fault: 'hang' }] });
    const hung = fetch(site.origin + AI).then(
      () => 'answered',
      () => 'ended',
    );
    await expect.poll(() => site.pageViews()).toEqual([AI]);
    const before = performance.now();
    await site.close();
    expect(performance.now() - before).toBeLessThan(1000);
    expect(await hung).toBe('ended');
  });

  test('signed out at first, a browser has to sign in; its cookie then counts', async () => {
    const site = await start('linkedin', { startSignedOut: true });
    const turned = await fetch(site.origin + AI, { redirect: 'manual' });
    expect(turned.headers.get('location')).toBe(`/uas/login?session_redirect=${encodeURIComponent(AI)}`);
    const done = await fetch(`${site.origin}/practice/sign-in`, {
      method: 'POST',
      headers: { origin: site.origin },
      body: new URLSearchParams({ back: AI }),
      redirect: 'manual',
    });
    expect(done.headers.get('location')).toBe(AI);
    const cookie = done.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    expect((await fetch(site.origin + AI, { headers: { cookie }, redirect: 'manual' })).status).toBe(200);
    expect((await fetch(site.origin + AI, { redirect: 'manual' })).status).toBe(302);
    site.change({ signedIn: false });
    expect((await fetch(site.origin + AI, { headers: { cookie }, redirect: 'manual' })).status).toBe(302);
  });

  test.each(['//evil.example/', 'https://evil.example/', '/\\evil.example'])(
    'signing in never leads to %s',
    async (back) => {
      const site = await start('x');
      const answer = await fetch(`${site.origin}/practice/sign-in`, {
        method: 'POST',
        headers: { origin: site.origin },
        body: new URLSearchParams({ back }),
        redirect: 'manual',
      });
      expect(answer.headers.get('location')).toBe('/');
    },
  );

  /** What answers a request line as it stands, which no browser and no `fetch` would send. */
  const asked = (site: PracticeSite, target: string, headers: Record<string, string> = {}, method = 'POST') =>
    new Promise<{ status: number | undefined; policy: string | string[] | undefined }>((resolve, reject) => {
      const { hostname, port, host } = new URL(site.origin);
      const sent = { host, connection: 'close', ...headers };
      request({ hostname, port, path: target, method, headers: sent, agent: false }, (response) => {
        response.resume();
        const policy = response.headers['cross-origin-resource-policy'];
        resolve({ status: response.statusCode, policy });
      })
        .on('error', reject)
        .end(method === 'POST' ? 'do=forget' : undefined);
    });

  test.each(['http://evil.example/practice', '/\\evil.example/practice', '//evil.example/practice'])(
    'a request to %s is no page’s of this site, whatever it says of itself',
    async (target) => {
      const site = await start('x');
      await fetch(`${site.origin}/settings/grok_settings`);
      for (const origin of ['http://evil.example', 'null', site.origin.replace('127.0.0.1', 'localhost')]) {
        const { status } = await asked(site, target, { origin });
        expect(status).not.toBe(303);
        expect(status).toBeGreaterThanOrEqual(400);
      }
      expect(site.pageViews()).toHaveLength(1);
      const { status } = await asked(site, '/practice', { origin: site.origin });
      expect(status).toBeLessThan(400);
      expect(site.pageViews()).toHaveLength(0);
    },
  );

  test('nothing of it can be embedded elsewhere, so nobody learns that somebody practises', async () => {
    const site = await start('linkedin');
    for (const path of ['/practice-files/page.js', '/practice-files/page.css', '/practice', AI, '/nowhere'])
      expect((await asked(site, path, {}, 'GET')).policy, path).toBe('same-origin');
  });

  test('remembers the newest page views and changes, and never more than somebody could read', async () => {
    const store = { get: () => state, set: () => undefined };
    const shape = practiceShape(factsFor('linkedin'));
    const state = firstState(shape, false);
    const site = new Site(shape, store, false, state);
    for (let n = 0; n < 5_000; n++) {
      site.viewed(`/settings/${n}${'x'.repeat(9_000)}`);
      site.recordOnly('linkedin.ai-training', 'off');
    }
    expect(site.views).toHaveLength(2_000);
    expect(site.views.at(-1)).toMatch(/^\/settings\/4999x/);
    expect(site.views.join('').length).toBeLessThan(1_000_000);
    expect(site.changes).toHaveLength(2_000);
  });

  test('its folder is the owner’s alone, however open new ones are made', async () => {
    const before = process.umask(0);
    try {
      await start('linkedin', { stateFile: stateFile() });
    } finally {
      process.umask(before);
    }
    expect(statSync(join(folder, 'kept')).mode & 0o777).toBe(0o700);
    expect(statSync(stateFile()).mode & 0o777).toBe(0o600);
  });

  test('another name that points here gets nothing', async () => {
    const site = await start('x');
    const status = await new Promise((resolve, reject) => {
      request(`${site.origin}/practice`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});
