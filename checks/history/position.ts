import {
  capabilitiesOf,
  type Flip,
  type Manifest,
  type PlacedManifest,
  privateState,
  type Status,
} from '../model/index.ts';
import { type CheckPast, wasSeen } from './flips.ts';

/**
 * Where one check stands, and whether that has aged: two facts, never one. What could not be seen this time stays where
 * it was last seen, so that no sum ever gets better because less was seen.
 */
export interface Position {
  /** `unknown`: looked at, and never known. Null: never looked at. */
  readonly status: Status | null;
  /** Not known from the newest look, or from one too long ago. */
  readonly aged?: true;
  /** Manual checks only: the person has said that it is done. */
  readonly done?: boolean;
  /** A setting that is private by the person's own word: never counted as seen. */
  readonly own?: boolean;
}

type Known = Pick<CheckPast, 'newest' | 'lastKnown' | 'answer' | 'unproven'>;

/** What has to be known of a check to say where it stands. */
type Asked = Pick<Manifest, 'method'> & Partial<Pick<PlacedManifest, 'polarity'>>;

/** How long a position may be called seen: a month, the longest time between two audits, and some days to spare. */
const SEEN_FOR_MS = 40 * 24 * 60 * 60_000;

/** Whether what was seen or said at this instant is too long ago to count as known, by either clock. */
export const isLongAgo = (then: string, now: Date): boolean =>
  Math.abs(now.getTime() - Date.parse(then)) > SEEN_FOR_MS;

/**
 * The person's own answer, where it still counts: always for what only they can know, and for a setting until
 * something newer was found out about it. A look that could not tell has found out nothing.
 */
export function standingAnswer(
  check: Asked,
  { lastKnown, answer }: Pick<Known, 'lastKnown' | 'answer'>,
): CheckPast['answer'] {
  if (capabilitiesOf(check).answer === 'done' || lastKnown === null) return answer;
  if (answer !== null && Date.parse(answer.at) > Date.parse(lastKnown.at)) return answer;
  return ownLook(check, lastKnown);
}

/** What was last known, as the person's own word, if it was they who saw it. Today's manifest says what is private. */
function ownLook({ polarity }: Asked, lastKnown: NonNullable<Known['lastKnown']>): CheckPast['answer'] {
  if (lastKnown.strength !== 'person' || !wasSeen(lastKnown)) return null;
  const { at, status, state } = lastKnown;
  const done = polarity === undefined ? status === 'pass' : state === privateState({ polarity });
  return { done, on: at.slice(0, 10), at };
}

/**
 * Whether what is known has aged: a later look was in vain, or it is too long ago. The order of the looks decides which
 * is later, not their times: a clock may have been set back, or may have run far ahead.
 */
function isAged(since: string, { newest, answer }: Pick<Known, 'newest' | 'answer'>, now: Date): boolean {
  const then = Date.parse(since);
  const missed = newest?.status === 'unknown' && (answer === null || Date.parse(newest.at) >= then);
  return missed || isLongAgo(since, now);
}

/** Whether a change of ours may have moved it away from where it was seen private: an undo that nobody could read again. */
const mayBeTurned = ({ lastKnown, unproven }: Pick<Known, 'lastKnown' | 'unproven'>): boolean =>
  lastKnown?.status === 'pass' && unproven.some(({ to }) => to !== lastKnown.state);

/** What counts of one check: where it was last known to stand, and for manual ones the person's own answer. */
export function positionOf(check: Asked, past: Known, now: Date): Position {
  if (capabilitiesOf(check).answer === 'done') return { status: 'manual', done: past.answer?.done === true };
  const { newest, lastKnown } = past;
  const answer = standingAnswer(check, past);
  const since = answer?.at ?? lastKnown?.at ?? null;
  if (since === null) return { status: newest === null ? null : 'unknown' };
  // What they saw themselves is a look among the others, of which the order says which is the newest.
  const said = answer === past.answer ? answer : null;
  const aged = isAged(since, { newest, answer: said }, now) ? { aged: true as const } : {};
  // "It is exposed" is believed; "it is private" is repeated, and never drawn as seen.
  if (answer !== null)
    return answer.done ? { status: 'manual', done: true, own: true, ...aged } : { status: 'fail', ...aged };
  const status = lastKnown?.status ?? 'unknown';
  const turned = mayBeTurned(past);
  // That it was not offered says nothing about where it stands if it is offered by now.
  if ((status === 'notOffered' || turned) && newest?.status === 'unknown') return { status: 'unknown' };
  return { status, ...(turned ? { aged: true } : aged) };
}

/**
 * The flip back, not made here, that is still open: since then no look has shown the setting private, and the person
 * has not said that it is.
 */
export function openFlipBack(
  check: Asked,
  past: Pick<CheckPast, 'lastKnown' | 'answer' | 'standingFlipBack'>,
): Flip | null {
  return standingAnswer(check, past)?.done === true ? null : past.standingFlipBack;
}
