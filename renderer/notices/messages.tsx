import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { RefusalCode } from '../../electron/contract/index.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/i18n.ts';
import s from './messages.module.css';
import { useLeaving } from './use-leaving.ts';

interface Message {
  readonly id: number;
  /** Never a finished sentence, so that a message follows a change of language. */
  readonly what:
    | { readonly sentence: Sentence; readonly action: MessageAction | null }
    | { readonly code: RefusalCode };
}

/** The one thing that can be done about a message; it goes away with it. */
export interface MessageAction {
  readonly words: 'actions.notNow' | 'actions.checkAgain' | 'actions.showInFolder';
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
 * One message at a time, at the foot of the window and in a live region. A message of success leaves by itself, but not
 * while pointer or keyboard are on it. A refusal stays until it is put away or replaced.
 */
export function MessagesProvider({ children }: { readonly children: ReactNode }) {
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
          <MessageAtFoot key={message.id} message={message} onGone={() => setMessage(null)} />
        )}
      </div>
    </MessagesContext.Provider>
  );
}

function MessageAtFoot({ message, onGone }: { readonly message: Message; readonly onGone: () => void }) {
  const { t } = useWords();
  const { what } = message;
  const action = 'action' in what ? what.action : null;
  const text = 'sentence' in what ? what.sentence(t) : t(`refusals.${what.code}`);
  const staying = useLeaving('code' in what ? null : timeFor(text, action), onGone);
  return (
    <div className={s.message} {...staying}>
      <p>{text}</p>
      {action !== null && <ActionButton action={action} onDone={onGone} />}
      <Button look="quiet" aria-label={t('actions.dismissMessage')} onPress={onGone}>
        <Icon name="close" />
      </Button>
    </div>
  );
}

const [LEAST_MS, MS_FOR_A_LETTER, MS_TO_DECIDE] = [6000, 90, 6000];

/** How long a message stands: as long as calm reading takes, and longer where there is something to decide. */
const timeFor = (text: string, action: MessageAction | null): number =>
  Math.max(LEAST_MS, text.length * MS_FOR_A_LETTER) + (action === null ? 0 : MS_TO_DECIDE);

function ActionButton({ action, onDone }: { readonly action: MessageAction; readonly onDone: () => void }) {
  const { t } = useWords();
  const press = () => {
    action.act();
    onDone();
  };
  return <Button onPress={press}>{t(action.words)}</Button>;
}
