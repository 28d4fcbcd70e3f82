import { useState } from 'react';
import { accountsThatCount } from '../../checks/model/accounts-that-count.ts';
import { AddAccountDialog } from '../accounts/AddAccountDialog.tsx';
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
import { PracticeApart } from './PracticeApart.tsx';
import { PracticeGuide } from './PracticeGuide.tsx';
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
  const [adding, setAdding] = useState(false);
  const { at } = useNavigation();
  // A filter must not hide the setting to which a journey leads.
  const [filteredAt, setFilteredAt] = useState(at.journey);
  if (at.check !== null && at.journey !== filteredAt) {
    setFilteredAt(at.journey);
    setOnlyOpen(false);
  }
  const { manualOnly } = snapshot.preferences;
  const counting = accountsThatCount(snapshot.accounts);
  const apart = snapshot.accounts.filter((view) => !counting.includes(view));
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
      <PracticeGuide onAdd={() => setAdding(true)} />
      <Overall />
      {anythingFound && (
        <div className={s.filter}>
          <Checkbox isSelected={onlyOpen} onChange={setOnlyOpen}>
            {t('report.onlyOpen')}
          </Checkbox>
        </div>
      )}
      {counting.map((view) => (
        <AccountSection key={view.account.id} view={view} onlyOpen={onlyOpen} alone={counting.length === 1} />
      ))}
      <PracticeApart views={apart} onlyOpen={onlyOpen} />
      {anythingFound && (
        <div className={s.foot}>
          <Button look="quiet" onPress={() => setSaving(true)}>
            {t('preferences.data.save')}
          </Button>
        </div>
      )}
      {adding && <AddAccountDialog onClose={() => setAdding(false)} />}
      {saving && <SaveReportDialog onClose={() => setSaving(false)} />}
    </>
  );
}
