import { memo, useId, useMemo } from 'react';
import type { HistoryPoint } from '../../electron/contract/index.ts';
import { Fold } from '../parts/Fold.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { FlipList } from './FlipList.tsx';
import { kindWords } from './kind-words.ts';
import { RunTable } from './RunTable.tsx';
import { clip, paths, runsOf } from './runs.ts';
import s from './StripRow.module.css';

const WIDTH = 800;

interface Props {
  readonly check: string;
  readonly points: readonly HistoryPoint[];
  readonly from: number;
  readonly to: number;
}

/** One setting's strip, its flips in words, and the same as a table for those who want or need it. */
export const StripRow = memo(function StripRow({ check, points, from, to }: Props) {
  const { t } = useWords();
  const { title } = useCheckWords();
  const dates = useDates();
  const heading = useId();
  const runs = useMemo(() => clip(runsOf(points), from, to), [points, from, to]);
  const drawn = useMemo(() => paths(runs, from, to, WIDTH), [runs, from, to]);
  const flips = useMemo(
    () => points.filter((point) => point.flip !== null && Date.parse(point.at) >= from).toReversed(),
    [points, from],
  );
  const last = runs.at(-1);
  const start = new Date(from).toISOString();
  const summary =
    last === undefined
      ? t('history.nothingInSpan')
      : t('history.summary', {
          state: t(kindWords[last.kind]),
          when: dates.day(new Date(last.from).toISOString()),
          flips: t('history.flipCount', { count: flips.length }),
        });

  return (
    <li className={s.row} aria-labelledby={heading}>
      <h2 id={heading}>{title(check)}</h2>
      <p className={s.summary}>{summary}</p>
      <svg
        className={s.strip}
        viewBox={`0 0 ${WIDTH} 24`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('history.stripLabel', { setting: title(check), from: dates.day(start), summary })}
      >
        <path className={s.ground} d={`M0 22H${WIDTH}`} />
        {[...drawn].map(([kind, path]) => (
          <path key={kind} className={s[kind]} d={path} />
        ))}
      </svg>
      <div className={s.axis} aria-hidden="true">
        <span>{dates.day(start)}</span>
        <span>{t('history.now')}</span>
      </div>
      <FlipList flips={flips} />
      {runs.length > 0 && (
        <Fold title={t('history.asTable')}>
          <RunTable runs={runs} caption={title(check)} />
        </Fold>
      )}
    </li>
  );
});
