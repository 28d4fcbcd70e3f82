import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import type { Run, RunKind } from './runs.ts';

/** The word for each kind of stretch; they are the words of the statuses, and of the report card for answers. */
export const kindWords = {
  private: 'checks:statuses.pass.name',
  exposed: 'checks:statuses.fail.name',
  unknown: 'checks:statuses.unknown.name',
  notOffered: 'checks:statuses.notOffered.name',
  asked: 'checks:statuses.manual.name',
  saidPrivate: 'marks.saidPrivate',
  saidExposed: 'marks.saidExposed',
  answered: 'marks.answered',
  notDone: 'marks.notDone',
} as const satisfies Record<RunKind, string>;

/** A stretch in words; for an answer also its day. */
export function useKindWords(): (run: Pick<Run, 'kind' | 'answeredOn'>) => string {
  const { t } = useWords();
  const dates = useDates();
  return ({ kind, answeredOn }) => {
    const word = t(kindWords[kind]);
    return answeredOn === null ? word : `${word} · ${t('report.answeredOn', { day: dates.day(answeredOn) })}`;
  };
}
