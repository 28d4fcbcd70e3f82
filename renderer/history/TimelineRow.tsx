import { memo, useId, useMemo } from 'react';
import { isToBeDone } from '../../checks/model/capabilities.ts';
import type { HistoryPoint } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { Fold } from '../parts/Fold.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { FlipList } from './FlipList.tsx';
import { useKindWords } from './kind-words.ts';
import { RunTable } from './RunTable.tsx';
import { clip, paths, runsOf } from './runs.ts';
import s from './TimelineRow.module.css';

const WIDTH = 800;

interface Props {
  readonly check: string;
  readonly points: readonly HistoryPoint[];
  readonly from: number;
  readonly to: number;
}

/** One setting's timeline, its flips in words, and the same as a table for those who want or need it. */
export const TimelineRow = memo(function TimelineRow({ check, points, from, to }: Props) {
  const { t } = useWords();
  const { title } = useCheckWords();
  const dates = useDates();
  const inWords = useKindWords();
  const heading = useId();
  // A check whose manifest is gone counts as a setting: of other checks only answers are kept.
  const ofSetting = !isToBeDone(useCatalogue().manifest(check));
  const runs = useMemo(() => clip(runsOf(points, ofSetting), from, to), [points, ofSetting, from, to]);
  const drawn = useMemo(() => paths(runs, from, to, WIDTH), [runs, from, to]);
  const flips = useMemo(
    () => points.filter((point) => point.flip !== null && Date.parse(point.at) >= from).toReversed(),
    [points, from],
  );
  const last = runs.at(-1);
  const start = new Date(from).toISOString();
  const summary = () => {
    if (last === undefined) return t('history.nothingInSpan');
    const changes = t('history.flipCount', { count: flips.length });
    // An answer has its own day, and what only the person can do has no position that could change.
    if (last.answeredOn !== null) return ofSetting ? `${inWords(last)} · ${changes}` : inWords(last);
    // Such a stretch may be older than the first look at it.
    const seen = last.kind === 'private' || last.kind === 'exposed';
    return t(seen ? 'history.summarySeen' : 'history.summary', {
      state: inWords(last),
      when: dates.day(new Date(last.from).toISOString()),
      flips: changes,
    });
  };
  const told = summary();

  return (
    <li className={s.row} aria-labelledby={heading}>
      <h2 id={heading}>{title(check)}</h2>
      <p className={s.summary}>{told}</p>
      <svg
        className={s.timeline}
        viewBox={`0 0 ${WIDTH} 24`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('history.timelineLabel', {
          setting: title(check),
          from: dates.day(start),
          summary: told,
        })}
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
