import { stripsOf } from '../../../checks/history/strips.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import type { Evidence } from '../../storage/evidence.ts';
import type { Histories } from '../../storage/histories.ts';
import type { HandlersOf } from '../register.ts';

/** What the handlers of the past need. */
export interface HistoryServices {
  readonly accounts: Accounts;
  readonly histories: Histories;
  readonly evidence: Evidence;
}

/** What was seen of an account earlier. */
export const historyHandlers = ({
  accounts,
  histories,
  evidence,
}: HistoryServices): HandlersOf<'history.get' | 'evidence.get'> => ({
  'history.get': async ({ account }) => {
    accounts.account(account);
    const strips = stripsOf((await histories.load(account)).entries());
    return { ok: true, strips: strips.map(({ check, points }) => ({ check, points: [...points] })) };
  },
  'evidence.get': async ({ account, check }) => {
    accounts.check(check, accounts.get(account).account.platform);
    return { ok: true, picture: await evidence.get(account, check) };
  },
});
