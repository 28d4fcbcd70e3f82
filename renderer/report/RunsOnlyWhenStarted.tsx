import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/i18n.ts';
import s from './Overall.module.css';

/**
 * That a plan only holds while Flipwatch runs, and the way to have it run. Not where nothing is planned, nor for
 * practice accounts alone: whoever tries things out needs no program at each start of their computer.
 */
export function RunsOnlyWhenStarted() {
  const { t } = useWords();
  const { accounts, nextAuditAt, paused, preferences } = useSnapshot();
  const { say } = useMessages();
  const request = useRequest();
  if (preferences.autostart || paused || nextAuditAt === null) return null;
  if (accounts.every(({ practice }) => practice)) return null;
  const start = async () => {
    if ((await request('preferences.set', { autostart: true })) !== null)
      say((words) => words('report.startsWithComputer'));
  };
  return (
    <div className={s.next}>
      <p>{t('report.onlyWhileRunning')}</p>
      <div className={s.start}>
        <Button look="quiet" onPress={() => void start()}>
          {t('actions.startWithComputer')}
        </Button>
      </div>
    </div>
  );
}
