import type { Clock } from '../../checks/audit/ports.ts';
import type { AppState } from '../state/app-state.ts';
import type { Audits } from './audits.ts';

/** Begins what is due. Called often and at any time; does nothing unless something is due. */
export function beginDueAudits(state: AppState, audits: Audits, clock: Clock): void {
  const now = clock.now().getTime();
  for (const stored of state.stored.accounts) {
    const { id } = stored.account;
    const due = state.nextAuditOf(stored);
    if (due === null || due.getTime() > now || audits.isBusy(id)) continue;
    audits.begin(id, 'all', 'scheduled');
  }
}
