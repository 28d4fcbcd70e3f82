import type { Drift, Scope } from '../../checks/model/index.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import s from './ThenAndNow.module.css';

/** A control that was confirmed and is not there as it was: then, and what is most like it now, side by side. */
export function ThenAndNow({ drift }: { readonly drift: Drift }) {
  const { t } = useWords();
  const dates = useDates();
  const { was, now } = drift;
  const words = ({ label, rowTitle, key }: Pick<Drift['was'], 'label' | 'rowTitle' | 'key'>) => (
    <>
      <span>{label || rowTitle || t('together.nameless')}</span>
      {label && rowTitle !== null && rowTitle !== label && <span className={s.soft}>{rowTitle}</span>}
      {key !== null && <code className={s.soft}>{key}</code>}
    </>
  );
  return (
    <dl className={s.pair}>
      <div>
        <dt>{t('together.then', { day: dates.day(was.on) })}</dt>
        <dd>{words(was)}</dd>
      </div>
      <div>
        <dt>{t('together.now')}</dt>
        <dd>{now === null ? t('together.nothingLike') : words(now)}</dd>
      </div>
    </dl>
  );
}

/** A setting's own words before, and now that they say more. */
export function WordsThenAndNow({ scope }: { readonly scope: Scope }) {
  const { t } = useWords();
  if (scope.was === null) return null;
  return (
    <dl className={s.pair}>
      <div>
        <dt>{t('together.wordsBefore')}</dt>
        <dd>{scope.was}</dd>
      </div>
      <div>
        <dt>{t('together.now')}</dt>
        <dd>{scope.now}</dd>
      </div>
    </dl>
  );
}
