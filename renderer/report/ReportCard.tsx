import { useState } from 'react';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { SaveReportDialog } from '../dialogs/SaveReportDialog.tsx';
import { useNavigation } from '../frame/navigation.tsx';
import { ScreenHead } from '../frame/ScreenHead.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Checkbox } from '../parts/Checkbox.tsx';
import { useCheckButton } from '../words/check-button.ts';
import { useWords } from '../words/i18n.ts';
import { AccountSection } from './AccountSection.tsx';
import { Overall } from './Overall.tsx';
import s from './ReportCard.module.css';
import { RunningBar } from './RunningBar.tsx';

/** How everything stands: overall, and setting by setting for each account. */
export function ReportCard() {
  const { t } = useWords();
  const snapshot = useSnapshot();
  const request = useRequest();
  const checkButton = useCheckButton();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const { at } = useNavigation();
  // A journey to one setting must not end before a filter that hides it.
  const [filteredAt, setFilteredAt] = useState(at.journey);
  if (at.check !== null && at.journey !== filteredAt) {
    setFilteredAt(at.journey);
    setOnlyOpen(false);
  }
  const { manualOnly } = snapshot.preferences;
  const many = snapshot.accounts.length > 1;
  const anythingFound = snapshot.accounts.some(({ checks }) =>
    checks.some(({ finding }) => finding !== null),
  );

  return (
    <>
      <ScreenHead title={t('nav.report')}>
        {!manualOnly && snapshot.running === null && (
          <Button look="primary" onPress={() => void request('audit.start', { account: null, checks: [] })}>
            {t(checkButton)}
          </Button>
        )}
      </ScreenHead>
      <RunningBar />
      <Overall />
      {anythingFound && (
        <div className={s.filter}>
          <Checkbox isSelected={onlyOpen} onChange={setOnlyOpen}>
            {t('report.onlyOpen')}
          </Checkbox>
        </div>
      )}
      {snapshot.accounts.map((view) => (
        <AccountSection key={view.account.id} view={view} onlyOpen={onlyOpen} alone={!many} />
      ))}
      {anythingFound && (
        <div className={s.foot}>
          <Button look="quiet" onPress={() => setSaving(true)}>
            {t('preferences.data.save')}
          </Button>
        </div>
      )}
      {saving && <SaveReportDialog onClose={() => setSaving(false)} />}
    </>
  );
}
