import { useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { useKindWords } from './kind-words.ts';
import s from './RunTable.module.css';
import type { Run } from './runs.ts';

const PAGE = 25;

/** The timeline as a table, newest first, some lines at a time. */
export function RunTable({ runs, caption }: { readonly runs: readonly Run[]; readonly caption: string }) {
  const { t } = useWords();
  const dates = useDates();
  const inWords = useKindWords();
  const [shown, setShown] = useState(PAGE);
  const day = (at: number) => dates.day(new Date(at).toISOString());
  return (
    <>
      <table className={s.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('history.from')}</th>
            <th scope="col">{t('history.to')}</th>
            <th scope="col">{t('history.state')}</th>
          </tr>
        </thead>
        <tbody>
          {runs
            .toReversed()
            .slice(0, shown)
            .map((run) => (
              <tr key={run.from}>
                <td>{day(run.from)}</td>
                <td>{day(run.to)}</td>
                <td>{inWords(run)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {runs.length > shown && (
        <div>
          <Button onPress={() => setShown(shown + PAGE)}>{t('history.older')}</Button>
        </div>
      )}
    </>
  );
}
