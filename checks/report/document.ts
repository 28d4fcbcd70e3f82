import { z } from 'zod';
import { noPast, type Past } from '../audit/flips.ts';
import { positionOf, standingAnswer } from '../audit/position.ts';
import { gradeOf, sumGrades } from '../audit/standing.ts';
import type { Locale } from '../locales/index.ts';
import {
  type Account,
  auditSchema,
  categorySchema,
  checkIdSchema,
  daySchema,
  flipSchema,
  type Grade,
  gradeSchema,
  instantSchema,
  type Manifest,
  type Platform,
  platformIdSchema,
  reasonSchema,
  stateSchema,
  statusSchema,
  strengthSchema,
  witnessSchema,
} from '../model/index.ts';
import { mask, shippedChecks } from './masking.ts';

const checkSchema = z.strictObject({
  check: checkIdSchema,
  category: categorySchema,
  method: z.enum(['setting', 'manual']),
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
  witnesses: z.array(z.strictObject({ kind: witnessSchema.shape.kind, says: z.string().nullable() })),
  detail: z.string().nullable(),
});
export type ReportCheck = z.infer<typeof checkSchema>;

const accountReportSchema = z.strictObject({
  /** Null in a masked report: the place in the list is all that is told. */
  id: z.string().nullable(),
  name: z.string().nullable(),
  platform: platformIdSchema,
  platformName: z.string(),
  /** It lives on another address than the platform's own, such as a practice site. */
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

/** What a report is made from. */
export interface ReportData {
  readonly generatedAt: string;
  readonly platforms: readonly Platform[];
  readonly manifests: readonly Manifest[];
  /** `past`: `pastOf` the account's history. */
  readonly accounts: readonly { readonly account: Account; readonly past: Past }[];
}

interface Options {
  readonly masked: boolean;
  readonly language: Locale;
}

/**
 * The report as data. Masked, nothing in it comes from the account or the person: no name, no address but the platform's
 * public one, and no words but those of Flipwatch itself.
 */
export function reportDocument(data: ReportData, options: Options): ReportDocument {
  const accounts = data.accounts.map(({ account, past }) => accountReport(data, account, past, options));
  return reportDocumentSchema.parse({
    schema: 1,
    report: {
      generatedAt: data.generatedAt,
      masked: options.masked,
      grade: sumGrades(accounts.map(({ grade }) => grade)),
      accounts,
    },
  });
}

function accountReport(
  data: ReportData,
  account: Account,
  past: Past,
  { masked, language }: Options,
): Omit<AccountReport, 'grade'> & { grade: Grade } {
  const platform = data.platforms.find(({ id }) => id === account.platform);
  const manifests = data.manifests.filter((one) => one.platform === account.platform);
  const now = new Date(data.generatedAt);
  const pastOfCheck = (check: Manifest) => past.checks.get(check.id) ?? noPast;
  const shipped = shippedChecks();
  const own = manifests.filter(({ id }) => !shipped.has(id));
  const home = account.site === undefined ? platform?.origins[0] : '';
  return {
    id: masked ? null : account.id,
    name: masked ? null : account.name,
    platform: account.platform,
    platformName: platform?.name ?? account.platform,
    moved: account.site !== undefined,
    lastAudit: past.lastWhole,
    grade: gradeOf(manifests.map((check) => positionOf(check, pastOfCheck(check), now))),
    checks: manifests.map((check) => {
      const told = checkReport(check, pastOfCheck(check), { language, now });
      if (!masked) return told;
      const number = own.indexOf(check) + 1;
      return mask(told, account.platform, { shipped: shipped.get(check.id), home, number, language });
    }),
  };
}

function checkReport(
  check: Manifest,
  past: ReturnType<Past['checks']['get']> & object,
  { language, now }: { readonly language: string; readonly now: Date },
): ReportCheck {
  const { newest, lastSeen } = past;
  const answer = standingAnswer(check, past);
  // The person's own word about a setting, which nothing that was seen since contradicts.
  const own = check.method === 'setting' && answer !== null;
  const position = positionOf(check, past, now);
  return {
    check: check.id,
    category: check.category,
    method: check.method,
    title: (check.words[language] ?? check.words.en).title,
    status: own || newest?.status !== 'unknown' ? position.status : 'unknown',
    ...(position.aged === true ? { aged: position.status } : {}),
    reason: own ? null : (newest?.reason ?? null),
    state: own ? null : (newest?.state ?? null),
    locked: newest?.locked ?? null,
    at: newest?.at ?? null,
    since: past.since,
    lastSeen: lastSeen === null ? null : { status: lastSeen.status, state: lastSeen.state, at: lastSeen.at },
    flips: [...past.flips],
    answer: answer === null ? null : { done: answer.done, on: answer.on },
    label: newest?.observed.label ?? null,
    url: newest?.observed.url ?? null,
    strength: newest?.strength ?? null,
    witnesses: (newest?.witnesses ?? []).map(({ kind, says }) => ({ kind, says })),
    detail: newest?.detail ?? null,
  };
}
