import { useState } from 'react';
import { useNavigation } from '../frame/navigation.tsx';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/i18n.ts';

/** Asks the person to type a word, since this can't be undone. */
export function ForgetEverythingDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useWords();
  const { say } = useMessages();
  const { go } = useNavigation();
  const request = useRequest();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const word = t('preferences.forget.word');
  const sure = typed.trim().toLocaleUpperCase(i18n.language) === word;
  const forget = async () => {
    if (!sure) return;
    setBusy(true);
    const done = await request('data.forgetEverything', {});
    setBusy(false);
    onClose();
    if (done === null) return;
    say((words) => words('preferences.forget.done'));
    go('report');
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('preferences.forget.title')}
      busy={busy}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={busy} onPress={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button look="danger" isDisabled={!sure || busy} onPress={() => void forget()}>
            {t('preferences.data.forget')}
          </Button>
        </>
      }
    >
      <p>{t('preferences.forget.text')}</p>
      <p>{t('preferences.forget.stays')}</p>
      <p>{t('preferences.forget.system')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void forget();
        }}
      >
        <TextField
          label={t('preferences.forget.type', { word })}
          value={typed}
          maxLength={20}
          onChange={setTyped}
        />
      </form>
    </Dialog>
  );
}
