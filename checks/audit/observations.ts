import type { IndexResult, VisitResult } from '../engine/contract.ts';
import {
  LONGEST_DETAIL,
  type Manifest,
  type Observation,
  observationSchema,
  privateState,
  type Reason,
  type SettingManifest,
  standingOf,
  type Witness,
} from '../model/index.ts';

/** An observation that says nothing yet. */
export function blank(check: Manifest, at: string): Observation {
  return {
    check: check.id,
    platform: check.platform,
    status: 'unknown',
    reason: null,
    state: null,
    locked: null,
    observed: { label: null, key: null, url: null },
    witnesses: [],
    strength: null,
    at,
    durationMs: 0,
    revision: check.revision,
    detail: null,
  };
}

/** A check that could not be looked at, with the reason. */
export function unknownObservation(
  check: Manifest,
  reason: Reason,
  at: string,
  detail: string | null = null,
): Observation {
  return { ...blank(check, at), reason, detail: detail?.slice(0, LONGEST_DETAIL) ?? null };
}

/** A check that only the person can answer, with their answer if there is one. */
export function manualObservation(
  check: Manifest,
  answer: { readonly done: boolean; readonly on: string } | null,
  at: string,
): Observation {
  const detail = answer === null ? null : `Own answer of ${answer.on}: ${answer.done ? 'done' : 'not done'}.`;
  return { ...blank(check, at), status: 'manual', detail };
}

/**
 * What the engine saw of one check, if it can be believed; else `unknown/error`. It repeats the rules that must never
 * fail: nothing is `pass` or `fail` without a position, and none is `pass` in the exposing one, or where neither the
 * page's own answer nor a look after a reload says the same.
 */
export function trusted(
  check: SettingManifest,
  seen: Observation | undefined,
  at: string,
  durationMs: number,
): Observation {
  const refuse = (detail: string): Observation => ({
    ...unknownObservation(check, 'error', at, detail),
    durationMs,
  });
  if (seen === undefined) return refuse('The engine said nothing about this check.');
  const parsed = observationSchema.safeParse(seen);
  if (!parsed.success)
    return refuse(`The engine answered in a wrong shape: ${parsed.error.issues[0]?.message}`);
  const { status, state, reason } = parsed.data;
  if ((status === 'unknown') !== (reason !== null))
    return refuse('A verdict and its reason contradict each other.');
  const expected = status === 'pass' || status === 'fail' ? status : null;
  if (
    expected !== null &&
    (state === null || (state === privateState(check) ? 'pass' : 'fail') !== expected)
  ) {
    return refuse('A verdict and the position that was seen contradict each other.');
  }
  const agrees = ({ kind, says }: Witness) => (kind === 'network' || kind === 'reload') && says === state;
  if (status === 'pass' && !parsed.data.witnesses.some(agrees))
    return refuse('Nothing but the page’s drawing speaks for the private position.');
  const confirmed = parsed.data.witnesses.some(({ kind }) => kind === 'confirmed');
  if (expected !== null && standingOf(check) === 'reported' && !confirmed)
    return refuse('What only reports speak of was believed, and nobody has confirmed it.');
  return parsed.data;
}

/** All of a visit's result but its observations, where it found out nothing. */
export const nothingFound: Omit<VisitResult, 'observations'> = {
  inventory: [],
  controls: null,
  stop: null,
  retryAt: null,
  identity: null,
  watchedMs: 0,
  reloads: 0,
  stuck: false,
};

/** All of a look at a page that lists settings, where it found out nothing. */
export const noRowsRead: IndexResult = {
  blocker: null,
  loadings: [],
  stop: null,
  retryAt: null,
  identity: null,
  stuck: false,
};
