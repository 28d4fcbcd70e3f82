import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { RefusalCode } from '../../electron/contract/index.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/i18n.ts';
import s from './messages.module.css';

interface Message {
  readonly id: number;
  /** Never a finished sentence: one that stands while the language is changed follows it. */
  readonly what:
    | { readonly sentence: Sentence; readonly action: MessageAction | null }
    | { readonly code: RefusalCode };
}

/** The one thing that can be done about a message; it goes away with it. */
export interface MessageAction {
  readonly words: 'actions.notNow';
  readonly act: () => void;
}

/** Makes the sentence from the words of the language in use. */
export type Sentence = (t: ReturnType<typeof useWords>['t']) => string;

interface Messages {
  /** Says in one sentence what was just done. */
  readonly say: (sentence: Sentence, action?: MessageAction | null) => void;
  /** Says why something was not done, and what can be done about it. */
  readonly refuse: (code: RefusalCode) => void;
}

const MessagesContext = createContext<Messages | null>(null);

/** The ways to say something at the foot of the window. */
export function useMessages(): Messages {
  const messages = useContext(MessagesContext);
  if (messages === null) throw new Error('useMessages outside of MessagesProvider');
  return messages;
}

/**
 * One message at a time, at the foot of the window and in a live region. It stays until it is put away or
 * replaced: nobody has to read against a clock.
 */
export function MessagesProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const [message, setMessage] = useState<Message | null>(null);
  const count = useRef(0);
  const messages = useMemo<Messages>(() => {
    const show = (what: Message['what']) => {
      count.current += 1;
      setMessage({ id: count.current, what });
    };
    return { say: (sentence, action = null) => show({ sentence, action }), refuse: (code) => show({ code }) };
  }, []);

  return (
    <MessagesContext.Provider value={messages}>
      {children}
      <div className={s.place} role="status">
        {message !== null && (
          <div key={message.id} className={s.message}>
            <p>
              {'sentence' in message.what ? message.what.sentence(t) : t(`refusals.${message.what.code}`)}
            </p>
            {'action' in message.what && message.what.action !== null && (
              <ActionButton action={message.what.action} onDone={() => setMessage(null)} />
            )}
            <Button look="quiet" aria-label={t('actions.dismissMessage')} onPress={() => setMessage(null)}>
              <Icon name="close" />
            </Button>
          </div>
        )}
      </div>
    </MessagesContext.Provider>
  );
}

function ActionButton({ action, onDone }: { readonly action: MessageAction; readonly onDone: () => void }) {
  const { t } = useWords();
  const press = () => {
    action.act();
    onDone();
  };
  return <Button onPress={press}>{t(action.words)}</Button>;
}
