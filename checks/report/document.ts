import { noPast, type Past } from '../history/flips.ts';
import { gradeOf, sumGrades } from '../history/overall-status.ts';
import { positionOf, standingAnswer } from '../history/position.ts';
import type { Locale } from '../locales/index.ts';
import {
  type Account,
  capabilitiesOf,
  type Grade,
  inLanguage,
  isReadable,
  type Manifest,
  type Platform,
  standingOf,
} from '../model/index.ts';
import { mask, shippedChecks } from './masking.ts';
import { type AccountReport, type ReportCheck, type ReportDocument, reportDocumentSchema } from './schema.ts';

/** What a report is made from. */
export interface ReportData {
  readonly generatedAt: string;
  readonly platforms: readonly Platform[];
  readonly manifests: readonly Manifest[];
  /** `past`: `pastOf` the account's history. */
  readonly accounts: readonly { readonly account: Account; readonly past: Past }[];
}

interface ReportOptions {
  readonly masked: boolean;
  readonly language: Locale;
}

/**
 * The report as data. Masked, nothing in it comes from the account or the person: no name, no address but the platform's
 * public one, and no words but those of Flipwatch itself.
 */
export function reportDocument(data: ReportData, options: ReportOptions): ReportDocument {
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
  { masked, language }: ReportOptions,
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
  const own = capabilitiesOf(check).answer === 'position' && answer !== null;
  const position = positionOf(check, past, now);
  return {
    check: check.id,
    category: check.category,
    method: check.method,
    title: inLanguage(check.words, language).title,
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
    standing: isReadable(check) ? standingOf(check) : null,
    confirmed: newest?.confirmed ?? null,
    witnesses: (newest?.witnesses ?? []).map(({ kind, says }) => ({ kind, says })),
    detail: newest?.detail ?? null,
  };
}
