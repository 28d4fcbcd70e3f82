import { useState } from 'react';
import type { AccountView } from '../../electron/contract/index.ts';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useWords } from '../words/i18n.ts';

interface Props {
  readonly views: readonly AccountView[];
  readonly onClose: () => void;
}

/** Asks before all practice accounts are gone at once. */
export function RemovePracticeDialog({ views, onClose }: Props) {
  const { t } = useWords();
  const { say } = useMessages();
  const request = useRequest();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    let left = views.length;
    for (const { account } of views) {
      if ((await request('account.forget', { account: account.id })) === null) break;
      left -= 1;
    }
    setBusy(false);
    onClose();
    if (left === 0) say((words) => words('accounts.practiceRemoved'));
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('accounts.removePracticeTitle')}
      busy={busy}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus isDisabled={busy} onPress={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button look="danger" isDisabled={busy} onPress={() => void remove()}>
            {t('actions.remove')}
          </Button>
        </>
      }
    >
      <p>{t('accounts.removePracticeText')}</p>
    </Dialog>
  );
}
