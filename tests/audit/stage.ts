import type { AuditDeps, AuditProgress } from '../../checks/audit/audit-contract.ts';
import { noRowsRead, nothingFound } from '../../checks/audit/observations.ts';
import type { BrowserPort, BrowserSession } from '../../checks/audit/ports.ts';
import type { IndexVisit, Visit, VisitResult } from '../../checks/engine/contract.ts';
import type { HistoryPort } from '../../checks/history/port.ts';
import { type HistoryEntry, historyEntrySchema, type Manifest } from '../../checks/model/index.ts';
import { day, platform, seen } from './builders.ts';

/** All that the audit service needs, played by the test: what each page shows is `pages`, by path. */
export class Stage implements HistoryPort {
  readonly log: HistoryEntry[];
  readonly visits: Visit[] = [];
  readonly pauses: number[] = [];
  readonly progress: AuditProgress[] = [];
  opened: string[] = [];
  closed = 0;
  time = Date.parse(day(20));

  constructor(
    readonly catalogue: readonly Manifest[],
    readonly pages: Record<
      string,
      (visit: Visit) => Partial<VisitResult> | Promise<Partial<VisitResult>>
    > = {},
    past: readonly HistoryEntry[] = [],
  ) {
    this.log = [...past];
  }

  async append(entry: HistoryEntry): Promise<void> {
    this.log.push(historyEntrySchema.parse(entry));
  }

  async entries(): Promise<readonly HistoryEntry[]> {
    return this.log.slice();
  }

  readonly browser: BrowserPort = {
    open: async (account, purpose) => {
      this.opened.push(`${account.id} ${purpose}`);
      return {
        readPage: (visit, options) => this.readPage(visit, options),
        changeSetting: (change, options) => this.changeSetting(change, options),
        listControls: (listing, options) => this.listControls(listing, options),
        readIndex: (visit, options) => this.readIndex(visit, options),
        close: async () => {
          this.closed += 1;
        },
      };
    },
  };

  deps(change: Partial<AuditDeps> = {}): AuditDeps {
    return {
      browser: this.browser,
      history: this,
      clock: { now: () => this.tick() },
      platform,
      catalogue: this.catalogue,
      random: () => 0.5,
      pause: async (ms) => {
        this.pauses.push(ms);
      },
      ...change,
    };
  }

  /** How the engine reads; a test may put another way in its place. */
  readPage: BrowserSession['readPage'] = async (visit) => {
    this.visits.push(visit);
    const shown = await this.pages[visit.path]?.(visit);
    return {
      ...nothingFound,
      observations: visit.checks.map((check) => seen(idOf(check), 'off', this.now())),
      ...shown,
    };
  };

  /** How the engine changes, where a test lets it. */
  changeSetting: BrowserSession['changeSetting'] = async () => {
    throw new Error('Nothing was to be changed.');
  };

  /** How the engine lists, where a test lets it. */
  listControls: BrowserSession['listControls'] = async () => {
    throw new Error('Nothing was to be listed.');
  };

  readonly indexVisits: IndexVisit[] = [];
  /** How the engine reads a page that lists settings, where a test lets it. */
  readIndex: BrowserSession['readIndex'] = async (visit) => {
    this.indexVisits.push(visit);
    return { ...noRowsRead, blocker: { reason: 'pageMissing', detail: 'there is none' } };
  };

  private tick(): Date {
    this.time += 1000;
    return new Date(this.time);
  }

  now(): string {
    return new Date(this.time).toISOString();
  }
}

export const idOf = (check: Pick<Manifest, 'id'>): string => check.id.slice('house.'.length);
