import * as z from 'zod';
import { checkIdSchema, stateSchema } from './status.ts';

/** What came of a wish to have a setting watched, or not any more. */
export const watchResultSchema = z.enum(['watched', 'exists', 'refused', 'removed']);
export type WatchResult = z.infer<typeof watchResultSchema>;

/** The one JSON document of `flipwatch watch --json` and `watch remove --json`. */
export const watchDocumentSchema = z.strictObject({
  schema: z.literal(1),
  watch: z.strictObject({
    check: checkIdSchema.nullable(),
    result: watchResultSchema,
    /** One word for a refusal; left out where something was removed. */
    reason: z.string().max(40).nullable().optional(),
  }),
});

/** The one JSON document of `flipwatch watch list --json`. */
export const watchesDocumentSchema = z.strictObject({
  schema: z.literal(1),
  watches: z.array(
    z.strictObject({
      check: checkIdSchema,
      /** Where it lives: an origin. */
      site: z.string(),
      title: z.string(),
      private: stateSchema,
    }),
  ),
});
