import { z } from 'zod';
import { auditSchema, fixSchema } from './audit.ts';
import { findingSchema, inventoryItemSchema } from './finding.ts';
import { checkIdSchema, daySchema, instantSchema } from './status.ts';

/** One line of an account's history. The history is append-only: what was seen is never rewritten. */
export const historyEntrySchema = z.discriminatedUnion('kind', [
  /** Written before the first page is opened; an audit without its `auditFinished` was interrupted. */
  z.strictObject({
    kind: z.literal('auditStarted'),
    audit: auditSchema.omit({ finishedAt: true }),
    checks: z.array(checkIdSchema),
  }),
  z.strictObject({ kind: z.literal('finding'), audit: z.string(), finding: findingSchema }),
  z.strictObject({
    kind: z.literal('auditFinished'),
    audit: auditSchema,
    stopped: z.boolean(),
    unknownSwitches: z.array(inventoryItemSchema),
    /** A hash that tells two of a platform's accounts apart; absent where the platform gives none. */
    identity: z.string().max(64).optional(),
  }),
  z.strictObject({ kind: z.literal('fix'), fix: fixSchema }),
  /** The person's own answer to a manual check. */
  z.strictObject({
    kind: z.literal('answer'),
    check: checkIdSchema,
    done: z.boolean(),
    on: daySchema,
    at: instantSchema,
  }),
]);
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
