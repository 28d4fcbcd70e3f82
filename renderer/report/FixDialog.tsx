import { useState } from 'react';
import { isWorthAnother } from '../../checks/model/fix-reasons.ts';
import type { Account, Finding, Fix, SettingManifest } from '../../checks/model/index.ts';
import type { RefusalCode } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { ask } from '../bridge/requests.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import { FixOutcome } from './FixOutcome.tsx';
import { FixPlan } from './FixPlan.tsx';

type Stage = { readonly action: 'fix' | 'undo' } & (
  | { readonly at: 'plan' | 'working' }
  | { readonly at: 'done'; readonly outcome: Fix | RefusalCode }
);

interface Props {
  readonly account: Account;
  readonly manifest: SettingManifest;
  /** The newest look at the setting: its page's words are better than known ones. */
  readonly finding: Finding | null;
  readonly action: 'fix' | 'undo';
  readonly onClose: () => void;
}

/** Shows first what will be clicked, then does it, then shows the proof and offers the undo. */
export function FixDialog({ account, manifest, finding, action, onClose }: Props) {
  const { t } = useWords();
  const { title } = useCheckWords();
  const request = useRequest();
  const platform = useCatalogue().platform(account.platform)?.name ?? '';
  const [stage, setStage] = useState<Stage>({ at: 'plan', action });

  const run = async (which: 'fix' | 'undo') => {
    setStage({ at: 'working', action: which });
    const answer = await ask('fix.run', { account: account.id, check: manifest.id, action: which });
    setStage({ at: 'done', action: which, outcome: typeof answer === 'string' ? answer : answer.fix });
  };
  const fixed = stage.at === 'done' && typeof stage.outcome !== 'string' && stage.outcome.result === 'fixed';
  const failed =
    stage.at === 'done' && typeof stage.outcome !== 'string' && stage.outcome.result === 'failed';
  const mayTryAgain = failed && typeof stage.outcome !== 'string' && isWorthAnother(stage.outcome.reason);
  const doItMyself = async () => {
    if ((await request('page.show', { account: account.id, check: manifest.id })) !== null) onClose();
  };
  const mayUndo = fixed && stage.action === 'fix' && manifest.fix.reversible;

  return (
    <Dialog
      title={t(`fix.title.${stage.action}`, { setting: title(manifest.id) })}
      busy={stage.at === 'working'}
      onClose={onClose}
      actions={
        <>
          {stage.at === 'plan' && (
            <>
              <Button onPress={onClose}>{t('actions.cancel')}</Button>
              <Button look="primary" autoFocus onPress={() => void run(action)}>
                {t(`fix.go.${action}`)}
              </Button>
            </>
          )}
          {stage.at === 'working' && (
            <>
              <Button onPress={() => void request('fixes.watch', {})}>{t('actions.watch')}</Button>
              <Button autoFocus onPress={() => void request('audit.stop', {})}>
                {t('actions.stop')}
              </Button>
            </>
          )}
          {stage.at === 'done' && (
            <>
              {mayUndo && <Button onPress={() => void run('undo')}>{t('actions.undo')}</Button>}
              {failed && <Button onPress={() => void doItMyself()}>{t('actions.doItMyself')}</Button>}
              {mayTryAgain && <Button onPress={() => void run(stage.action)}>{t('actions.tryAgain')}</Button>}
              <Button look="primary" autoFocus onPress={onClose}>
                {t(failed ? 'actions.close' : 'actions.done')}
              </Button>
            </>
          )}
        </>
      }
    >
      {stage.at === 'plan' && (
        <FixPlan account={account} manifest={manifest} finding={finding} action={action} />
      )}
      <div role="status">
        {stage.at === 'working' && <p>{t('fix.working')}</p>}
        {stage.at === 'done' && <FixOutcome platform={platform} outcome={stage.outcome} />}
      </div>
      {stage.at === 'working' && <Progress label={t('fix.working')} done={0} total={0} />}
    </Dialog>
  );
}
