import { accountsThatCount } from '../../checks/model/accounts-that-count.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';

/** What the button that checks everything is called just now, for itself and for sentences that speak of it. */
export const useCheckButton = (): 'actions.checkAllNow' | 'actions.checkNow' =>
  accountsThatCount(useSnapshot().accounts).length > 1 ? 'actions.checkAllNow' : 'actions.checkNow';
