import type { Grade } from '../../checks/model/index.ts';
import { useWords } from '../words/i18n.ts';

/** All settings that a grade counts: an unknown does not drop out of the sum. */
const settingsIn = ({ private: hidden, exposed, unknown, own = 0, notLooked = 0 }: Grade): number =>
  hidden + exposed + unknown + own + notLooked;

/** How a grade is reached: "21 of 22 private · 4 not seen lately". Null where no position is known. */
export function useGradeBasis(): (grade: Grade) => string | null {
  const { t } = useWords();
  return (grade) => {
    if (grade.private + grade.exposed === 0) return null;
    const sum = t('report.basis', { private: grade.private, count: settingsIn(grade) });
    const aged = (grade.agedPrivate ?? 0) + (grade.agedExposed ?? 0);
    return aged === 0 ? sum : `${sum} · ${t('report.aged', { count: aged })}`;
  };
}
