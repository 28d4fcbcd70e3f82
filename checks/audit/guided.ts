import { type CheckPast, compare, noPast, pastOf } from '../history/flips.ts';
import type { HistoryPort } from '../history/port.ts';
import { isLongAgo } from '../history/position.ts';
import {
  type Account,
  ENGINE_VERSION,
  type Finding,
  type GuidedManifest,
  hasPosition,
  type Manifest,
  type Observation,
  type PersonsAnswer,
  type PlacedManifest,
  personsFindingSchema,
  privateState,
} from '../model/index.ts';
import { blank } from './observations.ts';
import { UnknownCheck } from './plan.ts';
import type { Clock } from './ports.ts';

/** What the person saw of a setting, as an observation: their word is all that it rests on. */
function saidObservation(check: PlacedManifest, answer: PersonsAnswer, at: string): Observation {
  const said = { ...blank(check, at), strength: 'person' as const };
  if (answer === 'notThere') return { ...said, status: 'notOffered', detail: 'Own look: it is not there.' };
  const status = answer === privateState(check) ? 'pass' : 'fail';
  return { ...said, status, state: answer, detail: `Own look: it is ${answer}.` };
}

/**
 * What the person last saw of a guided check, with the instant at which they did; null where they never looked, or too
 * long ago. It is repeated and never made newer. Today's manifest says what is private.
 */
export function ownLook(
  check: GuidedManifest,
  { lastKnown }: Pick<CheckPast, 'lastKnown'>,
  now: Date,
): Observation | null {
  if (lastKnown === null || lastKnown.strength !== 'person' || isLongAgo(lastKnown.at, now)) return null;
  return saidObservation(check, lastKnown.state ?? 'notThere', lastKnown.at);
}

/** What keeping an answer works with. */
export interface AnswerDeps {
  readonly history: HistoryPort;
  readonly clock: Clock;
  /** Every check of the account's platform. */
  readonly catalogue: readonly Manifest[];
}

/** What came of an answer. */
export type Answered =
  | { readonly result: 'kept'; readonly finding: Finding }
  | { readonly result: 'refused'; readonly reason: 'engineTooOld' };

/**
 * Keeps what the person saw on a setting's page in the account's history, compared with what was seen before: a flip by
 * their own eyes is a flip. Rejects with `UnknownCheck` or the history's own error.
 */
export async function keepAnswer(
  { history, clock, catalogue }: AnswerDeps,
  account: Account,
  id: string,
  answer: PersonsAnswer,
): Promise<Answered> {
  const check = catalogue.find((one) => one.id === id && one.platform === account.platform);
  if (!hasPosition(check)) throw new UnknownCheck(id);
  if (check.engine > ENGINE_VERSION) return { result: 'refused', reason: 'engineTooOld' };
  const past = pastOf(await history.entries()).checks.get(id) ?? noPast;
  const observation = saidObservation(check, answer, clock.now().toISOString());
  const finding = personsFindingSchema.parse(compare(past, observation, account.id));
  await history.append({ kind: 'looked', finding });
  return { result: 'kept', finding };
}
