import type { Grade } from '../../checks/model/index.ts';
import { cx } from '../parts/class-names.ts';
import { useWords } from '../words/i18n.ts';
import s from './GradeMeter.module.css';
import type { Mark } from './marks.ts';
import { StatusMark } from './StatusMark.tsx';

const parts = [
  { key: 'private', mark: 'private' },
  { key: 'agedPrivate', mark: 'wasPrivate' },
  { key: 'exposed', mark: 'exposed' },
  { key: 'agedExposed', mark: 'exposed', aged: true },
  { key: 'unknown', mark: 'unknown' },
  { key: 'own', mark: 'answered' },
  { key: 'notLooked', mark: 'notYet' },
  { key: 'manualOpen', mark: 'asked' },
  { key: 'notOffered', mark: 'notOffered' },
] as const satisfies readonly { key: keyof Grade; mark: Mark; aged?: true }[];

/** What was not seen lately is drawn and told beside the rest, and counted with it. */
const seenLately = (grade: Grade): Grade => ({
  ...grade,
  private: grade.private - (grade.agedPrivate ?? 0),
  exposed: grade.exposed - (grade.agedExposed ?? 0),
});

/** The counts behind a grade: a bar for the eye, and the same in words. */
export function GradeMeter({ grade }: { readonly grade: Grade }) {
  const { t } = useWords();
  const counts = seenLately(grade);
  const shown = parts
    .map((part) => ({ aged: false, ...part, count: counts[part.key] ?? 0 }))
    .filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return (
    <div className={s.meter}>
      <div className={s.bar} aria-hidden="true">
        {shown.map(({ key, mark, aged, count }) => (
          <span key={key} className={cx(s.part, s[mark], aged && s.aged)} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={s.legend}>
        {shown.map(({ key, mark, aged, count }) => (
          <li key={key}>
            <StatusMark mark={mark} aged={aged} />
            <span>{t(`report.counts.${key}`, { count })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
