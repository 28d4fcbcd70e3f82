import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useAccountName } from '../words/account-name.ts';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import s from './RunningBar.module.css';

/** What is being looked at, the progress, and Stop. Its words are a live region. */
export function RunningBar() {
  const { t } = useWords();
  const { running, accounts, queued } = useSnapshot();
  const { title } = useCheckWords();
  const request = useRequest();
  const nameOf = useAccountName();
  const now = accounts.find((view) => view.account.id === running?.account);
  const name = now === undefined ? '' : nameOf(now.account);

  return (
    <div className={s.place}>
      <div role="status">
        {running !== null && (
          <div className={s.words}>
            <p className={s.now}>
              {running.around === true
                ? t('running.lookingAround')
                : running.check === null
                  ? t('running.starting', { account: name })
                  : t('running.lookingAt', { setting: title(running.check) })}
            </p>
            <p className={s.count}>
              {/* How many there are is known once the first page is open. */}
              {running.total > 0 &&
                `${t('running.progress', { account: name, done: running.done, total: running.total })} `}
              {queued.length > 0 && t('running.queued', { count: queued.length })}
            </p>
          </div>
        )}
      </div>
      {running !== null && (
        <>
          <Progress label={t('running.label')} done={running.done} total={running.total} />
          <Button onPress={() => void request('audit.stop', {})}>
            <Icon name="stop" />
            {t('actions.stop')}
          </Button>
        </>
      )}
    </div>
  );
}
