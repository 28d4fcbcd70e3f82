import { accountName } from '../../checks/model/account-name.ts';
import type { Account } from '../../checks/model/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';

/** What an account is called, in every place of the window. */
export function useAccountName(): (account: Pick<Account, 'platform' | 'name'>) => string {
  const catalogue = useCatalogue();
  return ({ platform, name }) => accountName(catalogue.platform(platform)?.name ?? platform, name);
}
