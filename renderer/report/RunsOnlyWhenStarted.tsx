import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/i18n.ts';
import s from './Overall.module.css';

/**
 * Says that the schedule holds only while Flipwatch runs, and offers to start it at login. Not where nothing is
 * planned, nor for practice accounts alone: somebody who tries things needs no program at each login.
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
