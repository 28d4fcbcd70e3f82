import { accountsThatCount } from '../../checks/model/index.ts';
import { quietUntil } from '../../checks/schedule/quiet-hours.ts';
import { nextDue } from '../../checks/schedule/schedule.ts';
import { presentZone } from '../process/time-zone.ts';
import type { Stored, StoredAccount } from '../storage/stored.ts';

/** The moment of asking what is due. */
export interface Moment {
  readonly now: Date;
  /** When the app started or the machine last woke. */
  readonly awakeSince: Date;
}

/** The first of several moments; null: there is none. */
export const earliest = (dates: readonly Date[]): Date | null =>
  dates.length === 0 ? null : new Date(Math.min(...dates.map((at) => at.getTime())));

/** When an account's next audit is due, or null: none is planned. */
export function nextAuditOf(
  stored: Stored,
  { account, schedule, signIn }: StoredAccount,
  moment: Moment,
): Date | null {
  // Somebody who never signed in has nothing to look at yet.
  if (stored.preferences.manualOnly || signIn === 'never') return null;
  const counts = accountsThatCount(stored.accounts).some((one) => one.account.id === account.id);
  return counts ? dueAt(stored, schedule, moment) : null;
}

/**
 * When the person is next to be reminded to look themselves, outside the quiet hours, or null. The same schedule as
 * that of audits, and one reminder for all accounts.
 */
export function nextReminder(stored: Stored, moment: Moment): Date | null {
  const { preferences } = stored;
  if (!preferences.manualOnly) return null;
  const due = accountsThatCount(stored.accounts).flatMap(({ schedule }) => {
    const { lastAudit, lastReminder = null } = schedule;
    const last = [lastAudit, lastReminder].filter((at) => at !== null).sort();
    // A pause that the site asked for does not matter to somebody who looks by hand.
    return dueAt(stored, { ...schedule, lastAudit: last.at(-1) ?? null, notBefore: null }, moment) ?? [];
  });
  const first = earliest(due);
  if (first === null) return null;
  const from = new Date(Math.max(first.getTime(), moment.now.getTime()));
  return quietUntil(from, preferences.notifications.quiet, presentZone().zone) ?? first;
}

function dueAt(
  { preferences, paused }: Stored,
  schedule: StoredAccount['schedule'],
  { now, awakeSince }: Moment,
): Date | null {
  const policy = { ...preferences.schedule, zone: presentZone().zone };
  return nextDue(now, awakeSince, { ...schedule, paused }, policy).at;
}
