import { capabilitiesOf, isPressable } from '../../checks/model/capabilities.ts';
import { exposingState } from '../../checks/model/positions.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/i18n.ts';
import type { DetailProps } from './detail-props.ts';
import { isFixable, looksAgainAt, remedyFor } from './marks.ts';
import s from './SettingActions.module.css';

/** What can be done with one setting. A button that already stands in the explanation above is not drawn twice. */
export function SettingActions({ account, view, manifest, act }: DetailProps) {
  const { t } = useWords();
  const { say } = useMessages();
  const request = useRequest();
  const { running, preferences } = useSnapshot();
  const on = { account: account.account.id, check: view.check };
  const isTold = view.finding?.status === 'unknown' && (view.answer === null || view.aged);
  const waits = preferences.manualOnly || looksAgainAt(view, account) !== null;
  const remedy = isTold && !waits && view.finding !== null ? remedyFor(view.finding) : 'none';
  const can = capabilitiesOf(manifest, preferences);

  const flipBack = async () => {
    if ((await request('practice.flipBack', on)) !== null) say((words) => words('practice.flippedBack'));
  };

  return (
    <div className={s.actions}>
      {can.fix && isFixable(view.finding, manifest) && (
        <Button look="primary" isDisabled={running !== null} onPress={() => act('fix')}>
          {t('actions.fix')}
        </Button>
      )}
      {can.fix && view.canUndo && (
        <Button isDisabled={running !== null} onPress={() => act('undo')}>
          {t('actions.undo')}
        </Button>
      )}
      {can.read && remedy !== 'checkAgain' && (
        <Button
          isDisabled={running !== null}
          onPress={() => void request('audit.start', { account: on.account, checks: [view.check] })}
        >
          {t('actions.checkAgain')}
        </Button>
      )}
      {remedy !== 'show' && (
        <Button onPress={() => void request('page.show', on)}>{t('actions.showMe')}</Button>
      )}
      {account.practice && view.finding?.status === 'pass' && isPressable(manifest) && (
        <Button look="quiet" onPress={() => void flipBack()}>
          {t(`practice.flipBack.${exposingState(manifest)}`)}
        </Button>
      )}
    </div>
  );
}
