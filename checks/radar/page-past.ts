import {
  controlIdentity,
  type Finding,
  type HistoryEntry,
  isByWords,
  type PageSeen,
  type Platform,
  type RadarNews,
  rowIdentity,
  type SeenRow,
} from '../model/index.ts';
import type { Known, PagePast } from './seen-before.ts';
import { speaksOtherwise } from './tongue.ts';

/** What an earlier version kept of a page: its switches that no check knew. */
export interface PageBefore {
  readonly at: string;
  /** By what tells them from their neighbours; the words of known controls among them. */
  readonly switches: ReadonlySet<string>;
}

/** All that the radar knows of an account. */
export interface RadarPast {
  readonly pages: ReadonlyMap<string, PagePast>;
  /** When each piece of news was told last, by kind, page and what tells its subject from its neighbours. */
  readonly told: ReadonlyMap<string, string>;
  /** What the person does not care for. */
  readonly putAside: ReadonlySet<string>;
  readonly before: ReadonlyMap<string, PageBefore>;
}

/** Names something of a page for good. */
export const nameOn = (page: string, identity: string): string => `${page} ${identity}`;

/** Names one piece of news for good. */
export const toldAs = (kind: string, page: string, identity: string): string =>
  `${kind} ${nameOn(page, identity)}`;

/** The past of the page once it has been read whole again. */
export function readAgain(
  past: PagePast | undefined,
  seen: PageSeen,
  platform: Pick<Platform, 'sameRows'>,
): PagePast {
  // Words of another language tell nothing of those before.
  const forgets = past !== undefined && speaksOtherwise(past, seen, platform);
  const nameOf = (row: SeenRow) => rowIdentity(row, platform);
  return {
    at: seen.at,
    language: seen.language,
    readings: (past?.readings ?? 0) + 1,
    rows: after(past?.rows, seen.rows, seen.at, { forgets, nameOf }),
    controls: after(past?.controls, seen.controls, seen.at, { forgets, nameOf: controlIdentity }),
  };
}

/** Where nothing is written down, all is as it was. */
function after<Thing>(
  past: ReadonlyMap<string, Known<Thing>> = new Map(),
  seen: readonly Thing[] | undefined,
  at: string,
  { forgets, nameOf }: { readonly forgets: boolean; readonly nameOf: (thing: Thing) => string },
): ReadonlyMap<string, Known<Thing>> {
  if (seen === undefined) return past;
  const now = new Map<string, Known<Thing>>();
  for (const [name, known] of past)
    if (!(forgets && isByWords(name))) now.set(name, { ...known, missingSince: known.missingSince ?? at });
  for (const thing of seen) now.set(nameOf(thing), { thing, missingSince: null });
  return now;
}

/** Reads the radar's past out of an account's history, in one pass. `pageOf`: where a check stands. */
export function radarPastOf(
  entries: readonly HistoryEntry[],
  platform: Pick<Platform, 'sameRows'>,
  pageOf: (check: string) => string | null,
): RadarPast {
  const pages = new Map<string, PagePast>();
  const told = new Map<string, string>();
  const putAside = new Set<string>();
  const before = new Map<string, { at: string; switches: Set<string> }>();
  let findings: Finding[] = [];
  for (const entry of entries) {
    if (entry.kind === 'auditStarted') findings = [];
    if (entry.kind === 'finding') findings.push(entry.finding);
    if (entry.kind === 'pageSeen')
      pages.set(entry.seen.page, readAgain(pages.get(entry.seen.page), entry.seen, platform));
    if (entry.kind === 'notInteresting') putAside.add(nameOn(entry.about.page, entry.about.identity));
    if (entry.kind === 'radarNews')
      told.set(
        toldAs(entry.news.kind, entry.news.page, subjectOf(entry.news, platform)),
        entry.news.between[1],
      );
    if (entry.kind !== 'auditFinished' || entry.stopped) continue;
    for (const { check, state, observed, at } of findings) {
      const page = state === null ? null : pageOf(check);
      if (page === null) continue;
      const known = before.get(page) ?? { at, switches: new Set() };
      if (observed.label !== null) known.switches.add(controlIdentity({ key: null, label: observed.label }));
      before.set(page, { ...known, at });
    }
    for (const item of entry.unknownSwitches) before.get(item.page)?.switches.add(controlIdentity(item));
  }
  return { pages, told, putAside, before };
}

/** What tells the subject of a piece of news from its neighbours. */
export function subjectOf(news: RadarNews, platform: Pick<Platform, 'sameRows'>): string {
  if (news.check !== undefined) return `check:${news.check}`;
  if (news.label !== undefined) return controlIdentity({ key: news.key ?? null, label: news.label });
  const path = news.path === news.page ? null : news.path;
  return rowIdentity({ path, key: news.key ?? null, title: news.title }, platform);
}
