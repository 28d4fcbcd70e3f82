import type { Reason } from './status.ts';

/**
 * Reasons that pass by themselves: where another look is planned, nothing is asked of the person. All others want
 * somebody, or speak against the check.
 */
const passing: ReadonlySet<Reason> = new Set<Reason>([
  'rateLimited',
  'offline',
  'timeout',
  'siteError',
  'notReady',
  'browserClosed',
]);

/** So many looks in vain in a row do not pass by themselves any more. */
const TOO_OFTEN = 3;

/** Whether what kept a setting from sight is likely to be over at the next look. `inVain`: looks in a row that saw nothing. */
export const passesByItself = (reason: Reason | null, inVain: number): boolean =>
  reason !== null && passing.has(reason) && inVain < TOO_OFTEN;
