import { useSnapshot } from '../bridge/snapshot-store.ts';
import { Callout } from '../parts/Callout.tsx';
import { useWords } from '../words/i18n.ts';

/** What audits may mean for an account, told before it is added. Not where Flipwatch drives nothing. */
export function RiskInShort() {
  const { t } = useWords();
  const { manualOnly } = useSnapshot().preferences;
  if (manualOnly) return null;
  return (
    <Callout tone="plain">
      <p>{t('accounts.risk')}</p>
      <p>{t('accounts.riskMore', { choice: t('preferences.work.manualOnly') })}</p>
    </Callout>
  );
}
