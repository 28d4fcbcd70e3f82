import { useState } from 'react';
import { practisedOf } from '../../checks/model/practised.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/i18n.ts';
import { AddressesToAgree } from './AddressesToAgree.tsx';
import { useAddAccount } from './add-account.ts';
import { PlatformPicker } from './PlatformPicker.tsx';
import { RiskInShort } from './RiskInShort.tsx';
import { SignInDoubt } from './SignInDoubt.tsx';

/** Which platform, and what to call it; then the sign-in window opens. */
export function AddAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const { platforms, awaiting } = useCatalogue();
  const { addReal, agree } = useAddAccount();
  const [platform, setPlatform] = useState([...practisedOf(platforms), ...platforms][0]?.id ?? '');
  const [name, setName] = useState('');
  const [waiting, setWaiting] = useState(false);
  // Hidden once they are agreed to: then the platform is like any other.
  const toAgree = awaiting.find(({ id }) => id === platform);
  const add = async () => {
    setWaiting(true);
    if (toAgree !== undefined && !(await agree(toAgree))) return setWaiting(false);
    await addReal(platform, name.trim() === '' ? (toAgree?.name ?? undefined) : name.trim());
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
            {t(toAgree === undefined ? 'actions.signIn' : 'actions.agreeAndSignIn')}
          </Button>
        </>
      }
    >
      <PlatformPicker value={platform} onChange={setPlatform} />
      <TextField
        label={t('accounts.name')}
        hint={t('accounts.nameHint')}
        value={name}
        maxLength={60}
        onChange={setName}
      />
      {toAgree === undefined ? null : <AddressesToAgree platform={toAgree} />}
      <SignInDoubt platform={platforms.find(({ id }) => id === platform)} />
      <RiskInShort />
      <p role="status">{t(waiting ? 'accounts.signInWaiting' : 'accounts.signInHow')}</p>
    </Dialog>
  );
}
