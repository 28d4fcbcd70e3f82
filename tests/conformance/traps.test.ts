import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeOnAccount } from '../../checks/audit/change-account.ts';
import { drivenPage } from '../../checks/browser/driven-page.ts';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import type { Fault } from '../../checks/catalogue/practice-sites.ts';
import { changeSetting, readPage, type VisitResult } from '../../checks/engine/index.ts';
import { openHistoryFile } from '../../checks/history/history-file.ts';
import type { Observation } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { BenchOfChecks, quick } from './bench-of-checks.ts';

/** The documented traps of both sites, each tried by its name. */

const of = (result: VisitResult, id: string): Observation => {
  const found = result.observations.find(({ check }) => check === id);
  if (!found) throw new Error(`${id} was not observed`);
  return found;
};
const short = (result: VisitResult, id: string) => {
  const { status, reason, state } = of(result, id);
  return [status, reason, state];
};

const benches = new Map<string, BenchOfChecks>();
beforeAll(async () => {
  for (const id of ['linkedin', 'x']) benches.set(id, await BenchOfChecks.open(id));
});
afterAll(async () => {
  for (const bench of benches.values()) await bench.close();
});
const benchOf = (id: string): BenchOfChecks => {
  const bench = benches.get(id);
  if (!bench) throw new Error(`no bench for ${id}`);
  return bench;
};

/** One fault for some checks only, the rest of the page sound. */
function fault(bench: BenchOfChecks, kind: Fault, only: string[]): void {
  bench.site.change({ faults: [{ fault: kind, only }] });
}

describe('LinkedIn', () => {
  it('data sharing is absent in the EU: "not offered" only with the region given and the page recognised', async () => {
    const bench = benchOf('linkedin');
    bench.set('on', ['missing']);
    expect(short(await bench.readOne('linkedin.data-sharing'), 'linkedin.data-sharing')).toEqual([
      'unknown',
      'controlMissing',
      null,
    ]);
    expect(
      short(await bench.readOne('linkedin.data-sharing', { region: 'DE' }), 'linkedin.data-sharing'),
    ).toEqual(['notOffered', null, null]);
    expect(
      short(await bench.readOne('linkedin.data-sharing', { region: 'US' }), 'linkedin.data-sharing'),
    ).toEqual(['unknown', 'controlMissing', null]);
    bench.set('on', ['blank']);
    expect(
      short(await bench.readOne('linkedin.data-sharing', { region: 'DE' }), 'linkedin.data-sharing'),
    ).toEqual(['unknown', 'notReady', null]);
  });

  it('Global Privacy Control: the browser sends no such signal, and a setting locked by one is said to be locked', async () => {
    const bench = benchOf('linkedin');
    bench.set('on', ['gpc']);
    const signals: (string | undefined)[] = [];
    const listen = async (page: Page) => {
      page.on('request', (request) => signals.push(request.headers()['sec-gpc']));
    };
    const result = await bench.readOne('linkedin.data-sharing', { prepare: listen });
    expect(of(result, 'linkedin.data-sharing')).toMatchObject({ status: 'pass', locked: true });
    expect(signals.length).toBeGreaterThan(0);
    expect(signals.every((signal) => signal === undefined)).toBe(true);
  });

  it('one setting that switches another: the neighbour is read again and told with the proof', async () => {
    const bench = benchOf('linkedin');
    bench.set('on', ['moves-related']);
    const folder = await mkdtemp(path.join(tmpdir(), 'flipwatch-trap-'));
    const history = await openHistoryFile(path.join(folder, 'h.history'));
    const browser = await launchChromium();
    try {
      const { platforms, manifests } = loadCatalogue();
      const platform = platforms.find(({ id }) => id === 'linkedin');
      if (!platform) throw new Error('no platform');
      const fix = await changeOnAccount(
        {
          browser: { open: async () => drivenPage(await browser.newPage(), async () => undefined) },
          history,
          clock: { now: () => new Date() },
          platform,
          catalogue: manifests.filter((manifest) => manifest.platform === 'linkedin'),
        },
        {
          account: { id: 'linkedin', platform: 'linkedin', name: 'me', site: bench.site.origin },
          check: 'linkedin.ads-off-linkedin',
          action: 'fix',
          timing: quick,
        },
      );
      expect(fix.result).toBe('fixed');
      expect(fix.proof.map(({ check, state }) => [check, state])).toEqual(
        expect.arrayContaining([
          ['linkedin.ads-off-linkedin', 'off'],
          ['linkedin.data-sharing', 'off'],
        ]),
      );
    } finally {
      await browser.close();
      await history.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('opting out works forward only and ads take up to a day: the words say so', () => {
    const notUndone = (id: string) => benchOf('linkedin').setting(id).words.en.notUndone;
    expect(notUndone('linkedin.ads-off-linkedin')).toMatch(/24 hours/);
    expect(notUndone('linkedin.ai-training')).toMatch(/already|past|before/i);
  });

  it('two switches on one page in opposite positions are told apart, in one visit', async () => {
    const bench = benchOf('linkedin');
    for (const [ads, email] of [
      ['on', 'off'],
      ['off', 'on'],
    ] as const) {
      bench.set('on');
      bench.site.change({ settings: { 'linkedin.marketing-ads': ads, 'linkedin.marketing-email': email } });
      bench.site.forgetLog();
      const result = await bench.readOne('linkedin.marketing-ads');
      expect([
        of(result, 'linkedin.marketing-ads').state,
        of(result, 'linkedin.marketing-email').state,
      ]).toEqual([ads, email]);
      expect(bench.site.pageViews()).toHaveLength(1);
    }
  });

  it('the odd member-cookies page, whose key is an id, is read by it', async () => {
    const bench = benchOf('linkedin');
    bench.set('on');
    const seen = of(await bench.readOne('linkedin.cookies'), 'linkedin.cookies');
    expect(seen).toMatchObject({ status: 'fail', observed: { key: 'id=nonEssentialCookieConsent' } });
  });

  it('a removed setting redirects to the category page, which is never read as off', async () => {
    const bench = benchOf('linkedin');
    bench.set('off', ['redirected']);
    expect(short(await bench.readOne('linkedin.ads-by-age'), 'linkedin.ads-by-age')).toEqual([
      'unknown',
      'redirected',
      null,
    ]);
  });

  it('late hydration: a control that comes after the page has loaded is waited for', async () => {
    const bench = benchOf('linkedin');
    bench.set('on', ['late']);
    expect(
      short(
        await bench.readOne('linkedin.ai-training', { timing: { ...quick, ready: 8_000 } }),
        'linkedin.ai-training',
      ),
    ).toEqual(['fail', null, 'on']);
  });

  it('a challenge is not a sign-out: it is named, and the audit stops there', async () => {
    const bench = benchOf('linkedin');
    bench.set('off', ['challenge']);
    const result = await bench.readOne('linkedin.ai-training');
    expect([result.stop, of(result, 'linkedin.ai-training').reason]).toEqual(['challenge', 'challenge']);
  });
});

describe('X', () => {
  it('unknown drawn as off: a value that the server does not hold is never private', async () => {
    const bench = benchOf('x');
    bench.set('off', ['unknownValue']);
    expect(short(await bench.readOne('x.grok-training'), 'x.grok-training')).toEqual([
      'unknown',
      'neverDecided',
      'off',
    ]);
  });

  it('the click that sends the opposite of the stored value: a box that is only drawn off is never clicked', async () => {
    const bench = benchOf('x');
    for (const kind of ['unknownValue', 'dataFails'] as const) {
      bench.set('on', [kind]);
      const change = await bench.change(bench.setting('x.grok-training'), 'off');
      expect([change.result, change.clicks]).toEqual(['refused', 0]);
      expect(bench.site.writes()).toEqual([]);
    }
  });

  it('an optimistic flip that is rolled back without a word is reported as failed', async () => {
    const bench = benchOf('x');
    bench.set('on', ['slowRollback']);
    expect((await bench.change(bench.setting('x.grok-training'), 'off')).result).toBe('failed');
  });

  it('the counted keys drift: rows in another order are told apart by their words', async () => {
    const bench = benchOf('x');
    bench.set('mixed', ['reorder', 'decoySwitch']);
    const result = await bench.readOne('x.grok-training');
    for (const { check, state } of result.observations)
      expect([check, state]).toEqual([check, bench.truth.get(check)]);
  });

  it('the memory row may be hidden: the other two are read all the same', async () => {
    const bench = benchOf('x');
    bench.set('off');
    fault(bench, 'missing', ['x.grok-memory']);
    const result = await bench.readOne('x.grok-training');
    expect(result.observations.map(({ check, status, reason }) => [check, status, reason])).toEqual([
      ['x.grok-training', 'pass', null],
      ['x.grok-personalization', 'pass', null],
      ['x.grok-memory', 'unknown', 'controlMissing'],
    ]);
  });

  it('a box that this account never has is missing, whatever other boxes stand on the page', async () => {
    const bench = benchOf('x');
    bench.set('off', ['offXHidden']);
    expect(short(await bench.readOne('x.off-x'), 'x.off-x')).toEqual(['unknown', 'controlMissing', null]);
  });

  it('two boxes stand on the page of the inferred identity, and each is told from the other', async () => {
    const bench = benchOf('x');
    bench.set('on', ['offXActivity']);
    bench.site.change({ settings: { 'x.inferred-identity': 'off' } });
    const seen = await bench.readOne('x.inferred-identity');
    expect(short(seen, 'x.inferred-identity')).toEqual(['pass', null, 'off']);
  });

  it('under 18 or without a birthdate the boxes are locked: said so, and never clicked', async () => {
    const bench = benchOf('x');
    bench.set('on', ['disabled']);
    expect(of(await bench.readOne('x.grok-training'), 'x.grok-training')).toMatchObject({
      status: 'fail',
      locked: true,
    });
    expect(await bench.change(bench.setting('x.grok-training'), 'off')).toMatchObject({
      result: 'refused',
      reason: 'locked',
      clicks: 0,
    });
  });

  it('the one-way setting of the EU is left to the person when the site asks for confirmation', async () => {
    const bench = benchOf('x');
    bench.set('on', ['confirmsDialog']);
    expect(await bench.change(bench.setting('x.off-x'), 'off')).toMatchObject({
      result: 'refused',
      reason: 'oneWay',
    });
    expect(bench.site.writes()).toEqual([]);
    expect(bench.setting('x.off-x').fix.warning?.en).toBeDefined();
  });

  it('labels drift: the wording of 2024 is still known', () => {
    const labels = benchOf('x')
      .setting('x.grok-training')
      .control.labels.map(({ text }) => text);
    expect(labels.some((text) => text.startsWith('Allow your posts as well as your interactions'))).toBe(
      true,
    );
  });

  it('two accounts on one profile are told apart, without keeping who they are; of the other one nothing is believed or pressed', async () => {
    const bench = benchOf('x');
    const check = bench.setting('x.places');
    const label = check.control.labels[0]?.text ?? '';
    const answer = `<script>document.querySelector('input').addEventListener('change', () => fetch('/saved', { method: 'POST' }))</script>`;
    const page = `<main><label>${label}<input type="checkbox" checked></label></main>${answer}`;
    // The practice site gives everyone the same account, so this page is the test's own.
    const site = await servePages((asked) => (asked === check.place.path ? page : undefined));
    const browser = await launchChromium();
    const place = { platform: bench.platform, site: site.origin, path: check.place.path, catalogue: [check] };
    const pictures: string[] = [];
    const keepPicture = async (of: string) => void pictures.push(of);
    const options = { now: () => new Date(), timing: quick, keepPicture };
    const pageAs = async (twid: string) => {
      const context = await browser.newContext();
      await context.addCookies([
        { name: 'twid', value: twid, url: site.origin },
        { name: 'auth_token', value: 'a', url: site.origin },
      ]);
      return context.newPage();
    };
    const readAs = async (twid: string, identity: string | null = null) =>
      readPage(await pageAs(twid), { ...place, checks: [check], identity }, options);
    try {
      const { identity, observations } = await readAs('u%3D111');
      expect(observations[0]).toMatchObject({ status: 'fail', state: 'on' });
      expect(identity).not.toBeNull();
      expect(identity).not.toContain('111');
      const same = await readAs('u%3D111', identity);
      expect([same.identity, same.observations[0]?.state]).toEqual([identity, 'on']);

      expect(pictures.splice(0)).toEqual([check.id, check.id]);
      const other = await readAs('u%3D222', identity);
      expect(pictures).toEqual([]);
      expect(other).toMatchObject({ stop: 'otherAccount', identity: null, inventory: [], reloads: 0 });
      expect(other.observations).toMatchObject([
        { status: 'unknown', reason: 'otherAccount', state: null, observed: { url: null } },
      ]);
      const change = { ...place, check, action: 'fix', target: 'off' } as const;
      const done = async (twid: string) =>
        changeSetting(await pageAs(twid), { ...change, identity }, options);
      expect(await done('u%3D222')).toMatchObject({ result: 'refused', reason: 'otherAccount', clicks: 0 });
      expect(site.requests.filter((line) => line.startsWith('POST'))).toEqual([]);
      // The page keeps nothing, so that the press itself is all there is to see.
      expect(await done('u%3D111')).toMatchObject({ result: 'failed', clicks: 1 });
      expect(site.requests.filter((line) => line.startsWith('POST'))).toHaveLength(1);
    } finally {
      await browser.close();
      await site.close();
    }
  });

  it('signed out, browser-level switches are discarded', async () => {
    const bench = benchOf('x');
    bench.set('off', ['signedOutInPlace']);
    const result = await bench.readOne('x.off-x');
    expect([short(result, 'x.off-x'), result.stop]).toEqual([['unknown', 'signedOut', null], 'signedOut']);
  });

  it('"Delete conversation history" stands next door and is never pressed', async () => {
    const bench = benchOf('x');
    for (const id of ['x.grok-training', 'x.grok-personalization', 'x.grok-memory']) {
      bench.set('on');
      expect((await bench.change(bench.setting(id), 'off')).result).toBe('fixed');
      expect(bench.site.writes()).toEqual([{ check: id, to: 'off' }]);
    }
  });

  it('too many requests: the site’s own time is kept', async () => {
    const bench = benchOf('x');
    bench.set('off', ['rateLimited']);
    const result = await bench.readOne('x.places');
    expect(result.stop).toBe('rateLimited');
    expect(Date.parse(result.retryAt ?? '')).toBeGreaterThan(Date.now());
  });
});
