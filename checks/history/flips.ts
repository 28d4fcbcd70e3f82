import {
  type Audit,
  type Confirmation,
  type Finding,
  type Flip,
  type HistoryEntry,
  isMiss,
  type LearnedField,
  type Observation,
  type Scope,
  type State,
} from '../model/index.ts';
import { changesBegun, changesBy, type OurChange, type UnprovenChange } from './our-changes.ts';

/** A finding whose position was really seen. Only these are ever compared. */
export type Seen<T extends Pick<Finding, 'status' | 'state'> = Finding> = T & {
  readonly status: 'pass' | 'fail';
  readonly state: State;
};

/** True where a position was seen and judged: never for an unknown, a manual or a not offered one. */
export function wasSeen<T extends Pick<Finding, 'status' | 'state'>>(finding: T): finding is Seen<T> {
  return (finding.status === 'pass' || finding.status === 'fail') && finding.state !== null;
}

/** What the history knows about one check. */
export interface CheckPast {
  /** The newest finding, whatever it says. */
  readonly newest: Finding | null;
  /** The newest finding whose position was really seen. */
  readonly lastSeen: Seen | null;
  /** The newest finding that told anything: a position, or that the setting is not offered. An unknown does not erase it. */
  readonly lastKnown: Finding | null;
  /** When the unbroken run of equal seen positions began. An unknown in between does not break it. */
  readonly since: string | null;
  /** Looks in a row that saw the same position, the newest among them. */
  readonly agreeing: number;
  /** Misses in a row: the page was there and the control was not. */
  readonly misses: number;
  /** Looks in a row that could not tell, whatever the reason. */
  readonly inVain: number;
  /** Each observed flip, oldest first. */
  readonly flips: readonly Flip[];
  /** The flip back, not made here, since which only the exposing position was seen. */
  readonly standingFlipBack: Flip | null;
  /** A change of ours that still holds. */
  readonly ourChange: OurChange | null;
  /** Changes of ours that no finding has shown yet: begun or made, and not proven. */
  readonly unproven: readonly UnprovenChange[];
  readonly answer: { readonly done: boolean; readonly on: string; readonly at: string } | null;
  /** The person's own word on which control it is. Whether it counts, the engine says. */
  readonly confirmation: Confirmation | null;
  /** Which field of the page's own answers carries it, as a change of ours has shown, and when. */
  readonly learned: { readonly field: LearnedField; readonly at: string } | null;
  /** Its words say more than before, and the person has not looked since. */
  readonly scope: Scope | null;
  /** The person has looked, and it was not on its page. */
  readonly notHere: { readonly on: string; readonly at: string } | null;
}

/** A check of which nothing is known yet. */
export const noPast: CheckPast = {
  newest: null,
  lastSeen: null,
  lastKnown: null,
  since: null,
  agreeing: 0,
  misses: 0,
  inVain: 0,
  flips: [],
  standingFlipBack: null,
  ourChange: null,
  unproven: [],
  answer: null,
  confirmation: null,
  learned: null,
  scope: null,
  notHere: null,
};

/** Misses in a row once this finding is added. What says nothing about the check leaves the count as it is. */
export function missesAfter(
  past: Pick<CheckPast, 'misses'>,
  finding: Pick<Finding, 'status' | 'reason'>,
): number {
  if (finding.status !== 'unknown') return 0;
  return isMiss(finding.reason) ? past.misses + 1 : past.misses;
}

/**
 * The flip between the last seen position and a new one, or null. Never from or to an unknown. `here`: a change of ours
 * to the new position lies between the two, even an interrupted one.
 */
export function flipBetween(past: CheckPast, now: Pick<Observation, 'status' | 'state' | 'at'>): Flip | null {
  const before = past.lastSeen;
  if (before === null || !wasSeen(now) || before.state === now.state) return null;
  const ours = past.unproven.filter((change) => change.to === now.state);
  const interrupted = ours.length > 0 && ours.every((change) => change.begun !== null);
  return {
    from: before.state,
    to: now.state,
    after: before.at,
    before: now.at,
    // Judged by today's manifest: if its polarity was corrected since, the old verdict would mislead.
    kind: now.status === 'fail' ? 'flippedBack' : 'madePrivate',
    by: ours.length > 0 ? 'here' : 'elsewhere',
    ...(interrupted ? { interrupted } : {}),
  };
}

/** A new observation as a finding of this account, compared with the past. */
export function compare(past: CheckPast, observation: Observation, account: string): Finding {
  const { lastSeen } = past;
  return {
    ...observation,
    account,
    previous: lastSeen === null ? null : { status: lastSeen.status, state: lastSeen.state, at: lastSeen.at },
    flip: flipBetween(past, observation),
  };
}

/** `visit`: the audit or the change that this finding is of. */
function withFinding(past: CheckPast, finding: Finding, visit: string | null): CheckPast {
  const misses = missesAfter(past, finding);
  const lastKnown = finding.status === 'unknown' ? past.lastKnown : finding;
  const inVain = finding.status === 'unknown' ? past.inVain + 1 : 0;
  if (!wasSeen(finding)) return { ...past, newest: finding, lastKnown, misses, inVain };
  // A change looks first before it clicks. That look shows neither what the click did nor that it did nothing.
  const isOwnFirstLook = ({ begun }: UnprovenChange): boolean => begun !== null && begun === visit;
  const earlier = past.unproven.filter((change) => !isOwnFirstLook(change));
  const flip = flipBetween({ ...past, unproven: earlier }, finding);
  const same = past.lastSeen?.state === finding.state;
  const flippedBack = flip !== null && flip.kind === 'flippedBack' && flip.by === 'elsewhere';
  // An interrupted change of ours that went through can be undone like any other.
  const wentThrough =
    flip?.interrupted === true ? earlier.findLast(({ to, along }) => to === flip.to && !along) : undefined;
  return {
    ...past,
    newest: finding,
    lastSeen: finding,
    lastKnown,
    misses,
    inVain,
    since: same ? past.since : finding.at,
    // Nothing is pressed because of what somebody said: only looks of ours count.
    agreeing: (same ? past.agreeing : 0) + (finding.strength === 'person' ? 0 : 1),
    flips: flip === null ? past.flips : [...past.flips, flip],
    standingFlipBack: finding.status === 'pass' ? null : flippedBack ? flip : past.standingFlipBack,
    ourChange: past.ourChange?.to === finding.state ? past.ourChange : (wentThrough ?? null),
    unproven: past.unproven.filter(isOwnFirstLook),
  };
}

/** The whole past of one account. */
export interface Past {
  readonly checks: ReadonlyMap<string, CheckPast>;
  /** Audits that began and did not finish, oldest first: stopped in the middle by a crash, or running right now. */
  readonly interrupted: readonly { readonly id: string; readonly startedAt: string }[];
  /** The newest finished audit of more than one setting. */
  readonly lastWhole: Audit | null;
  /** Whose settings the newest finished audit saw, where the platform lets us tell. */
  readonly identity: string | null;
  /** What the person has confirmed and not taken back, one for each check. */
  readonly confirmations: readonly Confirmation[];
  /** What changes of ours have shown of the platform's answers, one for each check. */
  readonly learned: readonly LearnedField[];
}

/** Everything the report card asks of a history, in one pass. */
export function pastOf(entries: readonly HistoryEntry[]): Past {
  const checks = new Map<string, CheckPast>();
  const begun = new Map<string, string>();
  let lastWhole: Audit | null = null;
  let identity: string | null = null;
  const update = (check: string, change: (past: CheckPast) => CheckPast): void => {
    checks.set(check, change(checks.get(check) ?? noPast));
  };
  const see = (finding: Finding, visit: string | null): void =>
    update(finding.check, (past) => withFinding(past, finding, visit));
  const expect = (change: UnprovenChange): void =>
    update(change.check, (past) => ({ ...past, unproven: [...past.unproven, change] }));
  const end = (change: string): void => {
    for (const [check, past] of checks) {
      const unproven = past.unproven.filter(({ begun }) => begun !== change);
      if (unproven.length < past.unproven.length) checks.set(check, { ...past, unproven });
    }
  };

  for (const entry of entries) {
    switch (entry.kind) {
      case 'auditStarted':
        begun.set(entry.audit.id, entry.audit.startedAt);
        break;
      case 'auditFinished':
        begun.delete(entry.audit.id);
        if (entry.audit.trigger !== 'single') lastWhole = entry.audit;
        identity = entry.identity ?? identity;
        break;
      case 'finding': {
        const { scope, check } = entry.finding;
        see(entry.finding, entry.audit);
        // What could not be read says nothing of the setting's words.
        if (scope?.reason === 'wordsGrew') update(check, (past) => ({ ...past, scope }));
        else if (wasSeen(entry.finding)) update(check, (past) => ({ ...past, scope: null }));
        break;
      }
      case 'looked':
        see(entry.finding, null);
        break;
      case 'answer':
        update(entry.check, (past) => ({
          ...past,
          answer: { done: entry.done, on: entry.on, at: entry.at },
        }));
        break;
      case 'confirmation': {
        const { confirmation } = entry;
        // A person who looks again may see another control than before: what was learnt of that one goes.
        update(confirmation.check, (past) => ({
          ...past,
          confirmation,
          learned: null,
          scope: null,
          notHere: null,
        }));
        break;
      }
      case 'learned': {
        const { field, at } = entry;
        update(field.check, (past) => ({ ...past, learned: { field, at } }));
        break;
      }
      case 'takenBack':
        update(entry.check, (past) => ({ ...past, confirmation: null, notHere: null }));
        break;
      case 'notHere': {
        const { check, on, at } = entry;
        update(check, (past) => ({ ...past, confirmation: null, notHere: { on, at } }));
        break;
      }
      case 'changeStarted':
        for (const change of changesBegun(entry)) expect(change);
        break;
      case 'fix': {
        if (entry.change !== undefined) end(entry.change);
        const { made, open, held } = changesBy(entry.fix);
        for (const change of made) expect(change);
        if (held !== null) update(held.check, (past) => ({ ...past, ourChange: held }));
        for (const finding of entry.fix.proof) see(finding, null);
        for (const change of open) expect(change);
      }
    }
  }
  return {
    checks,
    interrupted: [...begun].map(([id, startedAt]) => ({ id, startedAt })),
    lastWhole,
    identity,
    confirmations: [...checks.values()].flatMap(({ confirmation }) => confirmation ?? []),
    learned: [...checks.values()].flatMap(({ learned }) => learned?.field ?? []),
  };
}

/** The position that an undo would bring back, or null where no change of ours still holds. */
export function undoTarget(past: CheckPast): State | null {
  return past.ourChange?.action === 'fix' ? past.ourChange.from : null;
}
