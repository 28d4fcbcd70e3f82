import { useState } from 'react';
import type { Account } from '../../checks/model/index.ts';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useAccountName } from '../words/account-name.ts';
import { useWords } from '../words/i18n.ts';

/** Asks before an account, its session and its history are gone for good. */
export function ForgetAccountDialog({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { say } = useMessages();
  const request = useRequest();
  const called = useAccountName()(account);
  const [busy, setBusy] = useState(false);
  const forget = async () => {
    setBusy(true);
    const done = await request('account.forget', { account: account.id });
    setBusy(false);
    onClose();
    if (done !== null) say((words) => words('accounts.forgotten', { account: called }));
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('accounts.forgetTitle', { account: called })}
      busy={busy}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus isDisabled={busy} onPress={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button look="danger" isDisabled={busy} onPress={() => void forget()}>
            {t('actions.forget')}
          </Button>
        </>
      }
    >
      <p>{t('accounts.forgetText')}</p>
    </Dialog>
  );
}
