import { cx } from '../parts/class-names.ts';
import { useWords } from '../words/i18n.ts';
import { kindWords } from './kind-words.ts';
import s from './Legend.module.css';

const kinds = ['private', 'exposed', 'unknown'] as const;

/** What the heights and colours of the strips mean. */
export function Legend() {
  const { t } = useWords();
  return (
    <ul className={s.legend}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={cx(s.sample, s[kind])} aria-hidden="true" />
          {t(kindWords[kind])}
        </li>
      ))}
    </ul>
  );
}
