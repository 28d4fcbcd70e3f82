import { useEffect } from 'react';
import { isToBeDone } from '../../checks/model/capabilities.ts';
import type { Walk, WalkAnswer } from '../../electron/contract/index.ts';
import { canBeAnswered, minutesFor, pagesIn } from '../../electron/contract/walk-steps.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useWords } from '../words/i18n.ts';
import s from './WalkDialog.module.css';
import { WalkQuestion, WalkWay } from './WalkQuestion.tsx';
import { WalkSummary } from './WalkSummary.tsx';

/** The walk that is under way, or what came of it. Nothing where there is none. */
export function WalkDialog() {
  const { walk } = useSnapshot();
  return walk === null ? null : <WalkInDialog walk={walk} />;
}

/** What can be said of a position, and of something to be done, in the order of the keys 1, 2 and 3. */
const positions = ['on', 'off', 'notThere'] as const satisfies readonly WalkAnswer[];
const deeds = ['done', 'notDone'] as const satisfies readonly WalkAnswer[];

function WalkInDialog({ walk }: { readonly walk: Walk }) {
  const { t } = useWords();
  const request = useRequest();
  const catalogue = useCatalogue();
  const { steps, at, over } = walk;
  const step = over ? undefined : steps[at];
  const answers: readonly WalkAnswer[] = isToBeDone(catalogue.manifest(step?.check ?? ''))
    ? deeds
    : positions;
  const open = step !== undefined && canBeAnswered(walk);
  const say = (said: WalkAnswer) => void request('walk.answer', { at, said });
  useAnswerKeys(open ? answers : [], say);
  const close = () => void request(over ? 'walk.close' : 'walk.stop', {});
  const left = pagesIn(steps.slice(at));

  return (
    <Dialog
      key={over ? 'over' : 'asked'}
      title={over ? t('walk.over') : t('walk.title')}
      onClose={close}
      actions={
        over ? (
          <Button look="primary" autoFocus onPress={close}>
            {t('actions.done')}
          </Button>
        ) : (
          <>
            <Button onPress={close}>{t('walk.stop')}</Button>
            <Button onPress={() => void request('walk.show', {})}>{t('walk.show')}</Button>
            <Button onPress={() => void request('walk.skip', { at })}>{t('walk.skip')}</Button>
          </>
        )
      }
    >
      {step === undefined ? (
        <WalkSummary walk={walk} />
      ) : (
        <>
          <p className={s.progress}>
            {t('walk.page', { page: step.page, pages: steps.at(-1)?.page ?? step.page })}
            {` · ${t('walk.left', { time: t('walk.minutes', { count: minutesFor(left) }) })}`}
          </p>
          <Progress label={t('walk.title')} done={at} total={steps.length} />
          <WalkQuestion step={step} page={walk.page} refused={walk.refused} />
          <div className={s.answers}>
            {answers.map((said, place) => (
              <Button key={said} isDisabled={!open} onPress={() => say(said)}>
                <span className={s.key} aria-hidden="true">
                  {place + 1}
                </span>
                {t(`walk.answers.${said}`)}
              </Button>
            ))}
          </div>
          <WalkWay check={step.check} />
        </>
      )}
    </Dialog>
  );
}

/** Each answer has a key of its own: 1, 2, 3. */
function useAnswerKeys(answers: readonly WalkAnswer[], say: (said: WalkAnswer) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      const said = /^[123]$/.test(event.key) ? answers[Number(event.key) - 1] : undefined;
      if (said === undefined) return;
      event.preventDefault();
      say(said);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
