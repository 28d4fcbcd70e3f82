import { capabilitiesOf } from '../../../checks/model/index.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import { Refused } from '../../contract/index.ts';
import { flipKey } from '../../state/account-view.ts';
import type { AppState } from '../../state/app-state.ts';
import type { Histories } from '../../storage/histories.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handlers of answers need. */
export interface AnswerServices {
  readonly accounts: Accounts;
  readonly histories: Histories;
  readonly state: AppState;
}

/** What the person says of a setting, and what they have looked at. */
export const answerHandlers = ({
  accounts,
  histories,
  state,
}: AnswerServices): HandlersOf<'answer.set' | 'news.seen'> => ({
  'answer.set': async ({ account: id, check, done: isDone, on }) => {
    const { account } = accounts.get(id);
    // Where nothing is driven, there is only the person's own word, for settings too.
    const { ask } = capabilitiesOf(accounts.check(check, account.platform), state.stored.preferences);
    if (ask === null) throw new Refused('invalid', 'This setting is seen, not answered.');
    // An answer about tomorrow would outweigh what is seen until then.
    if (on > dayHere(state.now())) throw new Refused('invalid', 'This day has not come yet.');
    const { file } = await histories.load(id);
    await file.append({ kind: 'answer', check, done: isDone, on, at: state.now().toISOString() });
    return done;
  },
  'news.seen': ({ account, check: id }) => {
    const check = accounts.check(id, accounts.get(account).account.platform);
    const past = histories.get(account)?.past().checks.get(id);
    const key = past === undefined ? null : flipKey(account, check, past);
    if (key === null || state.stored.news.seen.includes(key)) return done;
    state.change((now) => ({ ...now, news: { ...now.news, seen: [...now.news.seen, key].slice(-1000) } }));
    return done;
  },
});

/** The calendar day that it is here, where the person is. */
const dayHere = (now: Date): string =>
  new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
