import type { Flip } from '../../checks/model/index.ts';

/** Who moved a setting, as far as it is known: the name of the words for it. */
export const byWhom = ({ by, interrupted }: Pick<Flip, 'by' | 'interrupted'>) =>
  interrupted === true ? 'interrupted' : by;
