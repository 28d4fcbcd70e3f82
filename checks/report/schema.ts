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
  radarNewsSchema,
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
  /** Its words say more than before, and the person has not looked since. Left out: they do not, or may not be told. */
  grew: z.strictObject({ was: z.string(), now: z.string() }).optional(),
  /** What has come up beside it and may have taken over a part; null: it may not be named. Left out: nothing has. */
  beside: z.string().nullable().optional(),
});
/** One check as a report tells of it. */
export type ReportCheck = z.infer<typeof checkSchema>;

/** A page of the account: its path, and what people call it. */
const pageSchema = z.strictObject({ path: z.string(), name: z.string() });
export type ReportPage = z.infer<typeof pageSchema>;

const { kind, known, since, between, count } = radarNewsSchema.shape;
/** One thing that is not as it was, as a report tells of it. What a masked report may not tell is null. */
const newsSchema = z.strictObject({
  kind,
  page: pageSchema.nullable(),
  /** Of a row its own path; of all else that of its page. */
  path: z.string().nullable(),
  title: z.string().nullable(),
  /** What it was called before, or where it stood. */
  was: z.string().nullable(),
  /** `on`, `off`, or the words that stand beside it. */
  state: z.string().nullable(),
  check: checkIdSchema.nullable(),
  known,
  /** A day on which others were seen with it. */
  since: since.unwrap().nullable(),
  between,
  /** Of several that are told as one: how many, and what they are called. */
  count: count.unwrap().nullable(),
  titles: z.array(z.string()),
});
export type ReportNews = z.infer<typeof newsSchema>;

/** What is not as it was, what weighs most first; and the pages that could not be looked through, and why. */
const radarSchema = z.strictObject({
  news: z.array(newsSchema),
  unread: z.array(z.strictObject({ page: pageSchema.nullable(), reason: reasonSchema })),
});
export type ReportRadar = z.infer<typeof radarSchema>;

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
  /** Left out: there is nothing to tell, as in every report from before 2026-11-27. */
  radar: radarSchema.optional(),
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
