import type { ListedControl } from '../../checks/model/index.ts';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import s from './ControlWords.module.css';
import { useControlName } from './control-name.ts';

interface Props {
  readonly control: ListedControl;
  /** The setting that is asked for; left out: none. */
  readonly check?: string;
  /** A small picture of it, as base64. */
  readonly picture: string | undefined;
}

/** One control of a page: its words, what it is, how it is drawn now, and how it looks where it could be pictured. */
export function ControlWords({ control, check, picture }: Props) {
  const { t } = useWords();
  const { title } = useCheckWords();
  const { rowTitle, kind, state } = control;
  const name = useControlName()(control);
  const position =
    state === 'on' || state === 'off' ? t(`checks:states.${state}`) : (state ?? t('checks:states.none'));
  return (
    <span className={s.control}>
      <span className={s.name}>{name}</span>
      {rowTitle !== null && rowTitle !== name && <span className={s.soft}>{rowTitle}</span>}
      <span className={s.soft}>{t('together.drawn', { kind: t(`together.kinds.${kind}`), position })}</span>
      {control.check !== null && control.check === check && (
        <span className={s.soft}>{t('together.wouldTake')}</span>
      )}
      {control.check !== null && control.check !== check && (
        <span className={s.soft}>{t('together.isOther', { setting: title(control.check) })}</span>
      )}
      {/* What it shows stands beside it in words. */}
      {picture !== undefined && <img className={s.picture} src={`data:image/png;base64,${picture}`} alt="" />}
    </span>
  );
}
