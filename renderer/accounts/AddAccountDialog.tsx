import { useState } from 'react';
import { useCatalogue } from '../bridge/catalogue.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Select } from '../parts/Select.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/i18n.ts';
import { useAddAccount } from './add-account.ts';
import { RiskInShort } from './RiskInShort.tsx';

/** Which platform, and what to call it; then the sign-in window opens. */
export function AddAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const { platforms } = useCatalogue();
  const { addReal } = useAddAccount();
  const [platform, setPlatform] = useState(platforms[0]?.id ?? '');
  const [name, setName] = useState('');
  const [waiting, setWaiting] = useState(false);
  const add = async () => {
    setWaiting(true);
    await addReal(platform, name.trim() === '' ? undefined : name.trim());
    onClose();
  };
  return (
    <Dialog
      title={t('actions.addAccount')}
      busy={waiting}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={waiting} onPress={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button look="primary" isDisabled={waiting || platform === ''} onPress={() => void add()}>
            {t('actions.signIn')}
          </Button>
        </>
      }
    >
      <div>
        <Select
          label={t('accounts.platform')}
          value={platform}
          options={platforms.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={setPlatform}
        />
        <TextField
          label={t('accounts.name')}
          hint={t('accounts.nameHint')}
          value={name}
          maxLength={60}
          onChange={setName}
        />
      </div>
      <RiskInShort />
      <p role="status">{t(waiting ? 'accounts.signInWaiting' : 'accounts.signInHow')}</p>
    </Dialog>
  );
}
