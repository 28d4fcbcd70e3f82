import { loadCatalogue, platformById } from '../../checks/catalogue/index.ts';
import type { IndexLoading } from '../../checks/engine/contract.ts';
import { readLine, writeLine } from '../../checks/history/line.ts';
import {
  type HistoryEntry,
  type IndexPage,
  type RadarNews,
  type Reason,
  rowIdentity,
  type SeenRow,
  wordsApart,
} from '../../checks/model/index.ts';
import { comparePages } from '../../checks/radar/compare.ts';
import { grouped } from '../../checks/radar/grouped.ts';
import { radarFacts } from '../../checks/radar/known-facts.ts';
import { radarPastOf } from '../../checks/radar/page-past.ts';
import { toKeep } from '../../checks/radar/to-keep.ts';
import { type WholeReading, wholeReading } from '../../checks/radar/whole.ts';

const catalogue = loadCatalogue();
const { manifests, indexPages } = catalogue;
const linkedin = platformById(catalogue, 'linkedin') ?? fail('no LinkedIn');

function fail(message: string): never {
  throw new Error(message);
}

/** LinkedIn’s index pages, by the last part of their address. */
export function indexPage(name: string): IndexPage {
  const found = indexPages.find(({ path }) => path.endsWith(`/${name}`));
  if (found === undefined) throw new Error(`no index page ${name}`);
  return found;
}

/** The rows that are known to stand on an index page, as a page would show them. */
export const rowsOf = (page: IndexPage): SeenRow[] =>
  page.rows.map(({ path, title }) => ({
    path: path ?? null,
    key: null,
    title: title ?? path ?? '',
    state: null,
  }));

export const row = (path: string, title: string): SeenRow => ({ path, key: null, title, state: null });

/** One loading of a page. */
export const loading = (rows: readonly SeenRow[], more: Partial<IndexLoading> = {}): IndexLoading => ({
  language: 'en',
  rows,
  controls: [],
  unfinished: false,
  ...more,
});

/** What an audit of a simulated account told, and which pages it could not read. */
export interface Told {
  readonly news: readonly RadarNews[];
  readonly unread: ReadonlyMap<string, Reason>;
}

/** An account on LinkedIn whose history is kept as it is on disk, line for line. */
export class SimulatedAccount {
  private readonly kept: HistoryEntry[] = [];
  private readonly facts = radarFacts(linkedin, manifests, indexPages);

  /** The rows that the page had when it was last read whole, as an audit hands them to the engine. */
  expected(page: IndexPage): SeenRow[] | null {
    const past = radarPastOf(this.kept, linkedin, () => null).pages.get(page.path);
    if (past === undefined) return null;
    return [...past.rows.values()].flatMap(({ thing, missingSince }) =>
      missingSince === null ? [thing] : [],
    );
  }

  /** Whether a loading shows what was expected: then the engine does not load the page again. */
  isAsExpected(page: IndexPage, { rows, unfinished }: IndexLoading): boolean {
    const named = (all: readonly SeenRow[]) =>
      new Map(all.map((one) => [rowIdentity(one, linkedin), wordsApart(one.title)]));
    const [seen, wanted] = [named(rows), named(this.expected(page) ?? [])];
    return (
      !unfinished && seen.size === wanted.size && [...seen].every(([name, said]) => wanted.get(name) === said)
    );
  }

  /** One audit in this week: each page with the loadings that the engine saw. */
  audit(week: number, pages: ReadonlyMap<IndexPage, readonly IndexLoading[]>): Told {
    const at = new Date(Date.UTC(2026, 0, 5 + 7 * week, 9)).toISOString();
    const past = radarPastOf(this.kept, linkedin, () => null);
    const readings: WholeReading[] = [];
    const unread = new Map<string, Reason>();
    for (const [page, loadings] of pages) {
      const seen = wholeReading({ blocker: null, loadings }, page, past.pages.get(page.path), linkedin, at);
      if ('reason' in seen) unread.set(page.path, seen.reason);
      else readings.push(seen);
    }
    const news = comparePages(readings, past, this.facts);
    for (const reading of readings)
      this.append({
        kind: 'pageSeen',
        audit: `week-${week}`,
        seen: toKeep(reading, past.pages.get(reading.page), linkedin),
      });
    for (const one of news) this.append({ kind: 'radarNews', audit: `week-${week}`, news: one });
    return { news: grouped(news), unread };
  }

  /** What comes back is what a line of the file gives back. */
  append(entry: HistoryEntry): void {
    const read = readLine(writeLine(entry).trimEnd());
    if (read.kind !== 'entry') throw new Error(`a line is ${read.kind}`);
    this.kept.push(read.entry);
  }
}
