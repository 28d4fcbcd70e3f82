import {
  LONGEST_DETAIL,
  LONGEST_WITNESS,
  type Observation,
  privateState,
  type Reason,
  type SettingManifest,
  type State,
  type Status,
  type Strength,
  type Witness,
} from '../model/index.ts';
import { contradictsItself, type SeenControl, stateOf } from './look.ts';
import type { Recognition } from './recognise.ts';
import type { NetworkValue } from './traffic.ts';

/** Everything that one visit gathered about one check. */
export interface Evidence {
  /** What kept us from reading at all, if anything did. */
  readonly blocker: { readonly reason: Reason; readonly detail: string } | null;
  readonly notOffered: string | null;
  readonly recognition: Recognition | null;
  readonly heading: string | null;
  readonly path: string;
  readonly network: NetworkValue;
  /** Why the drawing alone is not to be believed; see `doubtAbout`. */
  readonly doubt: string | null;
  /** Whose data, asked for by the page's own code, had not arrived when we stopped waiting; null where all had. */
  readonly dataPending: 'own' | 'foreign' | null;
  /** False where the position was still changing at the end of the watch. */
  readonly settled: boolean;
  /** What was read after a full reload: a position, `null` where it could not be read; undefined: not reloaded. */
  readonly reloaded: State | null | undefined;
}

/** The judgement of the evidence. `readPage` adds place and time. */
export type Verdict = Pick<
  Observation,
  'status' | 'reason' | 'state' | 'locked' | 'witnesses' | 'strength' | 'detail'
>;

/** Whether the page's own answer and the control say the same position. */
export const confirmedByNetwork = (control: SeenControl, network: Evidence['network']): boolean =>
  network !== null && network === stateOf(control);

/**
 * Whether one look is enough. An `off` may be a switch that has not heard its value yet, and `pass` wants two
 * witnesses: unless the page's own answer confirms it, such a reading is watched and taken again after a reload.
 */
export function needsWatch(
  check: SettingManifest,
  control: SeenControl,
  network: Evidence['network'],
): boolean {
  if (confirmedByNetwork(control, network) && !contradictsItself(control)) return false;
  const state = stateOf(control);
  return state !== 'on' || state === privateState(check) || network !== null;
}

/**
 * Whether an exposing position should be watched a little longer: a switch may be drawn on before its answer says that
 * it is off.
 */
export const mayStillHear = (
  check: SettingManifest,
  control: SeenControl,
  network: Evidence['network'],
): boolean => check.settle.networkKeys.length > 0 && network === null && stateOf(control) !== null;

/** A position that nothing but the page's drawing gives. */
export const isDrawnOnly = (control: SeenControl, network: Evidence['network']): boolean =>
  network === null && stateOf(control) !== null;

/**
 * The verdict on one check: a pure function of what was gathered. `pass` needs which control it is from two
 * witnesses and its state from two; `fail` needs the first and one of the second; every doubt is `unknown`.
 */
export function judge(check: SettingManifest, evidence: Evidence): Verdict {
  const { recognition, blocker } = evidence;
  const control = recognition?.found ? recognition.control : null;
  const state = control ? stateOf(control) : null;
  const witnesses =
    control && recognition?.found ? gatherWitnesses(recognition.witnesses, control, state, evidence) : [];
  const verdict = (status: Status, reason: Reason | null, detail: string | null): Verdict => ({
    status,
    reason,
    state,
    locked: control ? control.disabled : null,
    witnesses,
    strength: status === 'pass' || status === 'fail' ? strengthOf(state, evidence) : null,
    // A page may lead to an address as long as it likes: no reason to lose the verdict.
    detail: detail?.slice(0, LONGEST_DETAIL) ?? null,
  });

  if (blocker) return { ...verdict('unknown', blocker.reason, blocker.detail), state: null, witnesses: [] };
  if (evidence.notOffered !== null) return verdict('notOffered', null, evidence.notOffered);
  if (!recognition?.found)
    return verdict(
      'unknown',
      recognition?.reason ?? 'notReady',
      recognition?.detail ?? 'the page never became ready',
    );
  if (control === null || contradictsItself(recognition.control))
    return verdict('unknown', 'ambiguous', "the switch's property and its ARIA state say different things");
  if (state === null) return verdict('unknown', 'notReady', 'the switch shows neither on nor off');
  if (evidence.network === 'disagree')
    return verdict('unknown', 'ambiguous', "the page's own answers say both on and off");
  if (evidence.network === 'undecided')
    return verdict(
      'unknown',
      'notReady',
      "the page's own answer should say where the setting stands, and does not",
    );
  if (evidence.network === 'never')
    return verdict(
      'unknown',
      'neverDecided',
      "the page's own answer names the setting and holds no position",
    );
  if (evidence.network !== null && evidence.network !== state)
    return verdict(
      'unknown',
      'ambiguous',
      `the switch shows ${state}, the page's own answer says ${evidence.network}`,
    );
  if (!evidence.settled) return verdict('unknown', 'notReady', 'the switch was still changing');
  if (evidence.reloaded !== undefined && evidence.reloaded !== null && evidence.reloaded !== state)
    return verdict(
      'unknown',
      'notReady',
      `the switch showed ${state}, and ${evidence.reloaded} after a reload`,
    );

  const isPrivate = state === privateState(check);
  if (evidence.network === state) return verdict(isPrivate ? 'pass' : 'fail', null, null);
  // A switch that has heard nothing is drawn off: where that position exposes, a page in doubt raises no alarm by it.
  const mayBeUnheard = isPrivate || state === 'off';
  if (mayBeUnheard && evidence.doubt !== null) return verdict('unknown', 'notReady', evidence.doubt);
  // Some pages draw "on" before they know, and some "off": neither is believed before the platform's data is there. What
  // somebody else still owes may hold a "private" up, and not an alarm: a chat window can keep its request open for ever.
  if (evidence.dataPending === 'own' || (isPrivate && evidence.dataPending !== null))
    return verdict('unknown', 'notReady', 'the page was still waiting for its own data');
  if (!isPrivate) return verdict('fail', null, null);
  if (evidence.reloaded !== state)
    return verdict('unknown', 'notReady', 'no second witness for the position');
  return verdict('pass', null, null);
}

const strengthOf = (state: State | null, { network }: Evidence): Strength =>
  network !== null && network === state ? 'network' : 'drawn';

function gatherWitnesses(
  identity: readonly Witness[],
  control: SeenControl,
  state: State | null,
  evidence: Evidence,
): Witness[] {
  const witnesses: Witness[] = [...identity, { kind: 'address', says: evidence.path }];
  if (evidence.heading !== null) witnesses.push({ kind: 'heading', says: evidence.heading });
  if (control.property !== null) witnesses.push({ kind: 'property', says: spoken(control.property) });
  if (control.aria !== null) witnesses.push({ kind: 'aria', says: spoken(control.aria) });
  if (evidence.network === 'on' || evidence.network === 'off')
    witnesses.push({ kind: 'network', says: evidence.network });
  if (evidence.reloaded !== undefined && evidence.reloaded !== null && state !== null)
    witnesses.push({ kind: 'reload', says: evidence.reloaded });
  return witnesses.map(({ kind, says }) => ({ kind, says: says.slice(0, LONGEST_WITNESS) }));
}

const spoken = (raw: string): string => (raw === 'true' ? 'on' : raw === 'false' ? 'off' : raw);
