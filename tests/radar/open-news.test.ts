import { describe, expect, it } from 'vitest';
import { loadCatalogue, platformById } from '../../checks/catalogue/index.ts';
import { readLine, writeLine } from '../../checks/history/line.ts';
import type {
  HistoryEntry,
  Manifest,
  PageSeen,
  RadarControl,
  RadarNews,
  SeenRow,
} from '../../checks/model/index.ts';
import { indexPagesDue } from '../../checks/radar/due.ts';
import { idOf, openNews } from '../../checks/radar/open-news.ts';
import { linesToPutAside } from '../../checks/radar/put-aside.ts';
import { row } from './simulated-account.ts';

const catalogue = loadCatalogue();
const { indexPages } = catalogue;
const linkedin = platformById(catalogue, 'linkedin') ?? fail('no LinkedIn');
function fail(message: string): never {
  throw new Error(message);
}

const page = '/mypreferences/d/categories/privacy';
const S = '/mypreferences/d/settings/';
/** The same rows as they are named: LinkedIn has two addresses for each. */
const D = '/mypreferences/d/';
const week = (number: number): string => new Date(Date.UTC(2026, 0, 5 + 7 * number, 9)).toISOString();
const seen = (at: number, rows: readonly SeenRow[], more: Partial<PageSeen> = {}): HistoryEntry => ({
  kind: 'pageSeen',
  audit: `week-${at}`,
  seen: { page, at: week(at), language: 'en', rows: [...rows], controls: [], ...more },
});
const told = (at: number, kind: RadarNews['kind'], part: Partial<RadarNews>): HistoryEntry => ({
  kind: 'radarNews',
  audit: `week-${at}`,
  news: {
    kind,
    platform: 'linkedin',
    page,
    path: page,
    title: '',
    state: null,
    known: 'nobody',
    between: [week(at - 1), week(at)],
    ...part,
  },
});
const aside = (identity: string): HistoryEntry => ({
  kind: 'notInteresting',
  about: { page, identity },
  at: week(9),
});
const finished = (at: number, more: object = {}): HistoryEntry => ({
  kind: 'auditFinished',
  audit: { id: `week-${at}`, trigger: 'manual', startedAt: week(at), finishedAt: week(at) },
  stopped: false,
  unknownSwitches: [],
  ...more,
});

/** What is open in this week, of a history as it is on disk. */
function open(lines: readonly HistoryEntry[], at: number, checks: readonly Manifest[] = catalogue.manifests) {
  const entries = lines.map((entry) => {
    const read = readLine(writeLine(entry).trimEnd());
    if (read.kind !== 'entry') throw new Error(`a line is ${read.kind}`);
    return read.entry;
  });
  return openNews(entries, { platform: linkedin, catalogue: checks, now: new Date(week(at)) });
}
const titles = (...asked: Parameters<typeof open>) =>
  open(...asked).items.map(({ news }) => `${news.kind}: ${news.title}`);

const old = row(`${S}old`, 'Old');
const agents = row(`${S}agents`, 'Agents');
const newRow = told(1, 'newRow', { path: agents.path ?? '', title: 'Agents' });
const first = [seen(0, [old]), seen(1, [old, agents]), newRow];

describe('what the radar told is open', () => {
  it('as long as it is there and for eight weeks, in the words and with the value of today', () => {
    expect(titles(first, 1)).toEqual(['newRow: Agents']);
    const renamed = { ...agents, title: 'Assistants', state: 'on' };
    const later = [
      ...first,
      seen(3, [old, renamed]),
      told(3, 'renamed', { path: `${S}agents`, title: 'Assistants', was: 'Agents' }),
    ];
    expect(open(later, 4).items).toMatchObject([
      { id: `path:${D}agents`, news: { kind: 'newRow', title: 'Assistants', state: 'on' } },
    ]);
    expect(titles(later, 8)).toHaveLength(1);
    expect(titles(first, 10)).toEqual([]);
    expect(titles([...first, seen(2, [old])], 2)).toEqual([]);
  });

  it('until the person puts it aside, also where it comes back', () => {
    const put = [...first, aside(`path:${D}agents`)];
    expect(titles(put, 2)).toEqual([]);
    const back = [
      ...put,
      seen(3, [old]),
      seen(5, [old, agents]),
      told(5, 'newRow', { path: agents.path ?? '', title: 'Agents' }),
    ];
    expect(titles(back, 5)).toEqual([]);
    expect(titles([...first, aside(`path:${D}other`)], 2)).toHaveLength(1);
  });

  it('a name of earlier days is none of today’s', () => {
    const once = told(1, 'renamed', { path: `${S}old`, title: 'Older', was: 'Old' });
    const rename = [seen(0, [old]), seen(1, [{ ...old, title: 'Older' }]), once];
    expect(titles(rename, 1)).toEqual(['renamed: Older']);
    expect(titles([...rename, seen(2, [old])], 2)).toEqual([]);
  });

  it('what is missing only of the newest reading, and what has gone until it is back', () => {
    const missing = told(1, 'missing', { path: `${S}old`, title: 'Old' });
    const away = [seen(0, [old, agents]), seen(1, [agents]), missing];
    expect(titles(away, 1)).toEqual(['missing: Old']);
    const still = [...away, seen(2, [agents])];
    expect(titles(still, 2)).toEqual([]);
    const gone = [...still, told(2, 'gone', { path: `${S}old`, title: 'Old' })];
    expect(titles(gone, 4)).toEqual(['gone: Old']);
    expect(titles([...gone, seen(4, [agents, old])], 4)).toEqual([]);
  });

  it('several at once as one: those that are there, and each put aside by itself', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => row(`${S}${name}`, name));
    const group = told(1, 'newRow', {
      title: 'a',
      group: page,
      count: 6,
      titles: rows.map(({ title }) => title),
    });
    const six = [seen(0, [old]), seen(1, [old, ...rows]), group];
    const [item] = open(six, 1).items;
    expect(item?.news.count).toBe(6);
    expect(item?.subjects).toEqual(rows.map(({ title }) => `path:${D}${title}`));
    const five = open([...six, seen(2, [old, ...rows.slice(1)])], 2).items;
    expect(five).toMatchObject([{ id: item?.id, news: { count: 5 } }]);
    expect(titles([...six, ...(item?.subjects ?? []).map(aside)], 2)).toEqual([]);
    const last = [...six, ...(item?.subjects ?? []).slice(1).map(aside)];
    expect(open(last, 2).items.map(({ news }) => [news.title, news.count])).toEqual([['a', undefined]]);
  });

  it('is put aside all at once, or one thing of it; by another page or name nothing is', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => row(`${S}${name}`, name));
    const all = rows.map(({ title }) => title);
    const group = told(1, 'newRow', { title: 'a', group: page, count: 6, titles: all });
    const six = [seen(0, [old]), seen(1, [old, ...rows]), group];
    const { items } = open(six, 1);
    const id = group.kind === 'radarNews' ? idOf(group.news, linkedin) : '';
    const linesFor = (at: string, name: string) => linesToPutAside(items, { page: at, id: name }, week(2));
    expect(linesFor(page, id)).toEqual(all.map((name) => ({ ...aside(`path:${D}${name}`), at: week(2) })));
    expect(linesFor(page, `path:${D}c`)).toEqual([{ ...aside(`path:${D}c`), at: week(2) }]);
    expect(titles([...six, ...(linesFor(page, id) ?? [])], 2)).toEqual([]);
    expect(open([...six, ...(linesFor(page, `path:${D}c`) ?? [])], 2).items[0]?.news.count).toBe(5);
    for (const [at, name] of [
      ['/elsewhere', id],
      [page, 'path:/elsewhere'],
      [page, ''],
    ] as const)
      expect(linesFor(at, name)).toBeNull();
  });

  it('many that have gone are one, too, although each has its own line', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => row(`${S}${name}`, name));
    const gone = rows.map((one) => told(2, 'gone', { path: one.path ?? '', title: one.title }));
    const { items } = open([seen(0, [old, ...rows]), seen(1, [old]), ...gone], 2);
    expect(items).toMatchObject([{ news: { kind: 'gone', count: 6 } }]);
    expect(items[0]?.subjects).toHaveLength(6);
  });

  it('what nobody knows before what others have, new things before all else, the newest first', () => {
    const rows = ['a', 'b', 'c'].map((name) => row(`${S}${name}`, name));
    const all = [
      seen(0, [old]),
      seen(3, [...rows]),
      told(2, 'newRow', { path: `${S}a`, title: 'a' }),
      told(3, 'newRow', { path: `${S}b`, title: 'b' }),
      told(3, 'newRow', { path: `${S}c`, title: 'c', known: 'others' }),
      told(3, 'missing', { path: `${S}old`, title: 'Old' }),
    ];
    expect(titles(all, 3)).toEqual(['newRow: b', 'newRow: a', 'newRow: c', 'missing: Old']);
  });
});

describe('what the person has had watched', () => {
  const control: RadarControl = { kind: 'switch', key: 'id=share', label: 'Share', state: 'on', check: null };
  const lines = (now: RadarControl) => [
    seen(0, []),
    seen(1, [], { controls: [now] }),
    told(1, 'newControl', { key: 'id=share', label: 'Share', title: 'Share' }),
  ];
  const any = catalogue.manifests.find(
    ({ method, platform }) => method === 'setting' && platform === 'linkedin',
  );
  if (any?.method !== 'setting') throw new Error('no setting');
  const watching = (path: string, change: Partial<typeof any.control>): Manifest => ({
    ...any,
    id: 'linkedin.own-share',
    place: { ...any.place, path },
    control: { ...any.control, keys: [], labels: [], ...change },
  });

  it('is open no more: by its key, by its words, or as the page tells it', () => {
    expect(titles(lines(control), 1)).toEqual(['newControl: Share']);
    expect(titles(lines({ ...control, check: 'linkedin.own-share' }), 1)).toEqual([]);
    const byKey = watching(page, { keys: [{ attribute: 'id', value: 'share' }] });
    expect(titles(lines(control), 1, [byKey])).toEqual([]);
    const byWords = watching(page, { labels: [{ language: 'en', text: 'share', seen: '2026-01-01' }] });
    const nameless = { ...control, key: null };
    const told = lines(nameless).map((entry) =>
      entry.kind === 'radarNews' ? { ...entry, news: { ...entry.news, key: undefined } } : entry,
    );
    expect(titles(told, 1, [byWords])).toEqual([]);
  });

  it('is open still where a neighbour is watched, or a switch of another page', () => {
    const other = watching(page, { keys: [{ attribute: 'id', value: 'other' }] });
    const elsewhere = watching(`${S}x`, { keys: [{ attribute: 'id', value: 'share' }] });
    expect(titles(lines(control), 1, [other, elsewhere])).toEqual(['newControl: Share']);
    // A check that ships is none of their wishes: a new row of a known setting is told.
    expect(titles(first, 1, [{ ...watching(`${S}agents`, {}), id: 'linkedin.agents' }])).toHaveLength(1);
    expect(titles(first, 1, [watching(`${S}agents`, {})])).toEqual([]);
  });
});

describe('pages that list settings', () => {
  const unread = { platform: 'linkedin', path: page, read: false, reason: 'notWhole' } as const;
  it('are told as the last audit found them that was to look at them', () => {
    const read = { ...unread, read: true, reason: null };
    expect(
      open([finished(0, { radarPages: [read] }), finished(1, { radarPages: [unread] })], 1).pages,
    ).toEqual([unread]);
    expect(open([finished(0, { radarPages: [unread] }), finished(1)], 1).pages).toEqual([unread]);
    expect(open([finished(0)], 1).pages).toEqual([]);
  });

  it('are visited in each audit, never, or where none was read for four weeks', () => {
    const due = (every: Parameters<typeof indexPagesDue>[0], lines: readonly HistoryEntry[], at: number) =>
      indexPagesDue(every, lines, indexPages, { platform: 'linkedin', now: new Date(week(at)) });
    const lines = [seen(0, [old])];
    expect([due('eachAudit', lines, 0), due('never', [], 9)]).toEqual([true, false]);
    expect([0, 1, 3, 4].map((at) => due('monthly', lines, at))).toEqual([false, false, false, true]);
    expect(due('monthly', [], 0)).toBe(true);
    // A page of a check is none of them, and another platform’s are not this one’s.
    const settings = seen(0, [], { page: `${S}data-for-ai-improvement` });
    expect(due('monthly', [settings], 1)).toBe(true);
    expect(indexPagesDue('monthly', lines, indexPages, { platform: 'x', now: new Date(week(1)) })).toBe(true);
    // A clock that was set back does not keep them from being visited for ever.
    expect(due('monthly', [seen(90, [old])], 0)).toBe(true);
  });
});
