import { useEffect, useState } from 'react';
import type { Account, ListedControl, Manifest, State } from '../../checks/model/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { ask } from '../bridge/requests.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Choices } from '../parts/Choices.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import { ControlWords } from './ControlWords.tsx';
import type { Outcome } from './outcome.ts';
import { PageOutline } from './PageOutline.tsx';
import { TogetherOutcome } from './TogetherOutcome.tsx';

type Stage =
  | { readonly at: 'opening' | 'checking' }
  | { readonly at: 'choosing'; readonly controls: readonly ListedControl[]; readonly more: boolean }
  | { readonly at: 'done'; readonly outcome: Outcome };

interface Props {
  readonly account: Account;
  readonly manifest: Manifest;
  readonly onClose: () => void;
}

/** The person shows which control of the page is this setting. Flipwatch opens the page beside, and touches nothing on it. */
export function WhichIsItDialog({ account, manifest, onClose }: Props) {
  const { t } = useWords();
  const { title } = useCheckWords();
  const request = useRequest();
  const platform = useCatalogue().platform(account.platform)?.name ?? '';
  const [stage, setStage] = useState<Stage>({ at: 'opening' });
  const [chosen, setChosen] = useState<number | null>(null);
  const [state, setState] = useState<State | null>(null);
  const on = { account: account.id, check: manifest.id };

  const open = async () => {
    setStage({ at: 'opening' });
    setChosen(null);
    setState(null);
    const answer = await ask('together.begin', on);
    if (typeof answer === 'string') setStage({ at: 'done', outcome: { kind: 'failed', code: answer } });
    else if (answer.blocker !== null)
      setStage({ at: 'done', outcome: { kind: 'blocked', reason: answer.blocker } });
    else setStage({ at: 'choosing', controls: answer.controls, more: answer.more });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is opened once, when the dialog is.
  useEffect(() => {
    void open();
    return () => void ask('together.end', {});
  }, []);

  const confirm = async () => {
    if (chosen === null || state === null) return;
    setStage({ at: 'checking' });
    const answer = await ask('together.confirm', { ...on, control: chosen, state });
    if (typeof answer === 'string') setStage({ at: 'done', outcome: { kind: 'failed', code: answer } });
    else if (answer.reason !== null)
      setStage({ at: 'done', outcome: { kind: 'refused', reason: answer.reason } });
    else setStage({ at: 'done', outcome: { kind: 'confirmed' } });
  };
  const sayNotHere = async () => {
    setStage({ at: 'checking' });
    const answer = await ask('together.notHere', on);
    const outcome: Outcome =
      typeof answer === 'string' ? { kind: 'failed', code: answer } : { kind: 'notHere' };
    setStage({ at: 'done', outcome });
  };

  const working = stage.at === 'opening' || stage.at === 'checking';
  const again = stage.at === 'done' && stage.outcome.kind !== 'confirmed' && stage.outcome.kind !== 'notHere';
  return (
    <Dialog
      title={t('together.title', { setting: title(manifest.id) })}
      busy={stage.at === 'checking'}
      onClose={onClose}
      actions={
        <>
          {stage.at === 'opening' && (
            <Button autoFocus onPress={onClose}>
              {t('actions.cancel')}
            </Button>
          )}
          {stage.at === 'choosing' && (
            <>
              <Button onPress={() => void sayNotHere()}>{t('together.notHere')}</Button>
              <Button onPress={() => void request('fixes.watch', {})}>{t('together.bringPage')}</Button>
              <Button
                look="primary"
                isDisabled={chosen === null || state === null}
                onPress={() => void confirm()}
              >
                {t('together.confirm')}
              </Button>
            </>
          )}
          {stage.at === 'done' && (
            <>
              {again && <Button onPress={() => void open()}>{t('together.again')}</Button>}
              <Button look="primary" autoFocus onPress={onClose}>
                {t(again ? 'actions.close' : 'actions.done')}
              </Button>
            </>
          )}
        </>
      }
    >
      {stage.at === 'choosing' && (
        <>
          <p>{t('together.how', { platform })}</p>
          {stage.controls.length === 0 && <p>{t('together.none')}</p>}
          {stage.controls.length > 0 && (
            <>
              <Choices
                label={t('together.which')}
                chosen={chosen === null ? null : String(chosen)}
                onChoose={(value) => setChosen(Number(value))}
                choices={stage.controls.map((control) => ({
                  value: String(control.n),
                  words: <ControlWords control={control} check={manifest.id} />,
                }))}
              />
              <Choices
                inRow
                label={t('together.stands')}
                chosen={state}
                onChoose={(value) => setState(value === 'on' ? 'on' : 'off')}
                choices={(['on', 'off'] as const).map((value) => ({ value, words: t(`together.${value}`) }))}
              />
            </>
          )}
          <PageOutline on={on} />
          {stage.more && <p>{t('together.more', { count: stage.controls.length })}</p>}
        </>
      )}
      <div role="status">
        {working && <p>{t(`together.${stage.at}`, { platform })}</p>}
        {stage.at === 'done' && <TogetherOutcome platform={platform} outcome={stage.outcome} />}
      </div>
      {working && <Progress label={t(`together.${stage.at}`, { platform })} done={0} total={0} />}
    </Dialog>
  );
}
