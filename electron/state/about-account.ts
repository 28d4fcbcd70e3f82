import type { Account } from '../../checks/model/index.ts';

/** What a notice says of the account that it is about; whoever draws it makes the account's name of it. */
export const aboutAccount = ({ platform, name }: Account): Record<string, string> => ({ name, platform });
