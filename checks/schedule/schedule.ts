import { instantOf, wallTimeAt } from './local-time.ts';

/** When the person wants audits. */
export interface SchedulePolicy {
  readonly every: 'day' | 'week' | 'month' | 'off';
  /** 1 Monday … 7 Sunday; used by `week`. `month` means the first day of the month. */
  readonly weekday: number;
  /** The local hour, 0 to 23. */
  readonly hour: number;
  /** The person's time zone now, as an IANA name. */
  readonly zone: string;
}

/** What the schedule remembers of one account. All instants are ISO strings; the caller stores it. */
export interface ScheduleState {
  /** From when on audits count: the account was added, or the schedule was switched on or resumed. */
  readonly since: string;
  /** When the newest full audit of any kind began, or null: never yet. */
  readonly lastAudit: string | null;
  /** Chosen once at random, between 0 and 1: spreads audits over the time after the hour. */
  readonly jitter: number;
  readonly paused: boolean;
  /** Not before this, because the site asked for a pause; null: it did not. */
  readonly notBefore: string | null;
}

/** The answer of `nextDue`. */
export interface Due {
  /** When the next audit is to begin; now or in the past: at once. Null: none is planned. */
  readonly at: Date | null;
  /** It makes up for one that was missed while the machine slept or was off. */
  readonly catchUp: boolean;
  /** The state to store: instants that a moved clock has put into the future are brought back. */
  readonly state: ScheduleState;
}

/** After a start or a wake, the network and the person come first. */
export const graceMs = 5 * 60_000;

const hourMs = 3_600_000;
const spreadMs = { day: hourMs, week: 2 * hourMs, month: 4 * hourMs };
/** An audit that was made up for, or started by hand, replaces the next planned one if that is nearer than this. */
export const minimumGapMs = { day: 6 * hourMs, week: 72 * hourMs, month: 10 * 24 * hourMs };

/**
 * When the next audit is due. Pure: asked again with the same arguments it answers the same, and asked later, with
 * nothing done meanwhile, it does not move an audit that was already due.
 *
 * One audit makes up for all that were missed. Two are never nearer than `minimumGapMs`, unless the clock was moved.
 * `awakeSince`: when the app started or the machine last woke.
 */
export function nextDue(now: Date, awakeSince: Date, state: ScheduleState, policy: SchedulePolicy): Due {
  const kept = broughtBack(state, now);
  if (policy.every === 'off' || kept.paused) return { at: null, catchUp: false, state: kept };
  const since = Date.parse(kept.since);
  const last = kept.lastAudit === null ? null : Date.parse(kept.lastAudit);
  const gap = minimumGapMs[policy.every];
  const earliest = Math.max(since, last === null ? since : last + gap - 1);
  const slot = slotAfter(earliest, kept.jitter, { ...policy, every: policy.every });
  const awake = Math.min(awakeSince.getTime(), now.getTime());
  const rested = kept.notBefore === null ? slot : Math.max(slot, Date.parse(kept.notBefore));
  const at = Math.max(rested, awake + graceMs);
  return { at: new Date(at), catchUp: slot < awake, state: kept };
}

/** The newest state a clock that was moved back can have left behind. */
function broughtBack(state: ScheduleState, now: Date): ScheduleState {
  const cap = (instant: string): string =>
    Date.parse(instant) > now.getTime() ? now.toISOString() : instant;
  // A site asks for a pause of hours, not weeks: a longer one comes from a moved clock.
  const tooFar = state.notBefore !== null && Date.parse(state.notBefore) > now.getTime() + 48 * hourMs;
  return {
    ...state,
    since: cap(state.since),
    lastAudit: state.lastAudit === null ? null : cap(state.lastAudit),
    notBefore: tooFar ? null : state.notBefore,
  };
}

type Period = 'day' | 'week' | 'month';

/** The first planned instant strictly after another one. */
function slotAfter(after: number, jitter: number, policy: SchedulePolicy & { every: Period }): number {
  const spread = Math.floor(Math.min(Math.max(jitter, 0), 0.999) * spreadMs[policy.every]);
  const start = wallTimeAt(new Date(after), policy.zone);
  // One period earlier, because the spread may carry yesterday's slot over midnight.
  for (let step = -1; ; step += 1) {
    const slot = instantOf(day(start, step, policy), policy.zone).getTime() + spread;
    if (slot > after) return slot;
  }
}

function day(
  from: { readonly year: number; readonly month: number; readonly day: number; readonly weekday: number },
  step: number,
  policy: SchedulePolicy & { every: Period },
): { year: number; month: number; day: number; hour: number } {
  const { year, month, weekday } = from;
  const { hour } = policy;
  switch (policy.every) {
    case 'day':
      return { year, month, day: from.day + step, hour };
    case 'week':
      return { year, month, day: from.day + policy.weekday - weekday + 7 * step, hour };
    case 'month':
      return { year, month: month + step, day: 1, hour };
  }
}
