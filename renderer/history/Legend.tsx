import { cx } from '../parts/class-names.ts';
import { useWords } from '../words/i18n.ts';
import { kindWords } from './kind-words.ts';
import s from './Legend.module.css';

const kinds = ['private', 'exposed', 'unknown'] as const;

const answers = ['saidYes', 'saidNo'] as const;

/** What the heights and colours of the timelines mean; outlines only where there are some. */
export function Legend({ withAnswers }: { readonly withAnswers: boolean }) {
  const { t } = useWords();
  return (
    <ul className={s.legend}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={cx(s.sample, s[kind])} aria-hidden="true" />
          {t(kindWords[kind])}
        </li>
      ))}
      {withAnswers &&
        answers.map((kind) => (
          <li key={kind}>
            <span className={cx(s.sample, s[kind])} aria-hidden="true" />
            {t(`history.legend.${kind}`)}
          </li>
        ))}
    </ul>
  );
}
