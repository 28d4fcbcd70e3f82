import { useEffect, useState } from 'react';
import type { ListedControl } from '../../checks/model/index.ts';
import { ask } from '../bridge/requests.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Checkbox } from '../parts/Checkbox.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useWords } from '../words/i18n.ts';
import { ControlWords } from './ControlWords.tsx';
import { type Listed, listedIn, withWatched } from './listed.ts';
import type { Outcome } from './outcome.ts';
import s from './SwitchesDialog.module.css';
import { TogetherOutcome } from './TogetherOutcome.tsx';
import { WatchControls } from './WatchControls.tsx';

/** The most that are begun to be watched at once: each is read three times. */
const AT_ONCE = 10;

type Stage =
  | { readonly at: 'opening' }
  | { readonly at: 'choosing' | 'saying'; readonly listed: Listed }
  | { readonly at: 'done'; readonly outcome: Outcome };

interface Props {
  readonly title: string;
  readonly account: string;
  /** What the site is called. */
  readonly site: string;
  /** The path of the page. */
  readonly page: string;
  /** The control that is meant, where it is known which. */
  readonly meant?: (control: ListedControl) => boolean;
  readonly note?: string | null;
  readonly onClose: () => void;
}

/** The switches that Flipwatch sees on a page, of which the person chooses those that are to be watched. */
export function SwitchesDialog({ title, account, site, page, meant, note = null, onClose }: Props) {
  const { t } = useWords();
  const request = useRequest();
  const [stage, setStage] = useState<Stage>({ at: 'opening' });
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());

  const open = async () => {
    setStage({ at: 'opening' });
    const answer = await ask('together.beginOn', { account, page });
    if (typeof answer === 'string') setStage({ at: 'done', outcome: { kind: 'failed', code: answer } });
    else if (answer.blocker !== null)
      setStage({ at: 'done', outcome: { kind: 'blocked', reason: answer.blocker } });
    else {
      const listed = listedIn(answer);
      const found = listed.controls.filter((one) => one.check === null && meant?.(one) === true);
      setChosen(new Set(found.length === 1 ? found.map(({ n }) => n) : []));
      setStage({ at: found.length === 1 ? 'saying' : 'choosing', listed });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is opened once, when the dialog is.
  useEffect(() => {
    void open();
    return () => void ask('together.end', {});
  }, []);

  if (stage.at === 'saying') {
    const { listed } = stage;
    return (
      <WatchControls
        title={title}
        account={account}
        site={site}
        chosen={listed.controls.filter(({ n }) => chosen.has(n))}
        pictures={listed.pictures}
        note={note}
        onBack={(watched) => {
          setChosen((now) => new Set([...now].filter((n) => !watched.has(n))));
          setStage({ at: 'choosing', listed: withWatched(listed, watched) });
        }}
        onClose={onClose}
      />
    );
  }
  const choose = (n: number, on: boolean) =>
    setChosen((now) => new Set(on ? [...now, n] : [...now].filter((one) => one !== n)));
  const opening = t('together.opening', { platform: site });
  return (
    <Dialog
      title={title}
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
              <Button onPress={() => void request('fixes.watch', {})}>{t('together.bringPage')}</Button>
              <Button
                look="primary"
                isDisabled={chosen.size === 0}
                onPress={() => setStage({ at: 'saying', listed: stage.listed })}
              >
                {t('watch.next')}
              </Button>
            </>
          )}
          {stage.at === 'done' && (
            <>
              <Button onPress={() => void open()}>{t('actions.tryAgain')}</Button>
              <Button look="primary" autoFocus onPress={onClose}>
                {t('actions.close')}
              </Button>
            </>
          )}
        </>
      }
    >
      {stage.at === 'choosing' && (
        <Switches listed={stage.listed} chosen={chosen} choose={choose} site={site} />
      )}
      <div role="status">
        {stage.at === 'opening' && <p>{opening}</p>}
        {stage.at === 'done' && <TogetherOutcome platform={site} outcome={stage.outcome} />}
      </div>
      {stage.at === 'opening' && <Progress label={opening} done={0} total={0} />}
    </Dialog>
  );
}

interface SwitchesProps {
  readonly listed: Listed;
  readonly chosen: ReadonlySet<number>;
  readonly choose: (n: number, on: boolean) => void;
  readonly site: string;
}

/** The list itself. What is watched already can't be chosen once more. */
function Switches({ listed: { controls, pictures, more }, chosen, choose, site }: SwitchesProps) {
  const { t } = useWords();
  if (controls.length === 0) return <p>{t('watch.none', { platform: site })}</p>;
  return (
    <>
      <p>{t('together.how', { platform: site })}</p>
      <p>{t('watch.which', { count: AT_ONCE })}</p>
      <ul className={s.list}>
        {controls.map((control) => {
          const { n, check } = control;
          const full = chosen.size >= AT_ONCE && !chosen.has(n);
          return (
            <li key={n}>
              <Checkbox
                isSelected={chosen.has(n)}
                isDisabled={check !== null || full}
                onChange={(on) => choose(n, on)}
              >
                <ControlWords control={control} picture={pictures.get(n)} />
              </Checkbox>
            </li>
          );
        })}
      </ul>
      {more && <p>{t('together.more', { count: controls.length })}</p>}
    </>
  );
}
