import type { HistoryPoint } from '../../electron/contract/index.ts';

/** What a stretch of time looked like: the position could be read, or it could not. */
export type RunKind = 'private' | 'exposed' | 'unknown' | 'notOffered' | 'answer';

/** An unbroken stretch of equal readings. */
export interface Run {
  readonly kind: RunKind;
  readonly from: number;
  /** When the next stretch begins, or the last reading of all. */
  readonly to: number;
  readonly readings: number;
}

const kinds = {
  pass: 'private',
  fail: 'exposed',
  unknown: 'unknown',
  notOffered: 'notOffered',
  manual: 'answer',
} as const satisfies Record<HistoryPoint['status'], RunKind>;

/** Joins equal neighbours, so that years of weekly readings become a handful of stretches. Oldest first. */
export function runsOf(points: readonly HistoryPoint[]): Run[] {
  const runs: { kind: RunKind; from: number; to: number; readings: number }[] = [];
  for (const point of points) {
    const at = Date.parse(point.at);
    const kind = kinds[point.status];
    const last = runs.at(-1);
    if (last !== undefined) last.to = at;
    if (last?.kind === kind) last.readings += 1;
    else runs.push({ kind, from: at, to: at, readings: 1 });
  }
  return runs;
}

/** The part of the runs that lies in a window of time. */
export function clip(runs: readonly Run[], from: number, to: number): Run[] {
  return runs
    .filter((run) => run.to >= from && run.from <= to)
    .map((run) => ({ ...run, from: Math.max(run.from, from), to: Math.min(run.to, to) }));
}

const heights = { private: 6, exposed: 20, unknown: 12, notOffered: 2, answer: 6 } as const;
const FOOT = 22;

/**
 * One path for each kind, in a box of `width` by 24. Height tells the kinds apart without colour: exposed stands
 * tall, private lies low. However many runs there are, a strip is at most five elements.
 */
export function paths(runs: readonly Run[], from: number, to: number, width: number): Map<RunKind, string> {
  const scale = width / Math.max(1, to - from);
  const drawn = new Map<RunKind, string[]>();
  for (const run of runs) {
    const x = (run.from - from) * scale;
    const end = Math.max(x + 1.5, (run.to - from) * scale);
    const height = heights[run.kind];
    const piece = `M${x.toFixed(1)} ${FOOT - height}H${end.toFixed(1)}V${FOOT}H${x.toFixed(1)}Z`;
    const pieces = drawn.get(run.kind);
    if (pieces === undefined) drawn.set(run.kind, [piece]);
    else pieces.push(piece);
  }
  return new Map([...drawn].map(([kind, pieces]) => [kind, pieces.join('')]));
}
