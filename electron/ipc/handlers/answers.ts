import { keepAnswer } from '../../../checks/audit/guided.ts';
import type { CatalogueSource } from '../../../checks/catalogue/source.ts';
import { capabilitiesOf, isGuided } from '../../../checks/model/index.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import { Refused } from '../../contract/index.ts';
import { dayHere } from '../../process/day-here.ts';
import { flipKey } from '../../state/account-view.ts';
import type { AppState } from '../../state/app-state.ts';
import type { Histories } from '../../storage/histories.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handlers of answers need. */
export interface AnswerServices {
  readonly accounts: Accounts;
  readonly catalogue: CatalogueSource;
  readonly histories: Histories;
  readonly state: AppState;
}

/** What the person says of a setting, and what they have looked at. */
export const answerHandlers = ({
  accounts,
  catalogue,
  histories,
  state,
}: AnswerServices): HandlersOf<'answer.set' | 'answer.position' | 'news.seen'> => ({
  'answer.set': async ({ account: id, check, done: isDone, on }) => {
    const { account } = accounts.get(id);
    // Where nothing is driven, there is only the person's own word, for settings too.
    const about = accounts.check(check, account.platform);
    const { ask } = capabilitiesOf(about, state.stored.preferences);
    if (ask === null || isGuided(about)) throw new Refused('invalid', 'This setting is seen, not answered.');
    // An answer about tomorrow would outweigh what is seen until then.
    if (on > dayHere(state.now())) throw new Refused('invalid', 'This day has not come yet.');
    const { file } = await histories.load(id);
    await file.append({ kind: 'answer', check, done: isDone, on, at: state.now().toISOString() });
    return done;
  },
  'answer.position': async ({ account: id, check, answer }) => {
    const { account } = accounts.get(id);
    if (!isGuided(accounts.check(check, account.platform)))
      throw new Refused('invalid', 'Flipwatch sees this one itself, or it has no position.');
    const { file: history } = await histories.load(id);
    const deps = { history, clock: { now: () => state.now() }, catalogue: catalogue.current().manifests };
    const kept = await keepAnswer(deps, account, check, answer);
    if (kept.result === 'refused') throw new Refused('notAvailable', kept.reason);
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
