import * as z from 'zod';
import {
  auditSchema,
  categorySchema,
  checkIdSchema,
  daySchema,
  flipSchema,
  gradeSchema,
  instantSchema,
  platformIdSchema,
  reasonSchema,
  standingSchema,
  stateSchema,
  statusSchema,
  strengthSchema,
  witnessSchema,
} from '../model/index.ts';

const checkSchema = z.strictObject({
  check: checkIdSchema,
  category: categorySchema,
  method: z.enum(['setting', 'guided', 'manual']),
  title: z.string(),
  /** The newest finding's; null: never looked at. */
  status: statusSchema.nullable(),
  /** Where it was last known to stand, if that is not from the newest look, or from one too long ago. Left out: it is. */
  aged: statusSchema.nullable().optional(),
  reason: reasonSchema.nullable(),
  state: stateSchema.nullable(),
  locked: z.boolean().nullable(),
  at: instantSchema.nullable(),
  /** Of the newest position that was really seen. */
  since: instantSchema.nullable(),
  lastSeen: z.strictObject({ status: statusSchema, state: stateSchema, at: instantSchema }).nullable(),
  flips: z.array(flipSchema),
  answer: z.strictObject({ done: z.boolean(), on: daySchema }).nullable(),
  label: z.string().nullable(),
  url: z.string().nullable(),
  strength: strengthSchema.nullable(),
  standing: standingSchema.nullable(),
  /** The day on which the person confirmed which control it is. */
  confirmed: daySchema.nullable(),
  witnesses: z.array(z.strictObject({ kind: witnessSchema.shape.kind, says: z.string().nullable() })),
  detail: z.string().nullable(),
});
/** One check as a report tells of it. */
export type ReportCheck = z.infer<typeof checkSchema>;

const accountReportSchema = z.strictObject({
  /** Null in a masked report: the place in the list is all that is told. */
  id: z.string().nullable(),
  name: z.string().nullable(),
  platform: platformIdSchema,
  platformName: z.string(),
  /** Its address is not the platform's own: a practice site, for example. */
  moved: z.boolean(),
  lastAudit: auditSchema.nullable(),
  grade: gradeSchema,
  checks: z.array(checkSchema),
});
export type AccountReport = z.infer<typeof accountReportSchema>;

/** A report as data: the JSON format is this, and the other formats are drawn from it. */
export const reportDocumentSchema = z.strictObject({
  schema: z.literal(1),
  report: z.strictObject({
    generatedAt: instantSchema,
    masked: z.boolean(),
    grade: gradeSchema,
    accounts: z.array(accountReportSchema),
  }),
});
export type ReportDocument = z.infer<typeof reportDocumentSchema>;
