import type { Finding } from '../../checks/model/index.ts';

/** Whether only the person can say more of it: a look that went well is undecided, too, while they have not. */
export const waitsForPerson = ({ reason }: Pick<Finding, 'reason'>): boolean =>
  reason === 'onlyReported' || reason === 'awaitsAnswer';
