import type { FixBatch } from '../../electron/contract/index.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useWords } from '../words/i18n.ts';
import s from './FixAllDialog.module.css';
import { FixAllResult } from './FixAllResult.tsx';
import { useCanUndo } from './use-can-undo.ts';

type Row = FixBatch['rows'][number];

const held = ({ fix }: Row): boolean => fix?.result === 'fixed' || fix?.result === 'already';

/** A batch's progress, or its outcome, setting by setting. */
export function FixBatchBody({ batch }: { readonly batch: FixBatch }) {
  const { t } = useWords();
  const wanted = batch.rows.filter((row) => row.wanted);
  const done = wanted.filter(({ fix }) => fix !== null).length;
  const numbers = { held: wanted.filter(held).length, count: wanted.length };
  return (
    <>
      <div role="status">
        <p>
          {batch.over
            ? t(`fixAll.done.${batch.action}`, numbers)
            : t('fixAll.working', { done, total: wanted.length })}
        </p>
        {batch.refused !== null && (
          <Callout tone="unknown">
            <p>{t(`refusals.${batch.refused}`)}</p>
          </Callout>
        )}
      </div>
      {!batch.over && <Progress label={t('fixAll.progress')} done={done} total={wanted.length} />}
      <ul className={s.list}>
        {batch.rows.map((row) => (
          <li key={row.check}>
            <FixAllResult batch={batch} row={row} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What can be done with the whole batch: watch it, stop it, or undo all of it. */
export function FixBatchActions({
  batch,
  onClose,
}: {
  readonly batch: FixBatch;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const request = useRequest();
  const canUndo = useCanUndo();
  if (!batch.over) {
    return (
      <>
        <Button onPress={() => void request('fixes.watch', {})}>{t('actions.watch')}</Button>
        <Button autoFocus onPress={() => void request('fixes.stop', {})}>
          {t('actions.stop')}
        </Button>
      </>
    );
  }
  const back = batch.rows.filter(canUndo).map(({ check }) => check);
  return (
    <>
      {back.length > 1 && (
        <Button
          onPress={() =>
            void request('fixes.start', { account: batch.account, checks: back, action: 'undo' })
          }
        >
          {t('fixAll.undoAll', { count: back.length })}
        </Button>
      )}
      <Button look="primary" autoFocus onPress={onClose}>
        {t('actions.done')}
      </Button>
    </>
  );
}
