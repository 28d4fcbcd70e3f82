import { timelinesOf } from '../../../checks/history/timelines.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import { MAX_PAST_NEWS } from '../../contract/index.ts';
import { pastNews } from '../../state/radar-view.ts';
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
    const entries = (await histories.load(account)).entries();
    const told = entries.flatMap((entry) => (entry.kind === 'radarNews' ? [pastNews(entry.news)] : []));
    return {
      ok: true,
      timelines: timelinesOf(entries).map(({ check, points }) => ({ check, points: [...points] })),
      news: told.slice(-MAX_PAST_NEWS).reverse(),
    };
  },
  'evidence.get': async ({ account, check }) => {
    accounts.check(check, accounts.get(account).account.platform);
    return { ok: true, picture: await evidence.get(account, check) };
  },
});
