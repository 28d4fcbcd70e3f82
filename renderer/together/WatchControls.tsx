import { useState } from 'react';
import type { ListedControl } from '../../checks/model/index.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useWords } from '../words/i18n.ts';
import { useControlName } from './control-name.ts';
import { isWhole, MOST_LETTERS, type WatchDraft, WatchForm, type WholeDraft } from './WatchForm.tsx';
import { WatchResults } from './WatchResults.tsx';
import { type WatchResult, watchControl } from './watch-results.ts';

type Stage =
  | { readonly at: 'saying' }
  | { readonly at: 'checking'; readonly done: number }
  | { readonly at: 'done'; readonly results: readonly WatchResult[] };

interface Props {
  readonly title: string;
  readonly account: string;
  readonly site: string;
  /** Controls of the page that is open. */
  readonly chosen: readonly ListedControl[];
  readonly pictures: ReadonlyMap<number, string>;
  /** Something that the person should know about the site once it is watched. */
  readonly note?: string | null;
  /** Back to the list, with what is watched by now: checks by the numbers of their controls. */
  readonly onBack: (watched: ReadonlyMap<number, string>) => void;
  readonly onClose: () => void;
}

/** The person says of each control that they chose where it stands and what is private. Then it is read, loaded again, and read. */
export function WatchControls({
  title,
  account,
  site,
  chosen,
  pictures,
  note = null,
  onBack,
  onClose,
}: Props) {
  const { t } = useWords();
  const nameOf = useControlName();
  const [stage, setStage] = useState<Stage>({ at: 'saying' });
  const [drafts, setDrafts] = useState<readonly WatchDraft[]>(() =>
    chosen.map((control) => ({
      title: control.label === '' && control.rowTitle === null ? '' : nameOf(control).slice(0, MOST_LETTERS),
      state: null,
      private: null,
    })),
  );
  const whole = drafts.filter(isWhole);

  const watchAll = async (said: readonly WholeDraft[]) => {
    const results: WatchResult[] = [];
    for (const [at, control] of chosen.entries()) {
      const draft = said[at];
      if (draft === undefined) continue;
      setStage({ at: 'checking', done: at });
      results.push(await watchControl(account, control, draft));
    }
    setStage({ at: 'done', results });
  };
  const watched = new Map(
    stage.at === 'done'
      ? stage.results.flatMap((one) => ('check' in one ? [[one.control.n, one.check] as const] : []))
      : [],
  );
  const checking = t('watch.checking', { count: chosen.length });
  return (
    <Dialog
      title={title}
      busy={stage.at === 'checking'}
      onClose={onClose}
      actions={
        stage.at !== 'checking' && (
          <>
            <Button onPress={() => onBack(watched)}>{t('watch.back')}</Button>
            {stage.at === 'saying' ? (
              <Button
                look="primary"
                isDisabled={whole.length < chosen.length}
                onPress={() => void watchAll(whole)}
              >
                {t('watch.go', { count: chosen.length })}
              </Button>
            ) : (
              <Button look="primary" autoFocus onPress={onClose}>
                {t('actions.done')}
              </Button>
            )}
          </>
        )
      }
    >
      {stage.at === 'saying' && (
        <>
          <p>{t('watch.say')}</p>
          <div>
            {chosen.map((control, at) => (
              <WatchForm
                key={control.n}
                control={control}
                picture={pictures.get(control.n)}
                draft={drafts[at] ?? { title: '', state: null, private: null }}
                onChange={(draft) =>
                  setDrafts((now) => now.map((one, place) => (place === at ? draft : one)))
                }
              />
            ))}
          </div>
        </>
      )}
      <div role="status">
        {stage.at === 'checking' && <p>{checking}</p>}
        {stage.at === 'done' && (
          <>
            <WatchResults site={site} results={stage.results} />
            {note !== null && watched.size > 0 && <p>{note}</p>}
          </>
        )}
      </div>
      {stage.at === 'checking' && <Progress label={checking} done={stage.done} total={chosen.length} />}
    </Dialog>
  );
}
