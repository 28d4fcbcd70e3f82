import { type Fix, type HistoryEntry, mayComeLate, type State } from '../model/index.ts';

/** A change of ours to one check: a fix or an undo. */
export interface OurChange {
  readonly check: string;
  readonly action: Fix['action'];
  readonly from: State;
  readonly to: State;
  readonly at: string;
}

/** A change of ours that may have happened. Only a later finding shows whether it did. */
export interface UnprovenChange extends OurChange {
  /** Its `changeStarted`, while that has not ended; null: its fix was written down. */
  readonly begun: string | null;
  /** It was asked for on another check, which is known to move this one. */
  readonly along: boolean;
}

const other = (state: State): State => (state === 'on' ? 'off' : 'on');

/** What may come of a change that has begun. Until its end is written, it counts as interrupted. */
export function changesBegun(
  entry: Extract<HistoryEntry, { kind: 'changeStarted' }>,
): readonly UnprovenChange[] {
  const { check, action, to, at, change: begun } = entry;
  const may = (moved: { readonly check: string; readonly to: State }, along: boolean): UnprovenChange => ({
    check: moved.check,
    action,
    from: other(moved.to),
    to: moved.to,
    at,
    begun,
    along,
  });
  return [may({ check, to }, false), ...entry.along.map((moved) => may(moved, true))];
}

/**
 * What a fix entry says about its own check, and those that it moved along. A click whose outcome could not be read
 * again (offline, browser closed) counts as a possible change of ours: only a later finding can show whether it held.
 */
export function changesBy(fix: Fix): {
  readonly made: readonly UnprovenChange[];
  /** Changes that even the reading after the reload has not settled: the site may still take them. */
  readonly open: readonly UnprovenChange[];
  /** The change that was seen to hold. */
  readonly held: OurChange | null;
} {
  const { check, before, action, at } = fix;
  const unproven = { begun: null, along: false } as const;
  if (before === null) return { made: [], open: [], held: null };
  if (fix.result === 'fixed' && fix.after !== null) {
    const change = { check, action, from: before, to: fix.after, at };
    return { made: [{ ...change, ...unproven }, ...movedAlong(fix)], open: [], held: change };
  }
  const late = fix.reason !== null && mayComeLate(fix.reason);
  const clicked = late || fix.proof.some((finding) => finding.check === check);
  if (fix.result !== 'failed' || !clicked) return { made: [], open: [], held: null };
  const change = { check, action, from: before, to: other(before), at, ...unproven };
  if (late) return { made: movedAlong(fix), open: [change], held: null };
  return fix.after === null
    ? { made: [change, ...movedAlong(fix)], open: [], held: null }
    : { made: [], open: [], held: null };
}

/** A related check that our click moved along was moved here as well. */
function movedAlong({ check: own, action, at, proof }: Fix): UnprovenChange[] {
  return proof.flatMap(({ check, flip }) =>
    check === own || flip?.by !== 'here'
      ? []
      : [{ check, action, from: flip.from, to: flip.to, at, begun: null, along: true }],
  );
}
