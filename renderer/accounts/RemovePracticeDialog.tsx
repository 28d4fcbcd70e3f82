import type { AccountView } from '../../electron/contract/index.ts';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { useWords } from '../words/i18n.ts';

interface Props {
  readonly views: readonly AccountView[];
  readonly onClose: () => void;
}

/** Asks before it removes all practice accounts at once. */
export function RemovePracticeDialog({ views, onClose }: Props) {
  const { t } = useWords();
  const { say } = useMessages();
  const request = useRequest();
  const remove = async () => {
    for (const { account } of views)
      if ((await request('account.forget', { account: account.id })) === null) return;
    say((words) => words('accounts.practiceRemoved'));
  };
  return (
    <ConfirmDialog
      title={t('accounts.removePracticeTitle')}
      verb={t('actions.remove')}
      confirm={remove}
      onClose={onClose}
    >
      <p>{t('accounts.removePracticeText')}</p>
    </ConfirmDialog>
  );
}
