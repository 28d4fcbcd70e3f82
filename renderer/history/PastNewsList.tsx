import { useId, useState } from 'react';
import type { AccountView, PastNews } from '../../electron/contract/index.ts';
import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/i18n.ts';
import { useNewsWords } from '../words/news-words.ts';
import s from './PastNewsList.module.css';

/** So many are shown at once. */
const SHOWN = 10;

interface Props {
  readonly account: AccountView['account'];
  readonly news: readonly PastNews[];
}

/** What was not as it was among an account's settings, the newest first. */
export function PastNewsList({ account, news }: Props) {
  const { t } = useWords();
  const heading = useId();
  const wordsOf = useNewsWords({ account });
  const [all, setAll] = useState(false);
  if (news.length === 0) return null;
  const shown = all ? news : news.slice(0, SHOWN);
  const older = news.length - shown.length;
  return (
    <section className={s.news} aria-labelledby={heading}>
      <h2 id={heading}>{t('history.news')}</h2>
      <p className={s.soft}>{t('history.newsKept')}</p>
      <ul>
        {shown.map((one, at) => {
          const { said, more } = wordsOf(one);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was told is told for good, and none of it moves
            <li key={news.length - at}>
              <strong>{said}</strong> <span className={s.soft}>{more.join(' ')}</span>
            </li>
          );
        })}
      </ul>
      {older > 0 && (
        <Button look="quiet" onPress={() => setAll(true)}>
          {t('history.olderNews', { count: older })}
        </Button>
      )}
    </section>
  );
}
