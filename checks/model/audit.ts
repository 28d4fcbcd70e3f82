import * as z from 'zod';
import { findingSchema, inventoryItemSchema } from './finding.ts';
import { onlyOfFixes } from './fix-reasons.ts';
import { radarReportSchema } from './radar.ts';
import { checkIdSchema, instantSchema, platformIdSchema, reasonSchema, stateSchema } from './status.ts';

/** What an audit was made for: the clock, a click, one check alone, or a look after a fix. */
export const triggerSchema = z.enum(['scheduled', 'manual', 'single']);
export type Trigger = z.infer<typeof triggerSchema>;

/** One signed-in identity on a platform. `id` names its browser profile on disk, so it is a safe file name. */
export const accountSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
  platform: platformIdSchema,
  /** The person's own name for it; never read from the site. */
  name: z.string().trim().min(1).max(60),
  /** The platform's address for this account, if it is another than its own: practice sites and tests. */
  site: z.url({ protocol: /^https?$/ }).optional(),
});
export type Account = z.infer<typeof accountSchema>;

/** One run over an account's checks. */
export const auditSchema = z.strictObject({
  id: z.string().min(1).max(60),
  trigger: triggerSchema,
  startedAt: instantSchema,
  finishedAt: instantSchema,
});
export type Audit = z.infer<typeof auditSchema>;

/** The one JSON document of `flipwatch audit --json`. */
export const auditDocumentSchema = z.strictObject({
  schema: z.literal(1),
  audit: auditSchema,
  findings: z.array(findingSchema),
  /** Switches on visited pages that no check knows. */
  unknownSwitches: z.array(inventoryItemSchema),
  /** What was not there before; left out where nobody looked for it. */
  radar: radarReportSchema.optional(),
});
export type AuditDocument = z.infer<typeof auditDocumentSchema>;

/** The one JSON document of a command that came to nothing: wrong usage, a refusal, or something of the machine that stands in the way. */
export const errorDocumentSchema = z.strictObject({
  schema: z.literal(1),
  error: z.strictObject({
    message: z.string(),
    /** One word for it, where the site or a rule of ours refused. */
    reason: z.string().max(40).optional(),
  }),
});

/** What came of a fix or an undo; the locale files say each in words. */
export const fixResultSchema = z.enum(['fixed', 'already', 'failed', 'refused']);
export type FixResult = z.infer<typeof fixResultSchema>;

/** Why a fix did not hold or was not tried, or null when it is fixed; what each means stands in `fix-reasons.ts`. */
export const fixReasonSchema = z.union([reasonSchema, z.enum(onlyOfFixes)]);

/** One fix, or one undo, with its proof. */
export const fixSchema = z.strictObject({
  check: checkIdSchema,
  action: z.enum(['fix', 'undo']),
  result: fixResultSchema,
  before: stateSchema.nullable(),
  after: stateSchema.nullable(),
  reason: fixReasonSchema.nullable(),
  /** The finding after the reload that proves it, and those of checks that this one is known to move. */
  proof: z.array(findingSchema),
  at: instantSchema,
  /** The site's own words, where it asked something. */
  question: z.string().max(300).optional(),
  /** When the site said that it may be asked again. */
  retryAt: instantSchema.optional(),
});
export type Fix = z.infer<typeof fixSchema>;

/** The one JSON document of `flipwatch fix CHECK --json` and `undo CHECK --json`. */
export const fixDocumentSchema = z.strictObject({ schema: z.literal(1), fix: fixSchema });
