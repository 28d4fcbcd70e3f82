import { describe, expect, it } from 'vitest';
import type { IndexLoading } from '../../checks/engine/contract.ts';
import type { IndexPage, SeenRow } from '../../checks/model/index.ts';
import { indexPage, loading, row, rowsOf, SimulatedAccount } from './simulated-account.ts';

const privacy = indexPage('privacy');
const ads = indexPage('ads');
const S = '/mypreferences/d/settings/';

const twice = (rows: readonly SeenRow[], more: Partial<IndexLoading> = {}) => [
  loading(rows, more),
  loading(rows, more),
];
const showing = (...pages: readonly (readonly [IndexPage, readonly IndexLoading[]])[]) => new Map(pages);
/** An account that has seen both pages as they are known. */
function settled(without: readonly string[] = []) {
  const account = new SimulatedAccount();
  const first = account.audit(
    0,
    showing([privacy, twice(but(rowsOf(privacy), without))], [ads, twice(rowsOf(ads))]),
  );
  return { account, first };
}
const but = (rows: readonly SeenRow[], without: readonly string[]) =>
  rows.filter(({ path }) => path === null || !without.includes(path));
const kinds = (news: readonly { readonly kind: string; readonly title: string }[]) =>
  news.map(({ kind, title }) => `${kind}: ${title}`);

describe('a silent change of the past', () => {
  it('run 0 of every card: the first visit is no news', () => {
    expect(settled().first).toEqual({ news: [], unread: new Map() });
  });

  it('C1: a new row is told in the first run that could see it, unread, with its place, and once', () => {
    const { account } = settled();
    const rows = [...rowsOf(privacy), row(`${S}agents`, 'Let agents read your messages')];
    const { news } = account.audit(1, showing([privacy, twice(rows)], [ads, twice(rowsOf(ads))]));
    expect(news).toMatchObject([
      { kind: 'newRow', page: privacy.path, path: `${S}agents`, state: null, known: 'nobody' },
    ]);
    expect(news[0]?.between).toEqual(['2026-01-05T09:00:00.000Z', '2026-01-12T09:00:00.000Z']);
    expect(account.audit(2, showing([privacy, twice(rows)])).news).toEqual([]);
  });

  it('C2: a row that others have long seen is told as new here, with the day since when', () => {
    const known = `${S}data-for-ai-improvement`;
    const { account } = settled([known]);
    const { news } = account.audit(1, showing([privacy, twice(rowsOf(privacy))]));
    expect(news).toMatchObject([{ kind: 'newRow', path: known, known: 'others', since: '2024-09-18' }]);
  });

  it('C6: one entry more in the settings menu is told, once, although every page shows it', () => {
    const menu = (names: readonly string[]): SeenRow[] =>
      names.map((name) => ({ ...row(`/mypreferences/d/categories/${name}`, name), menu: true }));
    const names = ['privacy', 'ads', 'account'];
    const account = new SimulatedAccount();
    const page = (one: IndexPage, of: readonly string[]) => twice([...menu(of), ...rowsOf(one)]);
    account.audit(0, showing([privacy, page(privacy, names)], [ads, page(ads, names)]));
    const more = [...names, 'assistants'];
    const { news } = account.audit(1, showing([privacy, page(privacy, more)], [ads, page(ads, more)]));
    expect(kinds(news)).toEqual(['newRow: assistants']);
  });

  it('C7: a list and a two-way choice on a page without switches are told', () => {
    const account = new SimulatedAccount();
    const page = (controls: IndexLoading['controls']) => twice(rowsOf(privacy), { controls });
    account.audit(0, showing([privacy, page([])]));
    const controls: IndexLoading['controls'] = [
      { kind: 'list', key: null, label: 'Who may train on it', state: 'Everyone', check: null },
      { kind: 'radios', key: 'id=share', label: 'Share with partners', state: 'on', check: null },
    ];
    const { news } = account.audit(1, showing([privacy, page(controls)]));
    expect(kinds(news)).toEqual(['newControl: Who may train on it', 'newControl: Share with partners']);
  });

  it('C8: switches that are off are named as well, and nothing is said of whether that is good', () => {
    const account = new SimulatedAccount();
    account.audit(0, showing([privacy, twice(rowsOf(privacy))]));
    const controls = ['a', 'b', 'c', 'd'].map((blog) => ({
      kind: 'switch' as const,
      key: null,
      label: `Prevent sharing of blog ${blog}`,
      state: 'off',
      check: null,
    }));
    const { news } = account.audit(1, showing([privacy, twice(rowsOf(privacy), { controls })]));
    expect(news).toHaveLength(4);
    expect(new Set(news.map(({ state }) => state))).toEqual(new Set(['off']));
  });

  it('C9: what is taken away is missing first and gone a week later; what two have become is new', () => {
    const { account } = settled();
    const left = [`${S}focused-inbox`, `${S}suggest-replies`];
    const rows = [...but(rowsOf(privacy), left), row(`${S}messaging-experience`, 'Messaging experience')];
    const first = account.audit(1, showing([privacy, twice(rows)]));
    expect(kinds(first.news).toSorted()).toEqual([
      'missing: Messaging suggestions',
      'missing: Use Focused Inbox',
      'newRow: Messaging experience',
    ]);
    const second = account.audit(2, showing([privacy, twice(rows)]));
    expect(kinds(second.news).toSorted()).toEqual(['gone: Messaging suggestions', 'gone: Use Focused Inbox']);
    expect(account.audit(3, showing([privacy, twice(rows)])).news).toEqual([]);
  });

  it('C9: missing once and there again is neither gone nor new', () => {
    const { account } = settled();
    account.audit(1, showing([privacy, twice(but(rowsOf(privacy), [`${S}focused-inbox`]))]));
    expect(account.audit(2, showing([privacy, twice(rowsOf(privacy))])).news).toEqual([]);
  });

  it('C11: a row that has gone from one page and come to another has moved', () => {
    const { account } = settled();
    const moved = `${S}data-for-ai-improvement`;
    const there = rowsOf(privacy).filter(({ path }) => path === moved);
    const { news } = account.audit(
      1,
      showing([privacy, twice(but(rowsOf(privacy), [moved]))], [ads, twice([...rowsOf(ads), ...there])]),
    );
    expect(news).toMatchObject([{ kind: 'moved', page: ads.path, path: moved, was: privacy.path }]);
    const later = account.audit(
      2,
      showing([privacy, twice(but(rowsOf(privacy), [moved]))], [ads, twice([...rowsOf(ads), ...there])]),
    );
    expect(later.news).toEqual([]);
  });

  it('C12: other words under a known address are one message, however many, and no new row', () => {
    const { account } = settled();
    const renamed = rowsOf(ads).map((one, at) => (at < 8 ? { ...one, title: `Renamed ${one.title}` } : one));
    const { news } = account.audit(1, showing([ads, twice(renamed)]));
    expect(news).toHaveLength(1);
    expect(news[0]).toMatchObject({ kind: 'renamed', group: ads.path, count: 8 });
    expect(account.audit(2, showing([ads, twice(renamed)])).news).toEqual([]);
  });

  it('C24: behind a page that asks for a yes nothing was read, and nothing is gone', () => {
    const { account } = settled();
    const { news, unread } = account.audit(1, showing([privacy, []]));
    expect(news).toEqual([]);
    expect(unread.size).toBe(1);
  });

  it('C30: ten new rows in a week are one line', () => {
    const { account } = settled();
    const ten = Array.from({ length: 10 }, (_, at) => row(`${S}harmless-${at}`, `Harmless ${at}`));
    const { news } = account.audit(1, showing([privacy, twice([...rowsOf(privacy), ...ten])]));
    expect(news).toHaveLength(1);
    expect(news[0]).toMatchObject({ kind: 'newRow', count: 10, group: privacy.path });
    expect(news[0]?.titles).toHaveLength(10);
  });
});

describe('what is no news', () => {
  it('another language: every title is another, and the rows are the same', () => {
    const { account } = settled();
    const german = rowsOf(privacy).map((one, at) => ({ ...one, title: `Zeile ${at}` }));
    expect(account.audit(1, showing([privacy, twice(german, { language: 'de' })])).news).toEqual([]);
    expect(account.audit(2, showing([privacy, twice(rowsOf(privacy))])).news).toEqual([]);
  });

  it('a page that leaves rows out without a word is not read, and nothing on it is gone or new', () => {
    const { account } = settled();
    const some = rowsOf(privacy).filter((_, at) => at % 2 === 0);
    for (const week of [1, 2, 3]) {
      const { news, unread } = account.audit(week, showing([privacy, twice(some)]));
      expect(news).toEqual([]);
      expect(unread.get(privacy.path)).toBe('notWhole');
    }
  });

  it('a row that only one of two loadings showed', () => {
    const { account } = settled();
    const once = [loading([...rowsOf(privacy), row(`${S}tip`, 'A tip')]), loading(rowsOf(privacy))];
    expect(account.audit(1, showing([privacy, once])).news).toEqual([]);
  });

  it('a first reading whose loadings differ is no baseline', () => {
    const account = new SimulatedAccount();
    const short = [loading(rowsOf(privacy).slice(0, 12)), loading(rowsOf(privacy))];
    expect(account.audit(0, showing([privacy, short])).unread.get(privacy.path)).toBe('notWhole');
    expect(account.audit(1, showing([privacy, twice(rowsOf(privacy))])).news).toEqual([]);
  });

  it('a page that lists too little of what is known', () => {
    const account = new SimulatedAccount();
    const strange = twice([row(`${S}a`, 'A'), row(`${S}b`, 'B'), row(`${S}c`, 'C'), row(`${S}d`, 'D')]);
    expect(account.audit(0, showing([privacy, strange])).unread.get(privacy.path)).toBe('notWhole');
  });

  it('the same row under the other of its two addresses, a query or a slash at its end', () => {
    const { account } = settled();
    const other = rowsOf(privacy).map((one) => ({
      ...one,
      path: one.path?.replace('/d/settings/', '/d/') ?? null,
    }));
    expect(account.audit(1, showing([privacy, twice(other)])).news).toEqual([]);
  });

  it('a number beside the words that has become another', () => {
    const { account } = settled();
    const counted = (count: number) =>
      rowsOf(ads).map((one) => ({ ...one, title: `${one.title} (${count})` }));
    account.audit(1, showing([ads, twice(counted(3))]));
    expect(account.audit(2, showing([ads, twice(counted(12))])).news).toEqual([]);
  });

  it('a row about notifications', () => {
    const { account } = settled();
    const rows = [...rowsOf(privacy), row('/mypreferences/d/notification-categories/trainers', 'Trainers')];
    expect(account.audit(1, showing([privacy, twice(rows)])).news).toEqual([]);
  });

  it('what the person does not care for', () => {
    const { account } = settled();
    const about = { page: privacy.path, identity: 'path:/mypreferences/d/focused-inbox' };
    account.append({ kind: 'notInteresting', about, at: '2026-01-06T09:00:00.000Z' });
    const rows = but(rowsOf(privacy), [`${S}focused-inbox`]);
    expect(account.audit(1, showing([privacy, twice(rows)])).news).toEqual([]);
  });
});
