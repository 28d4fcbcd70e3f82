import {
  type ControlKind,
  controlIdentity,
  isApart,
  isByWords,
  type Manifest,
  MOST_SEEN_CONTROLS,
  MOST_UNKNOWN_ON_PAGE,
  type Platform,
  type RadarControl,
  type RadarNews,
  rowIdentity,
  rowPath,
  type SeenRow,
} from '../model/index.ts';
import { nameOn, type RadarPast, subjectOf, toldAs } from './page-past.ts';
import type { Known, PagePast } from './seen-before.ts';
import { same, speaksOtherwise } from './tongue.ts';
import type { WholeReading } from './whole.ts';

/** What the radar knows beside the account's past. */
export interface RadarFacts {
  readonly platform: Platform;
  /** Every check of the platform. */
  readonly catalogue: readonly Manifest[];
  /** Paths that others are known to see, with a day on which they did. */
  readonly known: ReadonlyMap<string, string | null>;
}

/** Kinds of controls that earlier versions kept. Others would all be new on the day after an update. */
const keptBefore: ReadonlySet<ControlKind> = new Set([
  'switch',
  'checkbox',
  'button',
  'radios',
  'list',
  'menu',
]);

/** A page that lacked so many of the known rows when it was first read had not come whole. */
const FIRST_READ_SHORT = { rows: 4, share: 1 / 3 };

/** Missing for so long, in a second whole reading, is no longer listed. A week, less what an audit may begin earlier. */
export const GONE_AFTER_MS = 6 * 24 * 3_600_000;

/** Compares one page with its past. What concerns several pages is put together afterwards. */
export function comparePage(reading: WholeReading, past: RadarPast, facts: RadarFacts): RadarNews[] {
  const before = past.pages.get(reading.page);
  const legacy = past.before.get(reading.page);
  if (before === undefined) return legacy === undefined ? [] : controlsSince(reading, legacy, facts);
  const translated = speaksOtherwise(
    before,
    { language: reading.language, rows: reading.rows ?? [], controls: reading.controls },
    facts.platform,
  );
  const about: About = { reading, before, past, facts, translated };
  return [...(reading.rows === null ? [] : rowNews(about, reading.rows)), ...controlNews(about)];
}

interface About {
  readonly reading: WholeReading;
  readonly before: PagePast;
  readonly past: RadarPast;
  readonly facts: RadarFacts;
  /** The page speaks another language than before: words say nothing. */
  readonly translated: boolean;
}

function rowNews(about: About, rows: readonly SeenRow[]): RadarNews[] {
  const { reading, before, past, facts, translated } = about;
  const nameOf = (row: SeenRow) => rowIdentity(row, facts.platform);
  const now = new Set(rows.map(nameOf));
  const news: RadarNews[] = [];
  const fresh = rows.filter((row) => {
    const known = before.rows.get(nameOf(row));
    return known === undefined || wasGone(past, reading.page, nameOf(row), known);
  });
  // Then the first reading was none to compare with, and this one is.
  const compared = firstReadShort(before, fresh, rows.length, facts) ? [] : fresh;
  for (const row of compared) {
    if (translated && isByWords(nameOf(row))) continue;
    news.push({ kind: 'newRow', ...ofRow(about, row), title: row.title });
  }
  for (const row of rows) {
    const known = before.rows.get(nameOf(row))?.thing;
    if (known === undefined || translated || row.title === '' || known.title === '') continue;
    if (!same(row.title, known.title))
      news.push({ kind: 'renamed', ...ofRow(about, row), title: row.title, was: known.title });
  }
  // A menu may be left out as a whole, on a narrow page: then none of it is missing.
  const menuThere = rows.some(({ menu }) => menu === true);
  for (const [name, known] of before.rows) {
    if (now.has(name) || (translated && isByWords(name))) continue;
    if (known.thing.menu === true && !menuThere) continue;
    const kind = absence(past, reading, name, known);
    if (kind !== null) news.push({ kind, ...ofRow(about, known.thing), title: known.thing.title });
  }
  return news;
}

/** Whether the first reading of the page seems to have lacked what has long been there. */
function firstReadShort(
  before: PagePast,
  fresh: readonly SeenRow[],
  all: number,
  facts: RadarFacts,
): boolean {
  const known = fresh.filter((row) => isKnown(row, facts)).length;
  return before.readings === 1 && known >= FIRST_READ_SHORT.rows && known > all * FIRST_READ_SHORT.share;
}

const wasGone = (past: RadarPast, page: string, name: string, { missingSince }: Known<unknown>): boolean =>
  missingSince !== null && (past.told.get(toldAs('gone', page, name)) ?? '') >= missingSince;

/** What is to be told of something that is not there: at first that it is missing, and once, after a week, that it is gone. */
function absence(
  past: RadarPast,
  { page, at }: WholeReading,
  name: string,
  known: Known<unknown>,
): 'missing' | 'gone' | null {
  if (known.missingSince === null) return 'missing';
  const since = Date.parse(at) - Date.parse(known.missingSince);
  // What has moved, or is missing beside other words, was never told to be missing.
  const saidMissing = (past.told.get(toldAs('missing', page, name)) ?? '') >= known.missingSince;
  return since >= GONE_AFTER_MS && saidMissing && !wasGone(past, page, name, known) ? 'gone' : null;
}

function ofRow({ reading, before, facts }: About, row: SeenRow) {
  const since = row.path === null ? null : facts.known.get(rowPath(row.path, facts.platform));
  return {
    platform: facts.platform.id,
    page: reading.page,
    path: row.path ?? reading.page,
    ...(row.key === null ? {} : { key: row.key }),
    state: row.state,
    known: isKnown(row, facts) ? ('others' as const) : ('nobody' as const),
    ...(since ? { since } : {}),
    between: [before.at, reading.at] satisfies [string, string],
  };
}

const isKnown = ({ path }: Pick<SeenRow, 'path'>, { known, platform }: RadarFacts): boolean =>
  path !== null && known.has(rowPath(path, platform));

function controlNews({ reading, before, facts, translated }: About): RadarNews[] {
  const since = { at: before.at, reading, facts };
  // Of a page with more than is kept, nobody knows what was there before.
  const there = [...before.controls.values()].filter(({ missingSince }) => missingSince === null);
  if (there.length >= MOST_SEEN_CONTROLS) return [];
  return reading.controls.flatMap((control): RadarNews[] => {
    const name = controlIdentity(control);
    const known = before.controls.get(name)?.thing;
    if (translated) return known === undefined && !isByWords(name) ? appeared(since, control) : [];
    if (known === undefined) return appeared(since, control);
    if (same(control.label, known.label) || control.label === '' || known.label === '') return [];
    return [{ kind: 'renamed', ...ofControl(since, control), was: known.label }];
  });
}

/** What is new beside what an earlier version kept of the page. */
function controlsSince(
  reading: WholeReading,
  { at, switches }: { readonly at: string; readonly switches: ReadonlySet<string> },
  facts: RadarFacts,
): RadarNews[] {
  const since = { at, reading, facts };
  const names = new Set(reading.controls.map(({ label }) => controlIdentity({ key: null, label })));
  if (switches.size >= MOST_UNKNOWN_ON_PAGE) return [];
  const speaksAsBefore = [...names].some((name) => switches.has(name));
  return reading.controls.flatMap((control) => {
    const name = controlIdentity(control);
    if (!keptBefore.has(control.kind) || control.check !== null || switches.has(name)) return [];
    return isByWords(name) && !speaksAsBefore ? [] : appeared(since, control);
  });
}

interface Since {
  readonly at: string;
  readonly reading: WholeReading;
  readonly facts: RadarFacts;
}

/** A control that was not on this page before. A known setting that stands on another page now has moved. */
function appeared(since: Since, control: RadarControl): RadarNews[] {
  const { reading, facts } = since;
  const home = facts.catalogue.find(({ id }) => id === control.check)?.place.path ?? null;
  if (home === reading.page) return [];
  return home === null
    ? [{ kind: 'newControl', ...ofControl(since, control) }]
    : [{ kind: 'moved', ...ofControl(since, control), was: home }];
}

function ofControl({ at, reading, facts }: Since, control: RadarControl) {
  return {
    platform: facts.platform.id,
    page: reading.page,
    path: reading.page,
    ...(control.key === null ? {} : { key: control.key }),
    label: control.label,
    title: control.label,
    state: control.state,
    ...(control.check === null ? {} : { check: control.check }),
    known: control.check === null ? ('nobody' as const) : ('others' as const),
    between: [at, reading.at] satisfies [string, string],
  };
}

/**
 * The news of all pages of one audit: each thing once, what has gone from one place and come to another as moved, nothing
 * that says nothing about privacy, and nothing that the person has put aside.
 */
export function comparePages(
  readings: readonly WholeReading[],
  past: RadarPast,
  facts: RadarFacts,
): RadarNews[] {
  const { platform } = facts;
  const all = readings.flatMap((reading) => comparePage(reading, past, facts));
  const elsewhere = new Map<string, string>();
  for (const [page, { rows }] of past.pages)
    for (const [name, { missingSince }] of rows) if (missingSince === null) elsewhere.set(name, page);
  const told: RadarNews[] = [];
  const moved = new Set<RadarNews>();
  const seen = new Set<string>();
  for (const news of all) {
    const name = subjectOf(news, platform);
    if (isApart(news.path, platform) || past.putAside.has(nameOn(news.page, name))) continue;
    if (news.kind !== 'newRow') {
      told.push(news);
      continue;
    }
    if (seen.has(name)) continue;
    seen.add(name);
    const left = all.find((other) => other.kind === 'missing' && isSame(other, news, platform));
    if (left !== undefined) {
      moved.add(left);
      const was = left.page === news.page ? left.path : left.page;
      told.push({ ...news, kind: 'moved', was });
    } else if (!elsewhere.has(name)) told.push(news);
  }
  return told.filter((news) => !moved.has(news));
}

/** Whether what has gone from one place is what has come to another: the same row of another page, or its words under another address. */
function isSame(left: RadarNews, come: RadarNews, platform: Platform): boolean {
  if (left.label !== undefined) return false;
  if (left.page !== come.page) return subjectOf(left, platform) === subjectOf(come, platform);
  return left.title !== '' && same(left.title, come.title);
}
