import { useState } from 'react';
import type { AccountView, CheckView, RefusalCode } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { ask } from '../bridge/requests.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { Checkbox } from '../parts/Checkbox.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useAccountName } from '../words/account-name.ts';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import s from './FixAllDialog.module.css';
import { FixBatchActions, FixBatchBody } from './FixBatch.tsx';

interface Props {
  readonly view: AccountView;
  readonly checks: readonly CheckView[];
  readonly onClose: () => void;
}

/**
 * First the list, with ticks; then the progress of the batch in the main process, and its outcome. A window that opens
 * later draws the present batch.
 */
export function FixAllDialog({ view, checks, onClose }: Props) {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const nameOf = useAccountName();
  const request = useRequest();
  const { fixing } = useSnapshot();
  const { title, warning, words } = useCheckWords();
  // The list that the person agreed to. Changes behind the dialog do not change it.
  const [list] = useState(() => checks.flatMap((check) => catalogue.manifest(check.check) ?? []));
  const [ticked, setTicked] = useState(
    () => new Set(list.filter((manifest) => warning(manifest) === null).map((manifest) => manifest.id)),
  );
  const [refused, setRefused] = useState<RefusalCode | null>(null);
  const chosen = list.filter((manifest) => ticked.has(manifest.id));
  const batch = fixing?.account === view.account.id ? fixing : null;

  const start = async () => {
    const body = { account: view.account.id, checks: chosen.map(({ id }) => id), action: 'fix' as const };
    const answer = await ask('fixes.start', body);
    setRefused(typeof answer === 'string' ? answer : null);
  };
  const close = () => {
    if (batch !== null) void request('fixes.close', {});
    onClose();
  };
  const tick = (id: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  };

  return (
    <Dialog
      title={t(`fixAll.title.${batch?.action ?? 'fix'}`, { account: nameOf(view.account) })}
      busy={batch !== null && !batch.over}
      onClose={close}
      actions={
        batch === null ? (
          <>
            <Button onPress={onClose}>{t('actions.cancel')}</Button>
            <Button look="primary" isDisabled={chosen.length === 0} onPress={() => void start()}>
              {t('fixAll.go', { count: chosen.length })}
            </Button>
          </>
        ) : (
          <FixBatchActions batch={batch} onClose={close} />
        )
      }
    >
      {batch === null ? (
        <>
          <p>{t('fixAll.intro')}</p>
          <div role="status">
            {refused !== null && (
              <Callout tone="unknown">
                <p>{t(`refusals.${refused}`)}</p>
              </Callout>
            )}
          </div>
          <ul className={s.list}>
            {list.map((manifest) => (
              <li key={manifest.id}>
                <Checkbox isSelected={ticked.has(manifest.id)} onChange={(on) => tick(manifest.id, on)}>
                  <span className={s.name}>{title(manifest.id)}</span>
                  <span className={s.note}>
                    {warning(manifest) ?? t('fixAll.cost', { cost: words(manifest).cost })}
                  </span>
                </Checkbox>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <FixBatchBody batch={batch} />
      )}
    </Dialog>
  );
}
