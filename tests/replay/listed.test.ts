import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { type PracticeSite, startPracticeSite } from '../../checks/catalogue/practice-sites.ts';
import type { IndexPage } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { settingOf } from '../support/visits.ts';
import { listing, ReplayedAccount, type Week } from './replayed-account.ts';

/** What the platform lists that was not there before: each card as it happened, and what must not be made of it. */
const training = settingOf('linkedin.ai-training');
const [privacy, ads] = [listing('privacy'), listing('ads')];
const S = '/mypreferences/d/settings/';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium('only read');
});
afterAll(() => browser.close());

/** A practice member whose one watched setting is private, and who has these pages looked through. */
async function member({ onTestFinished }: TestContext, listings: readonly IndexPage[]) {
  const site = await startPracticeSite('linkedin');
  site.change({ settings: { [training.id]: 'off' } });
  const account = await ReplayedAccount.at(browser, site.origin, { checks: [training], listings });
  onTestFinished(async () => {
    await account.close();
    await site.close();
  });
  return { site, account };
}

/** Nothing was opened but what an audit opens anyway, and nothing was pressed. */
function expectOnlyLooked(site: PracticeSite, ...pages: readonly IndexPage[]) {
  const opened = [...new Set(site.pageViews())].toSorted();
  expect(opened).toEqual([training.place.path, ...pages.map(({ path }) => path)].toSorted());
  expect(site.writes()).toEqual([]);
}

/** The setting that stood private all along is still told as that. */
function expectNothingMadeOfIt({ findings }: Week) {
  expect(findings.map(({ status, flip }) => [status, flip])).toEqual([['pass', null]]);
}
const expectQuiet = ({ news, notification }: Week) => expect([news, notification]).toEqual([[], null]);
const kinds = ({ news }: Week) => news.map(({ kind, title }) => `${kind}: ${title}`).toSorted();

describe.concurrent('what was not listed before', { timeout: 120_000 }, () => {
  it('C1: is told in the first run that could see it, with its place, unread and unopened, and once', async (test) => {
    const { site, account } = await member(test, [privacy]);
    expectQuiet(await account.audit(0));
    const agents = `${S}agents`;
    const title = 'Let agents read your messages';
    site.change({ rowChanges: [{ change: 'add', page: privacy.path, path: agents, title }] });
    const week = await account.audit(1);
    expect(week.news).toMatchObject([
      { kind: 'newRow', page: privacy.path, path: agents, title, state: null, known: 'nobody' },
    ]);
    expect(week.card).toContain(`New on Data privacy (${privacy.path}): “${title}” (${agents}).`);
    expect(week.notification?.body).toBe(`“${title}”`);
    // Nobody has read where it stands.
    expect(week.card).not.toMatch(/Beside it stands|Exposed/);
    expectNothingMadeOfIt(week);
    expectOnlyLooked(site, privacy);
    expectQuiet(await account.audit(2));
  });

  it('C2: and that others have long seen is new to this account, and not new on the platform', async (test) => {
    const { site, account } = await member(test, [privacy]);
    const path = training.place.path;
    site.change({ rowChanges: [{ change: 'hide', path }] });
    expectQuiet(await account.audit(0));
    site.change({ rowChanges: [] });
    const week = await account.audit(1);
    expect(week.news).toMatchObject([{ kind: 'newRow', path, known: 'others', since: '2024-09-18' }]);
    expect(week.card).toMatch(/LinkedIn has shown it to others since .*2024 or before; to you it is new\./);
    expect(week.card).not.toContain('Flipwatch does not know it yet');
    expect(`${week.card} ${week.notification?.title} ${week.notification?.body}`).not.toMatch(
      /new (on|at|to) LinkedIn/i,
    );
    expectNothingMadeOfIt(week);
  });

  it('C30: ten in one week are one line and one notification', async (test) => {
    const { site, account } = await member(test, [privacy]);
    await account.audit(0);
    site.change({
      rowChanges: Array.from({ length: 10 }, (_, at) => ({
        change: 'add' as const,
        page: privacy.path,
        path: `${S}harmless-${at}`,
        title: `Harmless ${at}`,
      })),
    });
    const week = await account.audit(1);
    expect(week.news).toMatchObject([{ kind: 'newRow', group: privacy.path, count: 10 }]);
    expect(week.card.match(/new entries on/g)).toHaveLength(1);
    expect(week.notification?.title).toContain('10 new things');
    expect(week.notification?.body.split('\n')).toHaveLength(1);
    expectNothingMadeOfIt(week);
    expectQuiet(await account.audit(2));
  });
});

describe.concurrent('what is listed no more, elsewhere or otherwise', { timeout: 120_000 }, () => {
  it('C9: is not found at first and no longer offered a week later; what two have become is new', async (test) => {
    const { site, account } = await member(test, [privacy]);
    await account.audit(0);
    const [path, other] = [`${S}focused-inbox`, `${S}suggest-replies`];
    const into = { into: `${S}messaging-experience`, title: 'Messaging experience' };
    site.change({
      rowChanges: [{ change: 'merge', path, other, ...into }],
      faults: [{ fault: 'missing', only: [training.id] }],
    });
    const first = await account.audit(1);
    expect(kinds(first)).toEqual([
      'missing: Messaging suggestions',
      'missing: Training of AI that creates content',
      'missing: Use Focused Inbox',
      'newRow: Messaging experience',
    ]);
    const second = await account.audit(2);
    expect(kinds(second)).toEqual([
      'gone: Messaging suggestions',
      'gone: Training of AI that creates content',
      'gone: Use Focused Inbox',
    ]);
    for (const { findings, card } of [first, second]) {
      expect(findings).toMatchObject([
        { status: 'unknown', reason: 'controlMissing', state: null, flip: null, lastSeen: { state: 'off' } },
      ]);
      expect(card).toContain('That does not mean that it is off.');
      expect(card).not.toMatch(/✓|by you|you (have )?(removed|turned|switched)/);
    }
    expect((await account.audit(3)).news).toEqual([]);
  });

  it('C11: has moved, with its history, where another page lists it now', async (test) => {
    const { site, account } = await member(test, [privacy, ads]);
    await account.audit(0);
    const path = `${S}research-invitations`;
    site.change({ rowChanges: [{ change: 'move', path, page: ads.path }] });
    const week = await account.audit(1);
    expect(week.news).toMatchObject([{ kind: 'moved', page: ads.path, path, was: privacy.path }]);
    expect(week.notification).toBeNull();
    expect(week.stopped).toBeNull();
    expectNothingMadeOfIt(week);
    expectQuiet(await account.audit(2));
  });

  it('C12: many other words at once are one message, and no new settings', async (test) => {
    const { site, account } = await member(test, [ads]);
    await account.audit(0);
    const rows = ads.rows.flatMap(({ path }) => path ?? []).slice(0, 8);
    site.change({
      rowChanges: rows.map((path, at) => ({ change: 'rename' as const, path, title: `Ad choice ${at}` })),
    });
    const week = await account.audit(1);
    expect(week.news).toMatchObject([{ kind: 'renamed', group: ads.path, count: rows.length }]);
    expect(week.notification).toBeNull();
    expectNothingMadeOfIt(week);
    expectQuiet(await account.audit(2));
  });
});
