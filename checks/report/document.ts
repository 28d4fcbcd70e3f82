import { noPast, type Past } from '../history/flips.ts';
import { gradeOf, sumGrades } from '../history/overall-status.ts';
import { positionOf, standingAnswer } from '../history/position.ts';
import type { Locale } from '../locales/index.ts';
import {
  type Account,
  capabilitiesOf,
  type Finding,
  type Grade,
  type IndexPage,
  inLanguage,
  isReadable,
  type Manifest,
  type Platform,
  type RadarNews,
  type RadarPage,
  standingOf,
} from '../model/index.ts';
import { mask, shippedChecks, shippedIndexPages } from './masking.ts';
import { tellNews, tellNewsMasked } from './news.ts';
import {
  type AccountReport,
  type ReportCheck,
  type ReportDocument,
  type ReportRadar,
  reportDocumentSchema,
} from './schema.ts';

/** What a report is made from. */
export interface ReportData {
  readonly generatedAt: string;
  readonly platforms: readonly Platform[];
  readonly manifests: readonly Manifest[];
  /** `past`: `pastOf` the account's history. */
  /** Pages that list settings. */
  readonly indexPages?: readonly IndexPage[];
  readonly accounts: readonly {
    readonly account: Account;
    readonly past: Past;
    /** Left out where nobody looked for anything new. */
    readonly radar?: RadarForReport;
  }[];
}

/** What the radar has still to tell of an account. */
export interface RadarForReport {
  /** What weighs most first. */
  readonly news: readonly RadarNews[];
  /** The index pages that were to be looked at the last time. */
  readonly pages: readonly RadarPage[];
  /** What has come up beside settings and may have taken over a part of them, by check. */
  readonly beside: ReadonlyMap<string, string>;
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
  const accounts = data.accounts.map((one) => accountReport(data, one, options));
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
  { account, past, radar }: ReportData['accounts'][number],
  options: ReportOptions,
): Omit<AccountReport, 'grade'> & { grade: Grade } {
  const { masked, language } = options;
  const platform = data.platforms.find(({ id }) => id === account.platform);
  const manifests = data.manifests.filter((one) => one.platform === account.platform);
  const now = new Date(data.generatedAt);
  const pastOfCheck = (check: Manifest) => past.checks.get(check.id) ?? noPast;
  const shipped = shippedChecks();
  const own = manifests.filter(({ id }) => !shipped.has(id));
  const home = account.site === undefined ? platform?.origins[0] : '';
  const checks = manifests.map((check) => {
    const told = checkReport(check, pastOfCheck(check), { language, now, beside: radar?.beside });
    if (!masked) return told;
    const number = own.indexOf(check) + 1;
    return mask(told, account.platform, { shipped: shipped.get(check.id), home, number, language });
  });
  const maskedAs = (check: string) => checks[manifests.findIndex(({ id }) => id === check)];
  const news =
    radar === undefined || platform === undefined
      ? undefined
      : newsOf(radar, { data, platform, manifests, shipped, options, maskedAs });
  return {
    id: masked ? null : account.id,
    name: masked ? null : account.name,
    platform: account.platform,
    platformName: platform?.name ?? account.platform,
    moved: account.site !== undefined,
    lastAudit: past.lastWhole,
    grade: gradeOf(manifests.map((check) => positionOf(check, pastOfCheck(check), now))),
    checks,
    ...(news === undefined ? {} : { radar: news }),
  };
}

interface NewsPlace {
  readonly data: ReportData;
  readonly platform: Platform;
  readonly manifests: readonly Manifest[];
  readonly shipped: ReadonlyMap<string, Manifest>;
  readonly options: ReportOptions;
  /** A check as the masked report tells it. */
  readonly maskedAs: (check: string) => Pick<ReportCheck, 'check' | 'title'> | undefined;
}

function newsOf(
  radar: RadarForReport,
  { data, platform, manifests, shipped, options, maskedAs }: NewsPlace,
): ReportRadar | undefined {
  const { language, masked } = options;
  const names = { platform, language };
  if (!masked) return tellNews(radar, { ...names, manifests, indexPages: data.indexPages ?? [] });
  const ours = { manifests: [...shipped.values()], indexPages: shippedIndexPages() };
  return tellNewsMasked(radar, { ...names, ...ours }, (check) => {
    const told = maskedAs(check);
    return { check: told?.check ?? null, title: told?.title ?? null };
  });
}

interface CheckPlace {
  readonly language: string;
  readonly now: Date;
  readonly beside: RadarForReport['beside'] | undefined;
}

function checkReport(
  check: Manifest,
  past: ReturnType<Past['checks']['get']> & object,
  { language, now, beside }: CheckPlace,
): ReportCheck {
  const { newest, lastSeen } = past;
  const answer = standingAnswer(check, past);
  // The person's own word about a setting, which nothing that was seen since contradicts.
  const own = capabilitiesOf(check).answer === 'position' && answer !== null;
  const position = positionOf(check, past, now);
  const neighbour = beside?.get(check.id);
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
    ...(own ? {} : grewIn(newest)),
    ...(neighbour === undefined ? {} : { beside: neighbour }),
  };
}

/** What the setting said before and what it says now, where that is more. */
function grewIn(newest: Finding | null): Pick<ReportCheck, 'grew'> {
  const scope = newest?.scope;
  if (scope?.reason !== 'wordsGrew' || scope.was === null) return {};
  return { grew: { was: scope.was, now: scope.now } };
}
