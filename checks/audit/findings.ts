import { type CheckPast, compare } from '../history/flips.ts';
import { isLongAgo } from '../history/position.ts';
import {
  confirms,
  type Finding,
  isReadable,
  type Manifest,
  type Observation,
  type Scope,
  standingOf,
} from '../model/index.ts';

/** Reasons for which the person's own word that a setting is not there is an answer. */
const answered: readonly Observation['reason'][] = ['controlMissing', 'labelChanged', 'onlyReported'];

/**
 * An observation, with the person's own word that the setting is not on its page where the page itself shows nothing that
 * is surely it. Like other answers the word ages, and is asked for again. It never says where a setting stands.
 */
export function asSaid(
  observation: Observation,
  { notHere }: Pick<CheckPast, 'notHere'>,
  now: () => Date,
): Observation {
  if (notHere === null || observation.status !== 'unknown' || !answered.includes(observation.reason))
    return observation;
  if (isLongAgo(notHere.at, now())) return observation;
  const { candidates: _, drift: __, ...rest } = observation;
  return {
    ...rest,
    status: 'notOffered',
    reason: null,
    state: null,
    strength: 'person',
    detail: `Own word of ${notHere.on}: it is not there.`,
  };
}

/**
 * An observation of a setting whose words say more than before: private on the old words is not private on the new ones
 * before somebody has read them. What is exposed stays so.
 */
export function asWide(observation: Observation, scope: Scope | null): Observation {
  if (scope === null) return observation;
  if (observation.status !== 'pass') return { ...observation, scope };
  return { ...observation, scope, status: 'unknown', reason: 'wordsGrew', strength: null };
}

/** An observation as a finding of this account: compared with the past, and with how well it is known what was looked for. */
export function toldOf(
  check: Manifest | undefined,
  past: CheckPast,
  observation: Observation,
  { account, catalogue }: { readonly account: string; readonly catalogue: readonly Manifest[] },
): Finding {
  const setting = isReadable(check) ? check : null;
  const { confirmation, lastSeen } = past;
  const counts = setting !== null && confirmation !== null && confirms(confirmation, setting, catalogue);
  return {
    ...compare(past, observation, account),
    standing: setting === null ? null : standingOf(setting),
    confirmed: counts ? confirmation.on : null,
    lastSeen: lastSeen === null ? null : { state: lastSeen.state, at: lastSeen.at },
  };
}
