import { isPressable } from '../../checks/model/capabilities.ts';
import type { Snapshot } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useNavigation } from '../frame/navigation.tsx';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { cx } from '../parts/class-names.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/i18n.ts';
import { isFixable } from './marks.ts';
import s from './PracticeGuide.module.css';

type Guide = NonNullable<Snapshot['guide']>;
type Step = keyof Guide;
const steps = ['watched', 'fixed', 'turnedBack'] as const satisfies readonly Step[];

/** Leads somebody who only practises through what Flipwatch is for. The main process says which steps are done. */
export function PracticeGuide({ onAdd }: { readonly onAdd: () => void }) {
  const { guide } = useSnapshot();
  return guide === null ? null : <Steps guide={guide} onAdd={onAdd} />;
}

function Steps({ guide, onAdd }: { readonly guide: Guide; readonly onAdd: () => void }) {
  const { t } = useWords();
  const request = useRequest();
  const { go } = useNavigation();
  const next = steps.find((step) => !guide[step]) ?? null;
  const close = async () => {
    // The button goes with the guide, so the focus moves on.
    if ((await request('guide.close', {})) !== null) go('report');
  };
  return (
    <section className={s.guide} aria-labelledby="practice-guide">
      <header className={s.head}>
        <h2 id="practice-guide">{t('guide.title')}</h2>
        <Button look="quiet" aria-label={t('guide.close')} onPress={() => void close()}>
          <Icon name="close" />
        </Button>
      </header>
      <p className={s.soft}>{t('guide.text')}</p>
      <ol className={s.steps}>
        {steps.map((step, place) => (
          <li key={step} {...(step === next ? { 'aria-current': 'step' } : {})}>
            <span className={cx(s.number, guide[step] && s.done)} aria-hidden="true">
              {guide[step] ? <Icon name="tick" /> : place + 1}
            </span>
            <p className={guide[step] ? s.soft : undefined}>
              {t(`guide.steps.${step}`)}
              {guide[step] && <strong> {t('guide.done')}</strong>}
            </p>
            {step === next && <Way step={step} />}
          </li>
        ))}
      </ol>
      {next === null && <p>{t('guide.end')}</p>}
      <div className={cx(next !== null && s.add)}>
        <Button look={next === null ? 'primary' : 'quiet'} onPress={onAdd}>
          {t('guide.add')}
        </Button>
      </div>
    </section>
  );
}

/**
 * The way to what a step asks for. The first step needs none: its audit began by itself, and can be started again
 * above.
 */
function Way({ step }: { readonly step: Step }) {
  const { t } = useWords();
  const { accounts, running } = useSnapshot();
  const catalogue = useCatalogue();
  const request = useRequest();
  const { say } = useMessages();
  const { go } = useNavigation();
  const settings = accounts.flatMap(({ account, checks }) =>
    checks.flatMap((view) => {
      const manifest = catalogue.manifest(view.check);
      return isPressable(manifest) ? [{ account: account.id, view, manifest }] : [];
    }),
  );

  if (step === 'fixed') {
    const one = settings.find(({ view, manifest }) => isFixable(view.finding, manifest));
    if (one === undefined) return null;
    return <Button onPress={() => go('report', one.account, one.view.check)}>{t('guide.toOne')}</Button>;
  }
  if (step === 'turnedBack') {
    const isPrivate = settings.filter(({ view }) => view.finding?.status === 'pass');
    const one = isPrivate.find(({ view }) => view.canUndo) ?? isPrivate[0];
    if (one === undefined) return null;
    const on = { account: one.account, check: one.view.check };
    const turnBack = async () => {
      if ((await request('practice.flipBack', on)) === null) return;
      say((words) => words('practice.flippedBack'), {
        words: 'actions.checkAgain',
        act: () => void request('audit.start', { account: on.account, checks: [] }),
      });
    };
    return (
      <Button isDisabled={running !== null} onPress={() => void turnBack()}>
        {t('guide.turnBack')}
      </Button>
    );
  }
  return null;
}
