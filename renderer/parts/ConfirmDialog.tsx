import { type ReactNode, useState } from 'react';
import { useWords } from '../words/i18n.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** The words of the button that does it. */
  readonly verb: string;
  /** Does it. The dialog stays, busy, until it is done, and closes then; never rejects. */
  readonly confirm: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before something is gone for good; the way out has the focus. */
export function ConfirmDialog({ title, children, verb, confirm, onClose }: Props) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    await confirm();
    setBusy(false);
    onClose();
  };
  return (
    <Dialog
      role="alertdialog"
      title={title}
      busy={busy}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus isDisabled={busy} onPress={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button look="danger" isDisabled={busy} onPress={() => void go()}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
