import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../words/i18n.ts';
import { Button } from './Button.tsx';
import s from './Dialog.module.css';
import { Icon } from './Icon.tsx';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** While true neither Escape nor a click beside the dialog closes it: something is being done. */
  readonly busy?: boolean;
  /** `alertdialog` asks about something that can't be undone. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** A modal dialog: focus goes in, stays in and comes back. It is open as long as it is drawn. */
export function Dialog({ title, onClose, busy = false, role = 'dialog', children, actions }: Props) {
  const { t } = useWords();
  return (
    <ModalOverlay
      className={s.overlay ?? ''}
      isOpen
      isDismissable={!busy}
      isKeyboardDismissDisabled={busy}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={s.modal ?? ''}>
        <AriaDialog className={s.dialog ?? ''} role={role} data-busy={busy}>
          <header className={s.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {!busy && (
              <Button look="quiet" aria-label={t('actions.close')} onPress={onClose}>
                <Icon name="close" />
              </Button>
            )}
          </header>
          <div className={s.body}>{children}</div>
          <footer className={s.actions}>{actions}</footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
