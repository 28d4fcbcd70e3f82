import { timelinesOf } from '../../../checks/history/timelines.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import type { Histories } from '../../storage/histories.ts';
import type { PictureStore } from '../../storage/picture-store.ts';
import type { HandlersOf } from '../register.ts';

/** What the handlers of the past need. */
export interface HistoryServices {
  readonly accounts: Accounts;
  readonly histories: Histories;
  readonly evidence: PictureStore;
}

/** What was seen of an account earlier. */
export const historyHandlers = ({
  accounts,
  histories,
  evidence,
}: HistoryServices): HandlersOf<'history.get' | 'evidence.get'> => ({
  'history.get': async ({ account }) => {
    accounts.account(account);
    const timelines = timelinesOf((await histories.load(account)).entries());
    return { ok: true, timelines: timelines.map(({ check, points }) => ({ check, points: [...points] })) };
  },
  'evidence.get': async ({ account, check }) => {
    accounts.check(check, accounts.get(account).account.platform);
    return { ok: true, picture: await evidence.get(account, check) };
  },
});
