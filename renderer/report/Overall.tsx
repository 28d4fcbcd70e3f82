import { accountsThatCount } from '../../checks/model/accounts-that-count.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useNavigation } from '../frame/navigation.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { BeginWalk } from '../together/BeginWalk.tsx';
import { useCheckButton } from '../words/check-button.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { GradeMeter } from './GradeMeter.tsx';
import { useGradeBasis } from './grade-words.ts';
import { gradeName, overallMark } from './marks.ts';
import s from './Overall.module.css';
import { RunsOnlyWhenStarted } from './RunsOnlyWhenStarted.tsx';
import { StatusMark } from './StatusMark.tsx';

/** The grade of everything together in words, how it is reached, and what comes next. */
export function Overall() {
  const { t } = useWords();
  const snapshot = useSnapshot();
  const { grade } = snapshot;
  const button = t(useCheckButton());
  const basisOf = useGradeBasis();
  const { own = 0 } = grade;
  const name = gradeName(grade);
  const basis = () => {
    const reached = basisOf(grade);
    if (reached !== null) return reached;
    if (own > 0) return t('report.basisOwn', { count: own });
    if (snapshot.preferences.manualOnly) return t('report.basisNoneManual');
    if (snapshot.running !== null) return t('report.basisRunning');
    return grade.unknown > 0 ? t('report.basisUntold') : t('report.basisNone', { button });
  };
  return (
    <section className={s.card} aria-label={t('report.overall')}>
      <div className={s.grade}>
        <StatusMark mark={overallMark(snapshot)} large />
        <div className={s.words}>
          <h2>{t(`grades.${name}`)}</h2>
          <p className={s.basis}>{basis()}</p>
        </div>
      </div>
      <News />
      <Reminder />
      <GradeMeter grade={grade} />
      <div>
        <NextAudit />
        <RunsOnlyWhenStarted />
      </div>
    </section>
  );
}

/** The one thing that this app is for: something has turned back, and here is the way to it. */
function News() {
  const { t } = useWords();
  const { accounts } = useSnapshot();
  const { go } = useNavigation();
  const news = accountsThatCount(accounts).flatMap(({ account, checks }) =>
    checks.filter((view) => view.news).map((view) => ({ account: account.id, check: view.check })),
  );
  const [first] = news;
  if (first === undefined) return null;
  return (
    <Callout tone="exposed">
      <div className={s.news}>
        <p>{t('report.news', { count: news.length })}</p>
        <Button onPress={() => go('report', first.account, first.check)}>{t('actions.goThere')}</Button>
      </div>
    </Callout>
  );
}

/** Manual-only mode: it is time to look, and no notification could say so. */
function Reminder() {
  const { t } = useWords();
  const { notices, preferences } = useSnapshot();
  const request = useRequest();
  const reminder = notices.find(({ kind }) => kind === 'timeToLook');
  if (reminder === undefined || !preferences.manualOnly) return null;
  return (
    <Callout tone="plain">
      <div className={s.news}>
        <p>
          <strong>{t('notices.timeToLook.title')}.</strong> {t('notices.timeToLook.text')}
        </p>
        <Button onPress={() => void request('notice.dismiss', { id: reminder.id })}>
          {t('actions.looked')}
        </Button>
      </div>
    </Callout>
  );
}

function NextAudit() {
  const { t } = useWords();
  const { accounts, nextAuditAt, paused, preferences } = useSnapshot();
  const request = useRequest();
  const dates = useDates();
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
  if (preferences.manualOnly) {
    return (
      <div className={s.next}>
        <p>{t('report.manualOnly')}</p>
        <BeginWalk views={accountsThatCount(accounts)} account={null} look="primary" />
        <p>
          {nextAuditAt === null
            ? t('report.noReminder')
            : t('report.nextReminder', { when: dates.coming(nextAuditAt) })}
        </p>
      </div>
    );
  }
  return (
    <p className={s.next}>
      {nextAuditAt === null ? t('report.noNext') : t('report.next', { when: dates.coming(nextAuditAt) })}
    </p>
  );
}
