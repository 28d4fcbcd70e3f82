import { Callout } from '../parts/Callout.tsx';
import { useWords } from '../words/i18n.ts';
import { ReasonWords } from './ReasonWords.tsx';
import s from './WatchResults.module.css';
import type { WatchResult } from './watch-results.ts';

interface Props {
  readonly site: string;
  readonly results: readonly WatchResult[];
}

/** What came of each control that was to be watched: what happened, what it means, what to do. */
export function WatchResults({ site, results }: Props) {
  const { t } = useWords();
  return (
    <div className={s.results}>
      {results.map((result) => (
        <Callout key={result.control.n} tone={'check' in result ? 'plain' : 'unknown'}>
          <p>
            <strong>{t(`watch.result.${result.kind}`, { title: result.title })}</strong>
          </p>
          {result.kind === 'failed' && <p>{t(`refusals.${result.code}`)}</p>}
          {result.kind === 'refused' &&
            (result.reason === 'notValid' ? (
              <p>{t('watch.notValid')}</p>
            ) : (
              <ReasonWords reason={result.reason} platform={site} />
            ))}
        </Callout>
      ))}
      {results.some(({ kind }) => kind === 'watched') && <p>{t('watch.then')}</p>}
    </div>
  );
}
