import type { Account } from '../../checks/model/index.ts';

/** The values by which a notice names its account. Whoever draws the notice makes the account's name of them. */
export const aboutAccount = ({ platform, name }: Account): Record<string, string> => ({ name, platform });
