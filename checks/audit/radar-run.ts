import type { EngineOptions, IndexVisit, VisitResult } from '../engine/contract.ts';
import type { HistoryPort } from '../history/port.ts';
import {
  type Finding,
  type HistoryEntry,
  type IndexPage,
  type Manifest,
  MOST_SEEN_CONTROLS,
  meaningOf,
  type Platform,
  type RadarNews,
  type RadarPage,
  type RadarReport,
  type Reason,
} from '../model/index.ts';
import { comparePages, type RadarFacts } from '../radar/compare.ts';
import { grouped } from '../radar/grouped.ts';
import { radarFacts } from '../radar/known-facts.ts';
import { missingChecks } from '../radar/missing-checks.ts';
import { idOf } from '../radar/open-news.ts';
import { type RadarPast, radarPastOf } from '../radar/page-past.ts';
import { toKeep } from '../radar/to-keep.ts';
import { type WholeReading, wholeReading } from '../radar/whole.ts';
import { noRowsRead } from './observations.ts';
import type { ReadingSession } from './renewable-session.ts';

/** What the radar of one audit works with. */
export interface RadarDeps {
  readonly platform: Platform;
  readonly catalogue: readonly Manifest[];
  readonly indexPages: readonly IndexPage[];
  readonly history: HistoryPort;
}

/** What one audit notices beside its findings: it gathers while pages are read, and compares when they all are. */
export class RadarRun {
  private readonly facts: RadarFacts;
  private readonly past: RadarPast;
  private readonly readings: WholeReading[] = [];
  private readonly pages: RadarPage[] = [];

  constructor(
    private readonly deps: RadarDeps,
    private readonly audit: string,
    entries: readonly HistoryEntry[],
  ) {
    const { platform, catalogue, indexPages } = deps;
    this.facts = radarFacts(platform, catalogue, indexPages);
    const pageOf = (check: string) => catalogue.find(({ id }) => id === check)?.place.path ?? null;
    this.past = radarPastOf(entries, platform, pageOf);
  }

  /** The controls that a settings page had when it was last read; null where it never was. */
  expectedControls(page: string): string[] | null {
    const controls = this.past.pages.get(page)?.controls;
    if (controls === undefined) return null;
    return [...controls].flatMap(([name, { missingSince }]) => (missingSince === null ? [name] : []));
  }

  /** A settings page was read; what no check knows on it counts, too. */
  visited(page: string, { controls, observations, stop }: VisitResult, at: string): void {
    // Only where a known control was really seen has the page come; later, too, where the page is there without it.
    const came = observations.some(({ state, status }) => state !== null && status !== 'unknown');
    const bare = observations.every(({ reason }) => reason !== null && meaningOf(reason).about === 'check');
    const counts = came || (bare && this.past.pages.has(page));
    if (controls === null || stop !== null || !counts) return;
    this.readings.push({
      page,
      at,
      language: controls.language,
      rows: null,
      controls: controls.seen.slice(0, MOST_SEEN_CONTROLS),
    });
  }

  /** Visits one index page. Gives back what the engine said of it, for the audit to heed. */
  async visit(
    page: IndexPage,
    place: Pick<IndexVisit, 'site' | 'identity'>,
    session: ReadingSession,
    options: EngineOptions,
  ) {
    const { platform, catalogue } = this.deps;
    const before = this.past.pages.get(page.path);
    const expected = before && [...before.rows.values()].filter(({ missingSince }) => missingSince === null);
    const visit: IndexVisit = {
      ...place,
      platform,
      catalogue,
      path: page.path,
      known: this.deps.indexPages.flatMap(({ rows }) => rows.flatMap(({ path }) => path ?? [])),
      expected: expected?.map(({ thing }) => thing) ?? null,
    };
    const reason = options.signal?.aborted === true ? ('browserClosed' as const) : ('error' as const);
    const failed = { ...noRowsRead, blocker: { reason, detail: 'the page could not be read' } };
    // The engine promises not to reject. If it does, its page is unknown and the audit goes on.
    const result = await session.readIndex(visit, options).catch(() => failed);
    const read = wholeReading(result, page, before, platform, options.now().toISOString());
    if ('reason' in read) this.leftOut(page, read.reason);
    else {
      this.readings.push(read);
      this.pages.push({ platform: platform.id, path: page.path, read: true, reason: null });
    }
    return result;
  }

  /** An index page that was not read, and why. */
  leftOut({ path }: Pick<IndexPage, 'path'>, reason: Reason): void {
    this.pages.push({ platform: this.deps.platform.id, path, read: false, reason });
  }

  /** Compares what was seen with what was there before, and keeps both in the history. */
  async finish(findings: readonly Finding[]): Promise<RadarReport> {
    const { platform, catalogue, history } = this.deps;
    const news: readonly RadarNews[] = [
      ...comparePages(this.readings, this.past, this.facts),
      ...missingChecks(findings, this.past, catalogue),
    ];
    for (const reading of this.readings) {
      const seen = toKeep(reading, this.past.pages.get(reading.page), platform);
      await history.append({ kind: 'pageSeen', audit: this.audit, seen });
    }
    // What is missing is told again once it is gone: so each has its own line, and all else may share one.
    const absent = news.filter(({ kind }) => kind === 'missing' || kind === 'gone');
    const others = grouped(news.filter((one) => !absent.includes(one)));
    for (const one of [...others, ...absent])
      await history.append({ kind: 'radarNews', audit: this.audit, news: one });
    const told = [...others, ...grouped(absent)];
    return { pages: this.pages, news: told.map((one) => ({ ...one, id: idOf(one, platform) })) };
  }
}
