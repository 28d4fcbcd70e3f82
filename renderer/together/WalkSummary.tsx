import type { Walk } from '../../electron/contract/index.ts';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import s from './WalkSummary.module.css';

/** What was said, setting by setting, and how much was left out. */
export function WalkSummary({ walk: { steps } }: { readonly walk: Walk }) {
  const { t } = useWords();
  const { title } = useCheckWords();
  const said = steps.flatMap(({ said: answer, ...step }) => (answer === null ? [] : [{ ...step, answer }]));
  const left = steps.length - said.length;
  return (
    <>
      <p>{t('walk.kept', { count: said.length })}</p>
      {said.length > 0 && (
        <ul className={s.list}>
          {said.map(({ account, check, answer }) => (
            <li key={`${account} ${check}`}>
              <span>{title(check)}</span>
              <strong>{t(`walk.answers.${answer}`)}</strong>
            </li>
          ))}
        </ul>
      )}
      {left > 0 && <p>{t('walk.leftOut', { count: left })}</p>}
      {said.length > 0 && <p className={s.soft}>{t('walk.ages')}</p>}
    </>
  );
}
