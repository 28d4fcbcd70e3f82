import type { Accounts } from '../../accounts/accounts.ts';
import type { Agreements } from '../../accounts/agreements.ts';
import type { Histories } from '../../storage/histories.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** Deletes what the app knows. */
export interface Eraser {
  eraseAccount(account: string): Promise<void>;
  eraseEverything(): Promise<void>;
}

/** What the handlers of accounts need. */
export interface AccountServices {
  readonly accounts: Accounts;
  readonly histories: Histories;
  readonly eraser: Eraser;
  readonly agreements: Agreements;
}

/** Accounts come, are named, and go. */
export const accountHandlers = ({
  accounts,
  histories,
  eraser,
  agreements,
}: AccountServices): HandlersOf<
  'platform.agree' | 'account.add' | 'account.rename' | 'account.forget' | 'data.forgetEverything'
> => ({
  'platform.agree': ({ platform, addresses }) => {
    agreements.agree(platform, addresses);
    return done;
  },
  'account.add': async ({ platform, name, practice }) => {
    const account = await accounts.add(platform, name, practice);
    await histories.load(account);
    return { ok: true, account };
  },
  'account.rename': ({ account, name }) => {
    accounts.rename(account, name);
    return done;
  },
  'account.forget': async ({ account }) => {
    await eraser.eraseAccount(account);
    return done;
  },
  'data.forgetEverything': async () => {
    await eraser.eraseEverything();
    return done;
  },
});
