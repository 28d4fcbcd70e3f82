import { useState } from 'react';
import type { Account } from '../../checks/model/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import type { Done } from '../bridge/requests.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useNavigation } from '../frame/navigation.tsx';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { useAccountName } from '../words/account-name.ts';

type Named = Pick<Account, 'id' | 'platform' | 'name'>;

/** Opens an account's sign-in window, waits until the person has closed it, and says how it went. */
export function useSignInWindow(): (account: Named) => Promise<void> {
  const { say } = useMessages();
  const { preferences } = useSnapshot();
  const request = useRequest();
  const { go } = useNavigation();
  const nameOf = useAccountName();
  const { platform: platformOf } = useCatalogue();
  const outcome = ({ signedIn, checking }: Done<'account.signIn'>) => {
    if (!signedIn) return 'accounts.notSignedIn';
    // The cookies of an installed browser are not ours to look at.
    const seen = preferences.engine !== 'installedBrowser';
    if (checking) return seen ? 'accounts.signInChecking' : 'accounts.signInLooking';
    return seen ? 'accounts.signedIn' : 'accounts.signInClosed';
  };
  return async (account) => {
    const { id } = account;
    const reply = await request('account.signIn', { account: id });
    if (reply === null) return;
    // Goes to where the findings are seen.
    if (reply.checking) go('report', id);
    const notNow = {
      words: 'actions.notNow',
      act: () => void request('audit.stop', { account: id }),
    } as const;
    const { unreachable } = reply;
    const name = nameOf(account);
    if (unreachable === null) {
      say((words) => words(outcome(reply), { account: name }), reply.checking ? notNow : null);
      return;
    }
    const values = { platform: platformOf(account.platform)?.name ?? account.platform };
    say((words) => {
      const happened = words(`checks:reasons.${unreachable}.happened`, values);
      return words('accounts.notReached', { happened, account: name });
    });
  };
}

/** The same from a button of the account, which waits meanwhile. */
export function useSignIn(account: Named): {
  readonly signIn: () => Promise<void>;
  readonly waiting: boolean;
} {
  const open = useSignInWindow();
  const [waiting, setWaiting] = useState(false);
  const signIn = async () => {
    setWaiting(true);
    await open(account);
    setWaiting(false);
  };
  return { signIn, waiting };
}
