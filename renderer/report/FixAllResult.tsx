import type { Fix } from '../../checks/model/index.ts';
import type { RefusalCode } from '../bridge/requests.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import s from './FixAllDialog.module.css';
import { reasonKey } from './reason-words.ts';
import { StatusMark } from './StatusMark.tsx';

interface Props {
  readonly name: string;
  readonly platform: string;
  readonly working: boolean;
  readonly result: Fix | RefusalCode | null;
  /** The whole run has ended: what has no result was not begun. */
  readonly over: boolean;
}

/** One line of "Fix all" once it has begun. */
export function FixAllResult({ name, platform, working, result, over }: Props) {
  const { t } = useWords();
  const dates = useDates();
  const held =
    result !== null &&
    typeof result !== 'string' &&
    (result.result === 'fixed' || result.result === 'already');

  const words = () => {
    if (result === null)
      return t(working ? 'fixAll.one.working' : over ? 'fixAll.one.notBegun' : 'fixAll.one.waiting');
    if (typeof result === 'string') return t(`refusals.${result}`);
    if (held && result.after !== null) {
      return t('fix.proof', {
        time: dates.time(result.proof[0]?.at ?? result.at),
        state: t(`checks:states.${result.after}`),
      });
    }
    return result.reason === null
      ? t(`checks:fixResults.${result.result}`)
      : t(`${reasonKey(result.reason)}.happened`, { platform });
  };

  return (
    <div className={s.result}>
      <StatusMark mark={result === null ? 'notYet' : held ? 'private' : 'unknown'} />
      <div>
        <span className={s.name}>{name}</span>
        <span className={s.note}>{words()}</span>
      </div>
    </div>
  );
}
