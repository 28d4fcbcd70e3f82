import type { Audits } from '../../audits/audits.ts';
import type { AppState } from '../../state/app-state.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handlers of audits need. */
export interface AuditServices {
  readonly audits: Pick<Audits, 'assertFree' | 'begin' | 'isHeld' | 'stop'>;
  readonly state: AppState;
}

/** Audits that the person asks for. */
export const auditHandlers = ({
  audits,
  state,
}: AuditServices): HandlersOf<'audit.start' | 'audit.stop'> => ({
  'audit.start': ({ account, checks }) => {
    const all = state.counting().map((one) => one.account.id);
    // An open page keeps only its own account out of an audit of all.
    const free = all.filter((id) => !audits.isHeld(id));
    const which = account !== null ? [account] : free.length > 0 ? free : all;
    for (const id of which) audits.assertFree(id, checks);
    const own = checks.length === 0 ? 'all' : checks;
    for (const id of which) audits.begin(id, own, checks.length === 1 ? 'single' : 'manual');
    return done;
  },
  'audit.stop': ({ account }) => {
    audits.stop(account ?? null);
    return done;
  },
});
