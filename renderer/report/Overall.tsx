import { useRequest } from '../bridge/requests.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { Button } from '../parts/Button.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { GradeMeter } from './GradeMeter.tsx';
import { standingMark } from './marks.ts';
import s from './Overall.module.css';
import { StatusMark } from './StatusMark.tsx';

/** The grade of everything together in words, how it is reached, and what comes next. */
export function Overall() {
  const { t } = useWords();
  const snapshot = useSnapshot();
  const { grade } = snapshot;
  const judged = grade.private + grade.exposed;
  return (
    <section className={s.card} aria-label={t('report.overall')}>
      <div className={s.grade}>
        <StatusMark mark={standingMark(snapshot)} large />
        <div className={s.words}>
          <h2>{t(`grades.${grade.word}`)}</h2>
          <p className={s.basis}>
            {judged === 0
              ? t('report.basisNone')
              : t('report.basis', { private: grade.private, count: judged })}
          </p>
        </div>
      </div>
      <GradeMeter grade={grade} />
      <NextAudit />
    </section>
  );
}

function NextAudit() {
  const { t } = useWords();
  const { nextAuditAt, paused, preferences } = useSnapshot();
  const request = useRequest();
  const dates = useDates();
  if (preferences.manualOnly) return <p className={s.next}>{t('report.manualOnly')}</p>;
  if (paused) {
    return (
      <div className={s.next}>
        <p>{t('report.paused')}</p>
        <Button onPress={() => void request('schedule.pause', { paused: false })}>
          {t('actions.resume')}
        </Button>
      </div>
    );
  }
  return (
    <p className={s.next}>
      {nextAuditAt === null ? t('report.noNext') : t('report.next', { when: dates.coming(nextAuditAt) })}
    </p>
  );
}
