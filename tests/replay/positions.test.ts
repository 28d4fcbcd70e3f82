import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { type PracticeSite, startPracticeSite } from '../../checks/catalogue/practice-sites.ts';
import type { SettingManifest } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { settingOf } from '../support/visits.ts';
import {
  drawFrom,
  type Route,
  training,
  trainingData,
  trainingPath,
  trainingSwitch,
} from '../truth/stage.ts';
import { instant, listing, ReplayedAccount, type Watched, type Week } from './replayed-account.ts';
import { page, serveSettings, stands, switchOf } from './served-settings.ts';

/** Where a known setting stands, and for what it stands: each card as it happened, and what must not be made of it. */
const key = 'allowDataForGenerativeAI';
const label = 'Use my data for training content creation AI models';
const draws = { script: drawFrom(trainingData) };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium('only read');
});
afterAll(() => browser.close());

/** An account at a site, which ends with the test. */
async function accountAt(
  { onTestFinished }: TestContext,
  site: { readonly origin: string; close(): Promise<void> },
  watched: Watched,
): Promise<ReplayedAccount> {
  const account = await ReplayedAccount.at(browser, site.origin, { checks: [training], ...watched });
  onTestFinished(async () => {
    await account.close();
    await site.close();
  });
  return account;
}

/** A practice member whose watched setting is private. */
async function practising(test: TestContext, watched: Watched = {}) {
  const site = await startPracticeSite('linkedin');
  site.change({ settings: { [training.id]: 'off' } });
  return { site, account: await accountAt(test, site, watched) };
}

/** A member of a site whose pages the test serves. */
async function member(test: TestContext, routes: Record<string, Route | string>, watched: Watched = {}) {
  const site = await serveSettings(routes);
  return { site, account: await accountAt(test, site, watched) };
}

/** The finding on the setting that the cards are about. */
const told = ({ findings }: Week) => findings.find(({ check }) => check === training.id);
const playFault = (site: PracticeSite, fault: PracticeFault) =>
  site.change({ faults: [{ fault, only: [training.id] }] });
type PracticeFault = ReturnType<PracticeSite['state']>['faults'][number]['fault'];
const isPrivate = { status: 'pass', state: 'off', flip: null };

describe.concurrent('a setting under other words', { timeout: 120_000 }, () => {
  it('C12: keeps its state where its key proves it, and is one message and no new setting', async (test) => {
    const { site, account } = await practising(test);
    expect(told(await account.audit(0))).toMatchObject(isPrivate);
    playFault(site, 'reworded');
    const week = await account.audit(1);
    expect(told(week)).toMatchObject(isPrivate);
    expect(week.news).toMatchObject([{ kind: 'renamed', check: training.id, was: label }]);
    expect(week.notification).toBeNull();
    expect((await account.audit(2)).news).toEqual([]);
  });

  it('C12: is to be looked at once where no key is kept, and is neither off nor flipped', async (test) => {
    const { site, account } = await practising(test);
    await account.audit(0);
    site.change({
      faults: [
        { fault: 'reworded', only: [training.id] },
        { fault: 'keyRenamed', only: [training.id] },
      ],
    });
    const week = await account.audit(1);
    expect(told(week)).toMatchObject({ status: 'unknown', flip: null, lastSeen: { state: 'off' } });
    expect(week.card).toMatch(/Cannot tell .* Last seen: Private, 2 Feb 2026/);
  });

  it('C13: that say more is no plain green; both texts are told, and the state is kept', async (test) => {
    const help = 'Can we use your posts to train AI models that create content?';
    const wider =
      'Can we use your posts, your messages and your voice to train AI models that create content? We share them with our partners, too.';
    const drawn = (words: string) => page(switchOf(key, label, words), draws);
    const { site, account } = await member(test, { [trainingPath]: drawn(help) });
    expect(told(await account.audit(0))).toMatchObject(isPrivate);
    site.routes[trainingPath] = drawn(wider);
    const week = await account.audit(1);
    const scope = { reason: 'wordsGrew', was: `${label} · ${help}`, now: `${label} · ${wider}` };
    expect(told(week)).toMatchObject({ status: 'unknown', reason: 'wordsGrew', state: 'off', scope });
    expect(week.card).toContain(`It said before: “${scope.was}”. Now it says: “${scope.now}”.`);
    expect(week.card).not.toContain('✓');

    const longer = `${label} and for ads of our partners`;
    site.routes[trainingPath] = page(switchOf(key, longer, wider), draws);
    const next = await account.audit(2);
    expect(told(next)).toMatchObject({ status: 'unknown', flip: null, lastSeen: { state: 'off' } });
    expect(next.card).toContain(longer);
    expect(next.card).not.toContain('✓');
  });

  it('C15: that turn it round cannot be told until somebody looks, whichever way they turn', async (test) => {
    const { site, account } = await practising(test);
    await account.audit(0);
    playFault(site, 'reworded-inverted');
    const turned = { status: 'unknown', reason: 'labelChanged', strength: null, flip: null };
    const week = await account.audit(1);
    expect(told(week)).toMatchObject({ ...turned, lastSeen: { state: 'off' } });
    expect(week.card).not.toMatch(/[✓✗]/);

    // On was the private position while it said "Block"; the same value is drawn on under "Allow".
    const blocks: SettingManifest = {
      ...training,
      control: {
        ...training.control,
        labels: [{ language: 'en', text: 'Block AI training on my posts', seen: '2026-02-02' }],
      },
      polarity: 'onProtects',
    };
    const said = (words: string) => page(switchOf(key, words), draws);
    const served = await member(
      test,
      { [trainingPath]: said('Block AI training on my posts'), [trainingData]: stands(true) },
      { checks: [blocks] },
    );
    expect(told(await served.account.audit(0))).toMatchObject({ status: 'pass', state: 'on' });
    served.site.routes[trainingPath] = said('Allow AI training on my posts');
    const other = await served.account.audit(1);
    expect(told(other)).toMatchObject({ ...turned, lastSeen: { state: 'on' } });
    expect(other.card).not.toMatch(/[✓✗]/);
  });
});

describe.concurrent('a setting that stands otherwise', { timeout: 120_000 }, () => {
  it('C16: is told in the first run that sees it, with both dates, and blames nobody', async (test) => {
    const { site, account } = await practising(test);
    expect(told(await account.audit(0))).toMatchObject({ ...isPrivate, strength: 'network' });
    site.change({ settings: { [training.id]: 'on' } });
    const week = await account.audit(1);
    const flip = told(week)?.flip;
    expect(told(week)).toMatchObject({ status: 'fail', state: 'on' });
    expect(flip).toMatchObject({ from: 'off', to: 'on', kind: 'flippedBack', by: 'elsewhere' });
    expect([flip?.after, flip?.before].map((at) => at?.slice(0, 10))).toEqual(
      [0, 1].map((at) => instant(at).slice(0, 10)),
    );
    expect(week.notification?.body).toMatch(/private on Feb 2, exposed on Feb 9/);
    expect(week.card).toMatch(/Flipped back between 2 Feb 2026.* and 9 Feb 2026.*, not by Flipwatch/);
    expect(`${week.card} ${week.notification?.body}`).not.toMatch(
      /\b[Yy]ou (have )?(turned|switched|changed)/,
    );
    const next = await account.audit(2);
    expect(told(next)).toMatchObject({ status: 'fail', flip: null });
    expect(next.notification).toBeNull();
    expect(site.writes()).toEqual([]);
  });

  it('C18: only in the first drawing is nothing, whichever way the drawing begins', async (test) => {
    const { site, account } = await member(test, {
      [trainingPath]: page(trainingSwitch(), draws),
      [trainingData]: stands(true),
    });
    expect(told(await account.audit(0))).toMatchObject({ status: 'fail', state: 'on' });
    // The value is asked for at once and comes later; until then the page draws what it has when it knows nothing.
    const later =
      (value: boolean): Route =>
      (...all) =>
        void setTimeout(() => stands(value)(...all), 900);
    site.routes[trainingData] = later(true);
    const drawnOff = await account.audit(1);
    expect(told(drawnOff)).toMatchObject({ state: 'on', flip: null });

    site.routes[trainingPath] = page(trainingSwitch('checked'), draws);
    const other = await accountAt(test, { origin: site.origin, close: async () => {} }, {});
    site.routes[trainingData] = stands(false);
    expect(told(await other.audit(0))).toMatchObject(isPrivate);
    site.routes[trainingData] = later(false);
    const drawnOn = await other.audit(1);
    expect(told(drawnOn)).toMatchObject({ state: 'off', flip: null });
    for (const { news, notification, findings } of [drawnOff, drawnOn]) {
      expect([news, notification]).toEqual([[], null]);
      expect(findings[0]?.flip).toBeNull();
    }
  });

  it('C11: on another page has moved: its history goes on, and nobody is signed out', async (test) => {
    const research = settingOf('linkedin.data-research');
    const there = switchOf(research.control.keys[0]?.value ?? '', research.control.labels[0]?.text ?? '');
    const home = research.place.path;
    const watched = { checks: [training, research] };
    const { site, account } = await member(
      test,
      { [trainingPath]: page(switchOf(key, label), draws), [home]: page(there) },
      watched,
    );
    expect(told(await account.audit(0))).toMatchObject(isPrivate);
    site.routes[trainingPath] = (_, answer) => void answer.writeHead(302, { location: home }).end();
    site.routes[home] = page(switchOf(key, label) + there, draws);
    const week = await account.audit(1);
    expect(week.news).toMatchObject([
      { kind: 'moved', check: training.id, page: home, was: trainingPath, state: 'off' },
    ]);
    expect(told(week)).toMatchObject({ status: 'unknown', reason: 'redirected', lastSeen: { state: 'off' } });
    expect(week.card).toContain('Last seen: Private, 2 Feb 2026');
    expect([week.stopped, week.notification]).toEqual([null, null]);
  });
});

describe.concurrent('a page that has no position to tell', { timeout: 120_000 }, () => {
  it('C24: asks to accept something over the settings: it is the person’s turn, and the run ends there', async (test) => {
    const privacy = listing('privacy');
    const research = settingOf('linkedin.data-research');
    const { site, account } = await member(
      test,
      { [trainingPath]: page(trainingSwitch(), draws) },
      { checks: [training, research], listings: [privacy] },
    );
    await account.audit(0);
    const asked = site.asked.length;
    site.routes[trainingPath] = page(
      `${trainingSwitch()}<div role="dialog" aria-modal="true" style="position:fixed;inset:0;background:#fff">
        <h2>We are updating our terms</h2><p>Please agree to the new Terms of Service to go on.</p>
        <label><input type="checkbox" role="switch" checked> Use my data to train AI</label><button>Accept</button></div>`,
      draws,
    );
    const week = await account.audit(1);
    expect(week.stopped).toBe('acceptWall');
    expect(week.findings.map(({ status, reason, state, flip }) => [status, reason, state, flip])).toEqual(
      [training, research].map(() => ['unknown', 'acceptWall', null, null]),
    );
    expect(week.news).toEqual([]);
    expect(week.card).toContain('LinkedIn asks you to agree to something first.');
    expect(week.card).not.toMatch(/[✓✗]|[Ss]ign(ed)? (in|out)/);
    expect(week.notification?.title ?? '').not.toMatch(/sign in/i);
    const opened = site.asked.slice(asked).filter((one) => one.includes('/mypreferences/'));
    expect(opened).toEqual([`GET ${trainingPath}`]);
    expect(site.asked.filter((one) => !one.startsWith('GET '))).toEqual([]);
  });

  it('C25: holds null: it was never decided, and is neither off nor on', async (test) => {
    const { site, account } = await practising(test);
    site.change({ settings: { [training.id]: null } });
    const never = { status: 'unknown', reason: 'neverDecided', strength: null, flip: null };
    const week = await account.audit(0);
    expect(told(week)).toMatchObject({ ...never, lastSeen: null });
    expect(week.card).toContain('LinkedIn has no choice of yours on record for this setting.');
    expect(week.card).not.toMatch(/[✓✗]|loading/);
    expect(week.notification).toBeNull();
    site.change({ settings: { [training.id]: 'off' } });
    await account.audit(1);
    site.change({ settings: { [training.id]: null } });
    expect(told(await account.audit(2))).toMatchObject({ ...never, lastSeen: { state: 'off' } });
  });

  it('C29: does not offer it any more: there is nothing to do, and no check is broken', async (test) => {
    const { site, account } = await practising(test);
    expect(told(await account.audit(0))).toMatchObject(isPrivate);
    playFault(site, 'notOffered');
    for (const at of [1, 2, 3]) {
      const week = await account.audit(at);
      expect(told(week)).toMatchObject({ status: 'notOffered', reason: null, state: null, flip: null });
      expect([week.news, week.notification]).toEqual([[], null]);
      expect(week.card).toContain('– Not offered here');
      expect(week.card).toContain('What to do next Nothing.');
      expect(week.card).not.toMatch(/[✓✗]|update/);
    }
  });
});
