import { loadCatalogue, platformById } from '../../checks/catalogue/index.ts';
import type { IndexLoading } from '../../checks/engine/contract.ts';
import { readLine, writeLine } from '../../checks/history/line.ts';
import type { HistoryEntry, IndexPage, RadarNews, Reason, SeenRow } from '../../checks/model/index.ts';
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
  readonly lines: string[] = [];
  private readonly facts = radarFacts(linkedin, manifests, indexPages);

  entries(): HistoryEntry[] {
    return this.lines.map((line) => {
      const read = readLine(line.trimEnd());
      if (read.kind !== 'entry') throw new Error(`a line is ${read.kind}`);
      return read.entry;
    });
  }

  /** One audit in this week: each page with the loadings that the engine saw. */
  audit(week: number, pages: ReadonlyMap<IndexPage, readonly IndexLoading[]>): Told {
    const at = new Date(Date.UTC(2026, 0, 5 + 7 * week, 9)).toISOString();
    const past = radarPastOf(this.entries(), linkedin, () => null);
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

  append(entry: HistoryEntry): void {
    this.lines.push(writeLine(entry));
  }
}
