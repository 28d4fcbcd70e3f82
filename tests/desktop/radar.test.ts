import { expect, test } from 'vitest';
import { until } from '../support/desk-app.ts';
import { appForAll } from './app-for-tests.ts';

/** Something new on a practice site, from the row that its panel adds to the person who does not care for it; told in order. */

const on = appForAll({ account: 'Mine', looksAround: true });
const START = Date.parse('2026-11-16T08:00:00.000Z');
const privacy = '/mypreferences/d/categories/privacy';
const added = '/mypreferences/d/settings/ai-assistants';

const view = async () => {
  const { accounts, running } = await on.snapshot();
  const mine = accounts.find(({ account }) => account.id === on.account);
  if (mine === undefined) throw new Error('no account');
  return { ...mine, running };
};
/** A whole audit, so many weeks later. */
const audited = async (week: number) => {
  const before = (await view()).lastAudit?.id;
  on.world.setTime(new Date(START + week * 7 * 24 * 60 * 60_000).toISOString());
  expect(await on.request('audit.start', { account: on.account, checks: [] })).toEqual({ ok: true });
  const over = ({ running, lastAudit }: Awaited<ReturnType<typeof view>>) =>
    running === null && lastAudit !== null && lastAudit.id !== before;
  return until('the audit', view, over, 300_000);
};
/** What the practice site has been asked for, by the panel that anybody has. */
const panel = async (order: Readonly<Record<string, string>>) => {
  const origin = (await view()).account.site ?? '';
  const answer = await fetch(`${origin}/practice`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams(order),
  });
  expect(answer.ok).toBe(true);
};

test('the first audit has no news, and reads every page', async () => {
  const { radar, lastAudit } = await audited(0);
  expect(lastAudit?.trigger).toBe('manual');
  expect(radar).toBeUndefined();
  expect(await on.card.getByText('What was not there before').count()).toBe(0);
}, 400_000);

test('a row that was added is told on the card, with its place, and nothing opens it', async () => {
  await panel({ do: 'row', change: 'add', page: privacy, path: added, title: 'Share data with assistants' });
  const { radar } = await audited(1);
  expect(radar).toMatchObject({
    items: [{ kind: 'newRow', page: privacy, path: added, known: 'nobody', opens: added, watches: added }],
    unread: [],
    pages: 5,
  });
  await on.card.getByText('New entry on Data privacy: “Share data with assistants”.').waitFor();
  await on.card.getByText(/It appeared between [^.]*\b16\b[^.]* and [^.]*\b23\b/).waitFor();
}, 400_000);

test('its page is opened for the person, and others are not', async () => {
  for (const page of [
    '/mypreferences/d/close-accounts',
    '/mypreferences/d/settings/close-accounts',
    '/feed',
    '/mypreferences/d/../../feed',
  ])
    expect(await on.request('page.showAt', { account: on.account, page }), page).toMatchObject({ ok: false });
  const origin = (await view()).account.site ?? '';
  const opened = (start: string) => () =>
    on.app.electron.windows().find((page) => page.url().startsWith(start));
  expect(opened(origin)()).toBeUndefined();
  await on.card.getByRole('button', { name: /^Open the page: .*Share data with assistants/ }).click();
  await until('its page', opened(origin), (page) => page !== undefined);
  const strip = await until('the strip above it', opened('flipwatch://banner'), (page) => page !== undefined);
  expect(await strip?.getByRole('status').innerText()).toContain(added);
  await strip?.getByRole('button', { name: 'Close' }).click({ noWaitAfter: true });
  await until(
    'the account is free again',
    () => on.request('audit.start', { account: on.account, checks: ['linkedin.ads-by-age'] }),
    ({ ok }) => ok,
  );
  await until('that look', view, ({ running }) => running === null, 120_000);
}, 400_000);

test('put aside, it is gone from the card, and stays away after the next audit and the next start', async () => {
  await on.card.getByRole('button', { name: /^Not interesting: .*Share data with assistants/ }).click();
  await on.card.getByText('does not interest you').waitFor();
  expect((await view()).radar).toBeUndefined();
  expect(
    await on.request('radar.putAside', {
      account: on.account,
      page: privacy,
      id: 'path:/mypreferences/d/ai-assistants',
    }),
  ).toMatchObject({
    ok: false,
    code: 'notAvailable',
  });
  expect((await audited(2)).radar).toBeUndefined();
  await on.startAgain();
  expect((await view()).radar).toBeUndefined();
}, 500_000);

test('pages that came in part say so, and whoever wants none of it has no such page opened', async () => {
  await panel({ do: 'listing', to: 'partial' });
  const { radar } = await audited(3);
  expect(radar?.items).toEqual([]);
  expect(radar?.unread.map(({ reason }) => reason)).toEqual(Array.from({ length: 5 }, () => 'notWhole'));
  expect(await on.request('preferences.set', { newSettings: 'never' })).toEqual({ ok: true });
  expect((await view()).radar).toBeUndefined();
  await panel({ do: 'row', change: 'add', page: privacy, path: `${added}-2`, title: 'More' });
  await panel({ do: 'listing', to: 'whole' });
  expect((await audited(4)).radar).toBeUndefined();
}, 700_000);
