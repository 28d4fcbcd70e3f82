import {
  type Finding,
  type HistoryEntry,
  type Manifest,
  MOST_TOLD_APART,
  type Platform,
  type RadarNews,
  type RadarPage,
} from '../model/index.ts';
import { grouped } from './grouped.ts';
import { nameOn, type RadarPast, radarPastOf, subjectOf } from './page-past.ts';
import type { Known } from './seen-before.ts';
import { same } from './tongue.ts';
import { watches } from './watched.ts';

/** So long something new is told, unless the person does something about it before. */
const TOLD_FOR_MS = 8 * 7 * 24 * 60 * 60_000;

/** One thing that is not as it was, and about which the person has done nothing yet. */
export interface OpenItem {
  /** Names it among those of its page. */
  readonly id: string;
  /** In today's words. */
  readonly news: RadarNews;
  /** What tells it from its neighbours; of several that are told as one, each. */
  readonly subjects: readonly string[];
}

/** What names a piece of news among those of its page. */
export const idOf = (news: RadarNews, platform: Pick<Platform, 'sameRows'>): string =>
  news.titles === undefined ? subjectOf(news, platform) : `group:${news.kind}:${news.between[1]}`;

/** What the radar has still to tell of an account. */
export interface OpenNews {
  /** What weighs most first. */
  readonly items: readonly OpenItem[];
  /** The index pages that were to be looked at the last time. */
  readonly pages: readonly RadarPage[];
}

interface Place {
  readonly platform: Platform;
  /** Every check of the platform. */
  readonly catalogue: readonly Manifest[];
  readonly now: Date;
}

const weights: readonly RadarNews['kind'][] = ['newRow', 'newControl', 'moved', 'renamed', 'gone', 'missing'];
/** What others have long seen weighs less than what nobody has. */
const weightOf = ({ news }: OpenItem): number =>
  weights.indexOf(news.kind) * 2 + (news.known === 'others' ? 1 : 0);

const toldAt = ({ news }: OpenItem): string => news.between[1];

/** Reads out of a history what is not as it was, still so, and not put aside. */
export function openNews(entries: readonly HistoryEntry[], { platform, catalogue, now }: Place): OpenNews {
  const own = catalogue.filter((check) => check.platform === platform.id);
  const pageOf = (check: string) => own.find(({ id }) => id === check)?.place.path ?? null;
  const known: Knowledge = {
    past: radarPastOf(entries, platform, pageOf),
    newest: newestFindings(entries),
    platform,
    catalogue: own,
  };
  const told = entries.flatMap((entry) => {
    if (entry.kind !== 'radarNews') return [];
    const age = Math.abs(now.getTime() - Date.parse(entry.news.between[1]));
    return age > TOLD_FOR_MS ? [] : [entry.news];
  });
  // One thing is told once, by what weighs most; of two that weigh the same, the newer.
  const items = new Map<string, OpenItem>();
  const open = told.flatMap((news) => stillOpen(news, known) ?? []);
  for (const item of open) {
    const name = nameOn(item.news.page, item.id);
    const before = items.get(name);
    if (before === undefined || weightOf(item) <= weightOf(before)) items.set(name, item);
  }
  const pages = entries.findLast((entry) => entry.kind === 'auditFinished' && entry.radarPages !== undefined);
  const byWeight = [...items.values()].toSorted(
    (one, other) => weightOf(one) - weightOf(other) || toldAt(other).localeCompare(toldAt(one)),
  );
  return {
    items: fewer(byWeight, platform),
    pages: pages?.kind === 'auditFinished' ? (pages.radarPages ?? []) : [],
  };
}

interface Knowledge {
  readonly past: RadarPast;
  readonly newest: ReadonlyMap<string, Finding>;
  readonly platform: Platform;
  readonly catalogue: readonly Manifest[];
}

function newestFindings(entries: readonly HistoryEntry[]): ReadonlyMap<string, Finding> {
  const newest = new Map<string, Finding>();
  for (const entry of entries) if (entry.kind === 'finding') newest.set(entry.finding.check, entry.finding);
  return newest;
}

/** The news as it stands today; null where that is over, or was put aside. */
function stillOpen(news: RadarNews, known: Knowledge): OpenItem | null {
  const { past, platform } = known;
  const wanted = (subject: string) => !past.putAside.has(nameOn(news.page, subject));
  if (news.titles !== undefined) return groupStillOpen(news, known, wanted);
  const subject = subjectOf(news, platform);
  if (!wanted(subject)) return null;
  const now = news.check === undefined ? asItStands(news, subject, known) : ofCheck(news, news.check, known);
  return now === null ? null : { id: subject, news: now, subjects: [subject] };
}

/** Of several that were told as one, those that are still there. */
function groupStillOpen(
  news: RadarNews,
  known: Knowledge,
  wanted: (subject: string) => boolean,
): OpenItem | null {
  const page = known.past.pages.get(news.page);
  const titles = new Set(news.titles);
  const rows = [...(page?.rows ?? [])].flatMap(([subject, { thing, missingSince }]) =>
    missingSince === null && titles.has(thing.title) && !watches.row(thing.path, known)
      ? [{ subject, title: thing.title }]
      : [],
  );
  const controls = [...(page?.controls ?? [])].flatMap(([subject, { thing, missingSince }]) =>
    missingSince === null && titles.has(thing.label) && !watches.control(news.page, thing, known)
      ? [{ subject, title: thing.label }]
      : [],
  );
  const there = (news.kind === 'newControl' ? controls : [...rows, ...controls]).filter(({ subject }) =>
    wanted(subject),
  );
  const [first] = there;
  if (first === undefined) return null;
  const { group: _, count: __, titles: ___, ...one } = news;
  const id = idOf(news, known.platform);
  const subjects = there.map(({ subject }) => subject);
  const all = { ...news, count: there.length, titles: there.map(({ title }) => title) };
  return { id, subjects, news: there.length > 1 ? all : { ...one, title: first.title } };
}

/** A row or a control in today's words; null where what was told of it is not so any more. */
function asItStands(news: RadarNews, subject: string, known: Knowledge): RadarNews | null {
  const page = known.past.pages.get(news.page);
  if (news.label !== undefined) {
    const control = page?.controls.get(subject);
    const now = control?.thing ?? { key: news.key ?? null, label: news.label, check: null };
    if (news.kind === 'newControl' && watches.control(news.page, now, known)) return null;
    return isStillSo(news, page?.at, control, now.label)
      ? { ...news, ...present(control?.thing.label, control?.thing.state) }
      : null;
  }
  const row = page?.rows.get(subject);
  const path = news.path === news.page ? null : news.path;
  if (news.kind === 'newRow' && watches.row(path, known)) return null;
  return isStillSo(news, page?.at, row, row?.thing.title)
    ? { ...news, ...present(row?.thing.title, row?.thing.state) }
    : null;
}

const present = (title: string | undefined, state: string | null | undefined) => ({
  ...(title === undefined || title === '' ? {} : { title }),
  ...(state === undefined ? {} : { state }),
});

/** `at`: when its page was read last. What was forgotten, as words of another language are, is told until it is old. */
function isStillSo(
  { kind, title, between }: RadarNews,
  at: string | undefined,
  known: Known<unknown> | undefined,
  words: string | undefined,
): boolean {
  const isThere = known?.missingSince !== undefined ? known.missingSince === null : null;
  if (kind === 'missing') return isThere === false && at === between[1];
  if (kind === 'gone') return isThere === false;
  if (kind === 'renamed') return isThere !== false && (words === undefined || same(words, title));
  return isThere !== false;
}

/** News of a known setting. */
function ofCheck(news: RadarNews, check: string, { past, newest, catalogue }: Knowledge): RadarNews | null {
  const manifest = catalogue.find(({ id }) => id === check);
  if (manifest === undefined) return null;
  if (news.kind === 'missing' || news.kind === 'gone') {
    const seen = newest.get(check);
    const away = seen?.reason === 'controlMissing';
    return away && (news.kind === 'gone' || seen.at === news.between[1]) ? news : null;
  }
  const controls = past.pages.get(news.page)?.controls ?? new Map<string, never>();
  const there = [...controls.values()].some(
    ({ thing, missingSince }) => missingSince === null && thing.check === check,
  );
  return there ? news : null;
}

/** What is missing has a line of its own in the history; many of one page are one for a person. */
function fewer(items: readonly OpenItem[], platform: Platform): OpenItem[] {
  const alike = new Map<string, OpenItem[]>();
  for (const item of items) {
    const { kind, page, titles } = item.news;
    const name = titles === undefined ? `${kind} ${page}` : `${kind} ${page} ${item.id}`;
    alike.set(name, [...(alike.get(name) ?? []), item]);
  }
  return [...alike.values()].flatMap((all): OpenItem[] => {
    const [group] = all.length > MOST_TOLD_APART ? grouped(all.map(({ news }) => news)) : [];
    if (group === undefined) return all;
    const subjects = all.flatMap((one) => one.subjects);
    return [{ id: idOf(group, platform), news: group, subjects }];
  });
}
