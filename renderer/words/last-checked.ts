import type { AccountView } from '../../electron/contract/index.ts';
import { useDates } from './dates.ts';
import { useWords } from './i18n.ts';

/** When an account was last checked as a whole. Single settings say themselves when they were looked at. */
export function useLastChecked(): (view: AccountView) => string {
  const { t } = useWords();
  const dates = useDates();
  return ({ lastAudit, checks }) => {
    if (lastAudit !== null) return t('accounts.lastChecked', { when: dates.moment(lastAudit.finishedAt) });
    return t(checks.some(({ finding }) => finding !== null) ? 'accounts.notWhole' : 'accounts.neverChecked');
  };
}
