import { type BrowserTrouble, browserTroubles } from '../../electron/contract/browser-trouble.ts';
import type { Notice } from '../../electron/contract/index.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useAccountName } from '../words/account-name.ts';
import { useCheckButton } from '../words/check-button.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import s from './NoticeBar.module.css';
import { useRequest } from './use-request.ts';

/** The key of a notice's words. Where a browser did not open, the advice depends on the reason. */
function wordsOf({ kind, values }: Notice): Exclude<Notice['kind'], 'browserUnavailable'> | BrowserTrouble {
  if (kind !== 'browserUnavailable') return kind;
  // A notice that an older version has written may have another code.
  return browserTroubles.find((code) => code === values.code) ?? 'failedToStart';
}

/** What happened to the app itself: said once, until it is put away. */
export function NoticeBar() {
  const { t } = useWords();
  const { notices: told, accounts } = useSnapshot();
  const notices = told.filter(
    ({ kind }) =>
      // The reminder stands in the report card, beside the settings in question.
      kind !== 'timeToLook' &&
      // At the first run there is nothing yet that a tray would show.
      !(kind === 'noTray' && accounts.length === 0),
  );
  const request = useRequest();
  const dates = useDates();
  const nameOf = useAccountName();
  const button = t(useCheckButton());
  if (notices.length === 0) return null;
  return (
    <section className={s.place} aria-label={t('notices.label')}>
      <ul>
        {notices.map((notice) => {
          const words = wordsOf(notice);
          const title = t(`notices.${words}.title`);
          const { name, platform, file, problem, version } = notice.values;
          const called = name === undefined || platform === undefined ? name : nameOf({ platform, name });
          const particulars = [called, file, problem, version].filter(
            (value) => value !== undefined && value !== '',
          );
          return (
            <li key={notice.id} className={s.notice}>
              <span className={s.sign}>
                <Icon name="warning" />
              </span>
              <div className={s.words}>
                <h2>{title}</h2>
                <p>{t(`notices.${words}.text`, { button })}</p>
                <p className={s.soft}>
                  <span>{dates.moment(notice.at)}</span>
                  {particulars.map((value) => (
                    <span key={value}>{value}</span>
                  ))}
                </p>
              </div>
              <Button
                look="quiet"
                aria-label={t('notices.dismiss', { title })}
                onPress={() => void request('notice.dismiss', { id: notice.id })}
              >
                <Icon name="close" />
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
