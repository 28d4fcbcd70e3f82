import * as z from 'zod';
import { checkIdSchema } from './status.ts';

/** One value of an answer that is not made of others. */
export const scalarSchema = z.union([z.boolean(), z.literal([0, 1]), z.string().min(1).max(24)]);
export type Scalar = z.infer<typeof scalarSchema>;

/**
 * The field of the page's own answers that carries a setting's value, as a change through Flipwatch has shown: it is what
 * changed. Kept for the account, since addresses may hold its number.
 */
export const learnedFieldSchema = z
  .strictObject({
    check: checkIdSchema,
    /** The path of the address that answered, without its query. */
    path: z.string().startsWith('/').max(300),
    /** The way to the field inside the answer: names of properties, and `=NAME` for the item of a list that is called so. */
    steps: z.array(z.string().min(1).max(120)).min(1).max(30),
    /** What it holds while the setting is on, and while it is off. */
    on: scalarSchema,
    off: scalarSchema,
    /**
     * `named`: what was sent to change the setting names the field. `changed`: it is the only one that changed, which may
     * be chance once; it counts when a second change has moved it again.
     */
    shownBy: z.enum(['named', 'changed']),
  })
  .refine(({ on, off }) => on !== off, 'on and off are the same');
export type LearnedField = z.infer<typeof learnedFieldSchema>;

/** How many of them are handed to the engine: more than a platform has settings. */
export const MOST_LEARNED = 400;
