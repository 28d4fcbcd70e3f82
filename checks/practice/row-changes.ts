import * as z from 'zod';
import { pathSchema } from '../model/index.ts';

const title = z.string().trim().min(1).max(200);

/** What somebody has changed about the rows of the pages that list settings. Later changes come on top of earlier ones. */
export const rowChangeSchema = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('add'), page: pathSchema, path: pathSchema, title }),
  z.strictObject({ change: z.literal('rename'), path: pathSchema, title }),
  z.strictObject({ change: z.literal('hide'), path: pathSchema }),
  /** It stands on another page now. */
  z.strictObject({ change: z.literal('move'), path: pathSchema, page: pathSchema }),
  /** Two rows have become one, with an address of its own. */
  z.strictObject({
    change: z.literal('merge'),
    path: pathSchema,
    other: pathSchema,
    into: pathSchema,
    title,
  }),
]);
export type RowChange = z.infer<typeof rowChangeSchema>;

/**
 * How the pages that list settings come. `partial`: without a word, some rows are left out; `skeletons`: for ever, some are
 * still to come; `unsteady`: other rows are left out with each loading.
 */
export const listingStates = ['whole', 'partial', 'skeletons', 'unsteady'] as const;
