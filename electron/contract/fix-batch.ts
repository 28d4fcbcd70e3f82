import * as z from 'zod';
import { accountSchema, checkIdSchema, fixSchema } from '../../checks/model/index.ts';
import { refusalCodeSchema } from './refusal.ts';

/** The most settings that one batch can hold. */
export const MAX_BATCH = 200;

/** Settings that the person had changed one after another, in one window. It stands until they put it away. */
export const fixBatchSchema = z.strictObject({
  account: accountSchema.shape.id,
  /** The present run. Rows may show what an earlier one did. */
  action: fixSchema.shape.action,
  rows: z
    .array(
      z.strictObject({
        check: checkIdSchema,
        /** Whether the present run does this one. */
        wanted: z.boolean(),
        /** What came of it the last time; null: not begun. */
        fix: fixSchema.nullable(),
      }),
    )
    .max(MAX_BATCH),
  /** What is being changed right now. */
  current: checkIdSchema.nullable(),
  over: z.boolean(),
  /** Why the run could not begin or go on, where no fix says so. */
  refused: refusalCodeSchema.nullable(),
});
export type FixBatch = z.infer<typeof fixBatchSchema>;
