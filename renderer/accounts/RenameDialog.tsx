import { useState } from 'react';
import type { Account } from '../../checks/model/index.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/i18n.ts';

/** Gives an account another name of the person's own choice. */
export function RenameDialog({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const request = useRequest();
  const [name, setName] = useState(account.name);
  const wanted = name.trim();
  const rename = async () => {
    if (wanted === '') return;
    if ((await request('account.rename', { account: account.id, name: wanted })) !== null) onClose();
  };
  return (
    <Dialog
      title={t('accounts.renameTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('actions.cancel')}</Button>
          <Button look="primary" isDisabled={wanted === ''} onPress={() => void rename()}>
            {t('actions.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <TextField
          label={t('accounts.name')}
          hint={t('accounts.nameHint')}
          value={name}
          maxLength={60}
          onChange={setName}
        />
      </form>
    </Dialog>
  );
}
