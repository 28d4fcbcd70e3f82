import { exposingState, isPressable } from '../../../checks/model/index.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import type { PracticeSites } from '../../accounts/practice-sites.ts';
import { Refused } from '../../contract/index.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handler of practice sites needs. */
export interface PracticeServices {
  readonly accounts: Accounts;
  readonly practiceSites: PracticeSites;
}

/** A practice site does what a platform would: it turns a setting back on. */
export const practiceHandlers = ({
  accounts,
  practiceSites,
}: PracticeServices): HandlersOf<'practice.flipBack'> => ({
  'practice.flipBack': ({ account: id, check: checkId }) => {
    const { account } = accounts.get(id);
    const check = accounts.check(checkId, account.platform);
    if (!isPressable(check)) throw new Refused('notAvailable', 'There is no switch to turn.');
    if (!practiceSites.flipBack(id, checkId, exposingState(check)))
      throw new Refused('notAvailable', 'This is not a practice account.');
    return done;
  },
});
