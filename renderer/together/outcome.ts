import type { ConfirmRefusal } from '../../checks/model/confirm-refusals.ts';
import type { Reason } from '../../checks/model/index.ts';
import type { RefusalCode } from '../../electron/contract/index.ts';

/** How looking together ended. */
export type Outcome =
  | { readonly kind: 'confirmed' | 'notHere' }
  /** The page could not be read. */
  | { readonly kind: 'blocked'; readonly reason: Reason }
  /** What the person said and what was read do not agree. */
  | { readonly kind: 'refused'; readonly reason: Reason | ConfirmRefusal }
  | { readonly kind: 'failed'; readonly code: RefusalCode };
