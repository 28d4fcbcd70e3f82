import type { Account } from '../../checks/model/index.ts';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
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
  const forget = async () => {
    const done = await request('account.forget', { account: account.id });
    if (done !== null) say((words) => words('accounts.forgotten', { account: called }));
  };
  return (
    <ConfirmDialog
      title={t('accounts.forgetTitle', { account: called })}
      verb={t('actions.forget')}
      confirm={forget}
      onClose={onClose}
    >
      <p>{t('accounts.forgetText')}</p>
    </ConfirmDialog>
  );
}
