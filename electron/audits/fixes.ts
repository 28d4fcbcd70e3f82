import type { Fix } from '../../checks/model/index.ts';
import { isDiskFull } from '../../checks/storage/disk-full.ts';
import { type FixBatch, Refused } from '../contract/index.ts';
import type { AppState } from '../state/app-state.ts';
import type { Audits } from './audits.ts';

interface FixesDeps {
  readonly state: AppState;
  readonly audits: Pick<Audits, 'assertFree' | 'changeEach' | 'stop'>;
}

/** "Fix all" and its undo. It goes on whether or not somebody looks: the report card only draws it. */
export class Fixes {
  private batch: FixBatch | null = null;

  constructor(private readonly deps: FixesDeps) {}

  /** Begins, and answers at once. Throws `Refused` where it can't begin. */
  start(account: string, checks: readonly string[], action: Fix['action']): void {
    if (this.batch !== null && !this.batch.over)
      throw new Refused('busy', 'Settings are being changed already.');
    this.deps.audits.assertFree(account, checks);
    const wanted = new Set(checks);
    this.keep({
      account,
      action,
      rows: this.rowsFor(account, wanted),
      current: null,
      over: false,
      refused: null,
    });
    const run = this.deps.audits.changeEach(account, [...wanted], action, {
      begins: ({ check }) => this.change((now) => ({ ...now, current: check })),
      ended: (fix) => this.change((now) => ({ ...now, rows: withResult(now.rows, fix) })),
    });
    run.then(
      () => this.end(null),
      (error: unknown) => this.end(error),
    );
  }

  stop(): void {
    if (this.batch !== null && !this.batch.over) this.deps.audits.stop(this.batch.account);
  }

  /** Puts away a batch that is over; one that is under way stays. */
  close(): void {
    if (this.batch?.over) this.keep(null);
  }

  /** A setting of the present batch stays in its place among the others. */
  private rowsFor(account: string, wanted: ReadonlySet<string>): FixBatch['rows'] {
    const rows = this.batch?.account === account ? this.batch.rows : [];
    const there = new Set(rows.map(({ check }) => check));
    if (![...wanted].every((check) => there.has(check)))
      return [...wanted].map((check) => ({ check, wanted: true, fix: null }));
    return rows.map((row) =>
      wanted.has(row.check) ? { ...row, wanted: true, fix: null } : { ...row, wanted: false },
    );
  }

  private end(error: unknown): void {
    const code = error instanceof Refused ? error.code : isDiskFull(error) ? 'diskFull' : 'failed';
    this.change((now) => ({ ...now, current: null, over: true, refused: error === null ? null : code }));
  }

  private change(next: (now: FixBatch) => FixBatch): void {
    if (this.batch !== null) this.keep(next(this.batch));
  }

  private keep(batch: FixBatch | null): void {
    this.batch = batch;
    this.deps.state.changeRuntime({ fixing: batch });
  }
}

const withResult = (rows: FixBatch['rows'], fix: Fix): FixBatch['rows'] =>
  rows.map((row) => (row.check === fix.check ? { ...row, fix } : row));
