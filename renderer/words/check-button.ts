import { accountsThatCount } from '../../checks/model/accounts-that-count.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';

/** The present name of the button that checks everything, for the button and for sentences that mention it. */
export const useCheckButton = (): 'actions.checkAllNow' | 'actions.checkNow' =>
  accountsThatCount(useSnapshot().accounts).length > 1 ? 'actions.checkAllNow' : 'actions.checkNow';
