import { useState } from 'react';
import { ScreenHead } from '../app/ScreenHead.tsx';
import { useRequest } from '../bridge/requests.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { Button } from '../parts/Button.tsx';
import { Switch } from '../parts/Switch.tsx';
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
  const [onlyOpen, setOnlyOpen] = useState(false);
  const { manualOnly } = snapshot.preferences;
  const many = snapshot.accounts.length > 1;

  return (
    <>
      <ScreenHead title={t('nav.report')}>
        {!manualOnly && snapshot.running === null && (
          <Button look="primary" onPress={() => void request('audit.start', { account: null, checks: [] })}>
            {t(many ? 'actions.checkAllNow' : 'actions.checkNow')}
          </Button>
        )}
      </ScreenHead>
      <RunningBar />
      <Overall />
      {snapshot.grade.word !== 'none' && (
        <div className={s.filter}>
          <Switch isSelected={onlyOpen} onChange={setOnlyOpen}>
            {t('report.onlyOpen')}
          </Switch>
        </div>
      )}
      {snapshot.accounts.map((view) => (
        <AccountSection key={view.account.id} view={view} onlyOpen={onlyOpen} alone={!many} />
      ))}
    </>
  );
}
