import type { Grade } from '../../checks/model/index.ts';
import { cx } from '../parts/class-names.ts';
import { useWords } from '../words/i18n.ts';
import s from './GradeMeter.module.css';
import type { Mark } from './marks.ts';
import { StatusMark } from './StatusMark.tsx';

const parts = [
  { key: 'private', mark: 'private' },
  { key: 'exposed', mark: 'exposed' },
  { key: 'unknown', mark: 'unknown' },
  { key: 'own', mark: 'answered' },
  { key: 'notLooked', mark: 'notYet' },
  { key: 'manualOpen', mark: 'asked' },
  { key: 'notOffered', mark: 'notOffered' },
] as const satisfies readonly { key: keyof Grade; mark: Mark }[];

/** The counts behind a grade: a bar for the eye, and the same in words. */
export function GradeMeter({ grade }: { readonly grade: Grade }) {
  const { t } = useWords();
  const shown = parts
    .map((part) => ({ ...part, count: grade[part.key] ?? 0 }))
    .filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return (
    <div className={s.meter}>
      <div className={s.bar} aria-hidden="true">
        {shown.map(({ key, mark, count }) => (
          <span key={key} className={cx(s.part, s[mark])} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={s.legend}>
        {shown.map(({ key, mark, count }) => (
          <li key={key}>
            <StatusMark mark={mark} />
            <span>{t(`report.counts.${key}`, { count })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
