import { useState } from 'react';
import type { Account } from '../../checks/model/index.ts';
import { useRequest } from '../bridge/requests.ts';
import { useMessages } from '../notices/messages.tsx';

/** Opens the sign-in window and waits until the person has closed it. Says how it went. */
export function useSignIn(account: Pick<Account, 'id' | 'name'>): {
  readonly signIn: () => Promise<void>;
  readonly waiting: boolean;
} {
  const { say } = useMessages();
  const request = useRequest();
  const [waiting, setWaiting] = useState(false);
  const signIn = async () => {
    setWaiting(true);
    const reply = await request('account.signIn', { account: account.id });
    setWaiting(false);
    if (reply !== null)
      say((words) =>
        words(reply.signedIn ? 'accounts.signedIn' : 'accounts.notSignedIn', { account: account.name }),
      );
  };
  return { signIn, waiting };
}
