import type { HistoryPoint } from '../../electron/contract/index.ts';

/** What a stretch of time looked like: what was seen, that it could not be seen, or what the person said. */
export type RunKind = 'private' | 'exposed' | 'unknown' | 'notOffered' | 'asked' | AnswerKind;

/** The person's own word: about a setting that they looked at, or about something that only they can do. */
type AnswerKind = 'saidPrivate' | 'saidExposed' | 'answered' | 'notDone';

/** An unbroken stretch of equal readings or answers. */
export interface Run {
  readonly kind: RunKind;
  readonly from: number;
  /** When the next stretch begins, or the last reading of all. */
  readonly to: number;
  readonly readings: number;
  /** The day that the person gave with the newest answer in it; null: it was seen, not said. */
  readonly answeredOn: string | null;
}

const kinds = {
  pass: 'private',
  fail: 'exposed',
  unknown: 'unknown',
  notOffered: 'notOffered',
  manual: 'asked',
} as const satisfies Record<HistoryPoint['status'], RunKind>;

function kindOf({ status, answer }: HistoryPoint, ofSetting: boolean): RunKind {
  if (answer === undefined) return kinds[status];
  if (ofSetting) return answer.done ? 'saidPrivate' : 'saidExposed';
  return answer.done ? 'answered' : 'notDone';
}

/**
 * Joins equal neighbours, so that years of weekly readings become a handful of stretches. Oldest first. Answers are
 * never joined with readings.
 */
export function runsOf(points: readonly HistoryPoint[], ofSetting = true): Run[] {
  const runs: { -readonly [K in keyof Run]: Run[K] }[] = [];
  for (const point of points) {
    const at = Date.parse(point.at);
    const kind = kindOf(point, ofSetting);
    const answeredOn = point.answer?.on ?? null;
    const last = runs.at(-1);
    if (last !== undefined) last.to = at;
    if (last?.kind === kind) {
      last.readings += 1;
      last.answeredOn = answeredOn;
    } else runs.push({ kind, from: at, to: at, readings: 1, answeredOn });
  }
  return runs;
}

/** The part of the runs that lies in a window of time. */
export function clip(runs: readonly Run[], from: number, to: number): Run[] {
  return runs
    .filter((run) => run.to >= from && run.from <= to)
    .map((run) => ({ ...run, from: Math.max(run.from, from), to: Math.min(run.to, to) }));
}

const heights = {
  private: 6,
  exposed: 20,
  unknown: 12,
  notOffered: 2,
  asked: 2,
  saidPrivate: 6,
  answered: 6,
  saidExposed: 20,
  notDone: 20,
} as const satisfies Record<RunKind, number>;
const FOOT = 22;
/** The least width at which a single reading can be seen. An answer is only an outline and needs more. */
const NARROWEST = 1.5;
const NARROWEST_ANSWER = 6;

/**
 * One path for each kind, in a box of `width` by 24. Height tells the kinds apart without colour: exposed stands
 * tall, private lies low; what was only said is hollow. However many runs there are, a timeline is a handful of elements.
 */
export function paths(runs: readonly Run[], from: number, to: number, width: number): Map<RunKind, string> {
  const scale = width / Math.max(1, to - from);
  const drawn = new Map<RunKind, string[]>();
  for (const run of runs) {
    const narrowest = run.answeredOn === null ? NARROWEST : NARROWEST_ANSWER;
    // The newest answer stands at the very end, and must not be cut off there.
    const x = Math.min((run.from - from) * scale, width - narrowest);
    const end = Math.max(x + narrowest, (run.to - from) * scale);
    const height = heights[run.kind];
    const piece = `M${x.toFixed(1)} ${FOOT - height}H${end.toFixed(1)}V${FOOT}H${x.toFixed(1)}Z`;
    const pieces = drawn.get(run.kind);
    if (pieces === undefined) drawn.set(run.kind, [piece]);
    else pieces.push(piece);
  }
  return new Map([...drawn].map(([kind, pieces]) => [kind, pieces.join('')]));
}
