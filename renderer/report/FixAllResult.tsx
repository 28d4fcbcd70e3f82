import { wordsOf } from '../../checks/model/fix-reasons.ts';
import type { FixBatch } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import s from './FixAllDialog.module.css';
import type { Mark } from './marks.ts';
import { StatusMark } from './StatusMark.tsx';
import { useCanUndo } from './use-can-undo.ts';

interface Props {
  readonly batch: FixBatch;
  readonly row: FixBatch['rows'][number];
}

/** One line of "Fix all" once it has begun. */
export function FixAllResult({ batch, row }: Props) {
  const { t } = useWords();
  const { title } = useCheckWords();
  const dates = useDates();
  const catalogue = useCatalogue();
  const request = useRequest();
  const canUndo = useCanUndo();
  const { check, fix } = row;
  const name = title(check);
  const held = fix?.result === 'fixed' || fix?.result === 'already';

  const words = () => {
    if (fix === null) {
      if (batch.current === check) return t(`fixAll.one.working.${batch.action}`);
      return t(batch.over ? 'fixAll.one.notBegun' : 'fixAll.one.waiting');
    }
    if (held && fix.after !== null) {
      return t('fix.proof', {
        time: dates.time(fix.proof[0]?.at ?? fix.at),
        state: t(`checks:states.${fix.after}`),
      });
    }
    const platform = catalogue.platform(catalogue.manifest(check)?.platform ?? '')?.name ?? '';
    return fix.reason === null
      ? t(`checks:fixResults.${fix.result}`)
      : t(`checks:${wordsOf(fix.reason)}.happened`, { platform });
  };
  const mark = (): Mark => {
    if (fix === null) return 'notYet';
    if (!held) return 'unknown';
    return fix.action === 'fix' ? 'private' : 'exposed';
  };

  return (
    <div className={s.result}>
      <StatusMark mark={mark()} />
      <div className={s.words}>
        <span className={s.name}>{name}</span>
        <span className={s.note}>{words()}</span>
      </div>
      {batch.over && canUndo(row) && (
        <Button
          aria-label={t('actions.undoThis', { setting: name })}
          onPress={() =>
            void request('fixes.start', { account: batch.account, checks: [check], action: 'undo' })
          }
        >
          {t('actions.undo')}
        </Button>
      )}
    </div>
  );
}
