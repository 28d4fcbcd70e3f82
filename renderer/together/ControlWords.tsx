import type { ListedControl } from '../../checks/model/index.ts';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import s from './ControlWords.module.css';

interface Props {
  readonly control: ListedControl;
  /** The setting that is asked for. */
  readonly check: string;
}

/** One control of a page in words: what stands beside it, what it is, and how it is drawn now. */
export function ControlWords({ control, check }: Props) {
  const { t } = useWords();
  const { title } = useCheckWords();
  const { label, rowTitle, kind, state } = control;
  const name = label || rowTitle || t('together.nameless');
  const position =
    state === 'on' || state === 'off' ? t(`checks:states.${state}`) : (state ?? t('checks:states.none'));
  return (
    <span className={s.control}>
      <span className={s.name}>{name}</span>
      {rowTitle !== null && rowTitle !== name && <span className={s.soft}>{rowTitle}</span>}
      <span className={s.soft}>{t('together.drawn', { kind: t(`together.kinds.${kind}`), position })}</span>
      {control.check === check && <span className={s.soft}>{t('together.wouldTake')}</span>}
      {control.check !== null && control.check !== check && (
        <span className={s.soft}>{t('together.isOther', { setting: title(control.check) })}</span>
      )}
    </span>
  );
}
