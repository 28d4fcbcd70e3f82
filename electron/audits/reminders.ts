import type { Clock } from '../../checks/audit/ports.ts';
import type { AppState } from '../state/app-state.ts';

/**
 * In manual-only mode: reminds the person to look themselves, once for each due time. Called often and at any time;
 * does nothing unless a reminder is due. Where notifications are off, the report card shows it.
 */
export function remindWhenDue(state: AppState, clock: Clock, remind: () => void): void {
  const due = state.nextReminder();
  const now = clock.now();
  if (due === null || due > now) return;
  const lastReminder = now.toISOString();
  // Written before it is shown: a crash in between loses one reminder rather than showing it at each start. All
  // accounts at once: a reminder asks to look at every one of them.
  state.remember((stored) => ({
    ...stored,
    accounts: stored.accounts.map((one) => ({ ...one, schedule: { ...one.schedule, lastReminder } })),
  }));
  if (state.stored.preferences.notifications.on) remind();
  else state.notice('timeToLook');
}
