import { expect, test } from 'vitest';
import type { HistoryEntry } from '../../checks/model/index.ts';
import { reportDocument } from '../../checks/report/document.ts';
import type { Preferences } from '../../electron/contract/index.ts';
import { reportData } from '../../electron/desktop/report-data.ts';
import { radarHandlers } from '../../electron/ipc/handlers/radar.ts';
import { AI, accountCalled, appInMemory, START } from './app-in-memory.ts';

/** How often pages that list settings are visited, and what becomes of what the person does not care for. */

const on = appInMemory();
const DAY = 24 * 60 * 60_000;
const privacy = '/mypreferences/d/categories/privacy';
const path = '/mypreferences/d/settings/ai-assistants';
const later = (days: number): string => new Date(START.getTime() + days * DAY).toISOString();

const prefer = (part: Partial<Preferences>): void => {
  on.stored = { ...on.stored, preferences: { ...on.stored.preferences, ...part } };
};
const append = async (...entries: readonly HistoryEntry[]): Promise<void> => {
  const { file } = await on.histories.load('a');
  for (const entry of entries) await file.append(entry);
};
const seen = (at: string, ...titles: readonly string[]): HistoryEntry => ({
  kind: 'pageSeen',
  audit: at,
  seen: {
    page: privacy,
    at,
    language: 'en',
    controls: [],
    rows: titles.map((title) => ({ path: `${path}-${title}`, key: null, title, state: null })),
  },
});
const told = (title: string): HistoryEntry => ({
  kind: 'radarNews',
  audit: later(1),
  news: {
    kind: 'newRow',
    platform: 'linkedin',
    page: privacy,
    path: `${path}-${title}`,
    title,
    state: null,
    known: 'nobody',
    between: [later(0), later(1)],
  },
});
/** One audit of everything, or of one setting; which pages that list settings it has visited. */
const visited = async (checks: readonly string[] | 'all' = 'all'): Promise<readonly string[]> => {
  on.looksEnd = true;
  on.around.length = 0;
  await on.audits.audit('a', checks, 'manual');
  return [...on.around];
};

test('a whole audit visits each of them, and one of a single setting none', async () => {
  const pages = await visited();
  expect(pages).toHaveLength(5);
  expect(pages).toContain(privacy);
  expect(new Set(pages).size).toBe(5);
  expect(await visited([AI])).toEqual([]);
});

test('whoever wants none of it has none visited, and whoever does everything by hand no page at all', async () => {
  prefer({ newSettings: 'never' });
  expect(await visited()).toEqual([]);
  prefer({ newSettings: 'eachAudit', manualOnly: true });
  await expect(visited()).rejects.toMatchObject({ code: 'notAvailable' });
  expect(on.around).toEqual([]);
});

test('once a month: again when none was read for four weeks, by the account’s own history', async () => {
  prefer({ newSettings: 'monthly' });
  expect(await visited()).toHaveLength(5);
  await append(seen(later(0), 'old'));
  on.now = new Date(later(7));
  expect(await visited()).toEqual([]);
  on.now = new Date(later(27));
  expect(await visited()).toHaveLength(5);
});

test('that nothing could be read is kept with its reason, and told until a later audit says otherwise', async () => {
  await visited();
  const { radar } = on.state.snapshot().accounts[0] ?? {};
  expect(radar).toMatchObject({ items: [], more: 0, pages: 5 });
  expect(radar?.unread).toHaveLength(5);
  expect(radar?.unread[0]?.opens).toBe(radar?.unread[0]?.path);
  prefer({ newSettings: 'never' });
  expect(on.state.snapshot().accounts[0]?.radar).toBeUndefined();
});

test('a report that is saved tells what the report card does: until it is put aside, and of pages only where they are visited', async () => {
  on.stored = { ...on.stored, accounts: [accountCalled('a')] };
  await visited();
  on.now = new Date(later(1));
  await append(seen(later(0), 'old'), seen(later(1), 'old', 'one'), told('one'));
  const radar = () => {
    const data = reportData(on, on.now);
    return reportDocument(data, { masked: false, language: 'en' }).report.accounts[0]?.radar;
  };
  expect(radar()?.news).toMatchObject([
    { kind: 'newRow', title: 'one', page: { path: privacy, name: 'Data privacy' } },
  ]);
  expect(radar()?.unread).toHaveLength(5);
  prefer({ newSettings: 'never' });
  expect(radar()).toMatchObject({ news: [{ title: 'one' }], unread: [] });
  const { id = '' } = on.state.snapshot().accounts[0]?.radar?.items[0] ?? {};
  await radarHandlers(on)['radar.putAside']({ account: 'a', page: privacy, id });
  expect(radar()).toBeUndefined();
});

test('what is put aside is kept in the history, and nothing else goes with it', async () => {
  on.now = new Date(later(1));
  on.stored = { ...on.stored, accounts: [accountCalled('a')] };
  await append(seen(later(0), 'old'), seen(later(1), 'old', 'one', 'two'), told('one'), told('two'));
  const items = () => on.state.snapshot().accounts[0]?.radar?.items ?? [];
  expect(items().map(({ title }) => title)).toEqual(['one', 'two']);
  expect(items()[0]).toMatchObject({ opens: `${path}-one`, watches: `${path}-one` });
  const putAside = radarHandlers(on)['radar.putAside'];
  const id = items()[0]?.id ?? '';
  await expect(putAside({ account: 'a', page: privacy, id: 'path:/nothing' })).rejects.toMatchObject({
    code: 'notAvailable',
  });
  await expect(putAside({ account: 'a', page: '/elsewhere', id })).rejects.toMatchObject({
    code: 'notAvailable',
  });
  await expect(putAside({ account: 'nobody', page: privacy, id })).rejects.toMatchObject({
    code: 'unknownAccount',
  });
  expect(await putAside({ account: 'a', page: privacy, id })).toEqual({ ok: true });
  expect(items().map(({ title }) => title)).toEqual(['two']);
  const { entries } = await on.histories.load('a');
  expect(entries().filter(({ kind }) => kind === 'notInteresting')).toEqual([
    {
      kind: 'notInteresting',
      about: { page: privacy, identity: 'path:/mypreferences/d/ai-assistants-one' },
      at: later(1),
    },
  ]);
});

test('a row whose page nobody opens but by hand leads to the page on which it stands, and can’t be watched', async () => {
  on.now = new Date(later(1));
  const close = '/mypreferences/d/close-accounts';
  const row = { path: close, key: null, title: 'Close', state: null };
  const page = seen(later(1));
  if (page.kind !== 'pageSeen') throw new Error('no page');
  const news = told('x');
  if (news.kind !== 'radarNews') throw new Error('no news');
  await append(
    seen(later(0), 'old'),
    { ...page, seen: { ...page.seen, rows: [row] } },
    { ...news, news: { ...news.news, path: close, title: 'Close' } },
  );
  expect(on.state.snapshot().accounts[0]?.radar?.items).toMatchObject([
    { title: 'Close', opens: privacy, watches: null },
  ]);
});
