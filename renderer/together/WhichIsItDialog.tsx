import { useEffect, useState } from 'react';
import type { Account, ListedControl, Manifest } from '../../checks/model/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { ask } from '../bridge/requests.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import { type Listed, listedIn, withWatched } from './listed.ts';
import type { Outcome } from './outcome.ts';
import { PageOutline } from './PageOutline.tsx';
import { PointAtControl, type Pointed } from './PointAtControl.tsx';
import { TogetherOutcome } from './TogetherOutcome.tsx';
import { WatchControls } from './WatchControls.tsx';

type Stage =
  | { readonly at: 'opening' | 'checking' }
  | { readonly at: 'choosing'; readonly listed: Listed; readonly watching: ListedControl | null }
  | { readonly at: 'done'; readonly outcome: Outcome };

interface Props {
  readonly account: Account;
  readonly manifest: Manifest;
  /** Several are shown one after the other: which of how many this is, and the way to the next. */
  readonly series?: { readonly place: number; readonly count: number; readonly onNext: () => void };
  readonly onClose: () => void;
}

const nothing: Pointed = { control: null, state: null };

/** The person shows which control of the page is this setting. Flipwatch opens the page beside, and touches nothing on it. */
export function WhichIsItDialog({ account, manifest, series, onClose }: Props) {
  const { t } = useWords();
  const setting = useCheckWords().title(manifest.id);
  const platform = useCatalogue().platform(account.platform)?.name ?? '';
  const [stage, setStage] = useState<Stage>({ at: 'opening' });
  const [pointed, setPointed] = useState(nothing);
  const on = { account: account.id, check: manifest.id };
  const done = (outcome: Outcome) => setStage({ at: 'done', outcome });

  const open = async () => {
    setStage({ at: 'opening' });
    setPointed(nothing);
    const answer = await ask('together.begin', on);
    if (typeof answer === 'string') done({ kind: 'failed', code: answer });
    else if (answer.blocker !== null) done({ kind: 'blocked', reason: answer.blocker });
    else setStage({ at: 'choosing', listed: listedIn(answer), watching: null });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is opened once, when the dialog is.
  useEffect(() => {
    void open();
    return () => void ask('together.end', {});
  }, []);

  const confirm = async () => {
    const { control, state } = pointed;
    if (control === null || state === null) return;
    setStage({ at: 'checking' });
    const answer = await ask('together.confirm', { ...on, control, state });
    if (typeof answer === 'string') done({ kind: 'failed', code: answer });
    else if (answer.reason !== null) done({ kind: 'refused', reason: answer.reason });
    else done({ kind: 'confirmed' });
  };
  const sayNotHere = async () => {
    setStage({ at: 'checking' });
    const answer = await ask('together.notHere', on);
    done(typeof answer === 'string' ? { kind: 'failed', code: answer } : { kind: 'notHere' });
  };

  if (stage.at === 'choosing' && stage.watching !== null) {
    const { listed, watching } = stage;
    return (
      <WatchControls
        title={t('watch.one')}
        account={account.id}
        site={platform}
        chosen={[watching]}
        pictures={listed.pictures}
        onBack={(watched) =>
          setStage({ at: 'choosing', listed: withWatched(listed, watched), watching: null })
        }
        onClose={onClose}
      />
    );
  }
  const next = series !== undefined && series.place < series.count ? series.onNext : null;
  const { place = 1, count = 1 } = series ?? {};
  return (
    <Dialog
      title={t(count === 1 ? 'together.title' : 'together.titleOf', { setting, place, count })}
      busy={stage.at === 'checking'}
      onClose={onClose}
      actions={
        <Actions
          stage={stage}
          canConfirm={pointed.control !== null && pointed.state !== null}
          onConfirm={() => void confirm()}
          onNotHere={() => void sayNotHere()}
          onAgain={() => void open()}
          onNext={next}
          onClose={onClose}
        />
      }
    >
      {stage.at === 'choosing' && (
        <>
          <PointAtControl
            listed={stage.listed}
            check={manifest.id}
            platform={platform}
            pointed={pointed}
            onPoint={setPointed}
            onWatch={(watching) => setStage({ ...stage, watching })}
          />
          <PageOutline on={on} />
        </>
      )}
      <Working stage={stage} platform={platform} />
    </Dialog>
  );
}

/** What is being done, and how it ended. */
function Working({ stage, platform }: { readonly stage: Stage; readonly platform: string }) {
  const { t } = useWords();
  const doing =
    stage.at === 'opening' || stage.at === 'checking' ? t(`together.${stage.at}`, { platform }) : null;
  return (
    <>
      <div role="status">
        {doing !== null && <p>{doing}</p>}
        {stage.at === 'done' && <TogetherOutcome platform={platform} outcome={stage.outcome} />}
      </div>
      {doing !== null && <Progress label={doing} done={0} total={0} />}
    </>
  );
}

interface ActionsProps {
  readonly stage: Stage;
  readonly canConfirm: boolean;
  readonly onConfirm: () => void;
  readonly onNotHere: () => void;
  readonly onAgain: () => void;
  /** To the next of several; null: this is the last, or the only one. */
  readonly onNext: (() => void) | null;
  readonly onClose: () => void;
}

function Actions({ stage, canConfirm, onConfirm, onNotHere, onAgain, onNext, onClose }: ActionsProps) {
  const { t } = useWords();
  const request = useRequest();
  switch (stage.at) {
    case 'checking':
      return null;
    case 'opening':
      return (
        <Button autoFocus onPress={onClose}>
          {t('actions.cancel')}
        </Button>
      );
    case 'choosing':
      return (
        <>
          {onNext !== null && <Button onPress={onNext}>{t('together.skip')}</Button>}
          <Button onPress={onNotHere}>{t('together.notHere')}</Button>
          <Button onPress={() => void request('fixes.watch', {})}>{t('together.bringPage')}</Button>
          <Button look="primary" isDisabled={!canConfirm} onPress={onConfirm}>
            {t('together.confirm')}
          </Button>
        </>
      );
    case 'done': {
      const again = stage.outcome.kind !== 'confirmed' && stage.outcome.kind !== 'notHere';
      const end = t(again ? 'actions.close' : 'actions.done');
      return (
        <>
          {again && <Button onPress={onAgain}>{t('together.again')}</Button>}
          {onNext !== null && <Button onPress={onClose}>{end}</Button>}
          <Button look="primary" autoFocus onPress={onNext ?? onClose}>
            {onNext === null ? end : t('together.next')}
          </Button>
        </>
      );
    }
  }
}
