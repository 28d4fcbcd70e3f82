import { fillIn, type Locale } from '../locales/index.ts';
import { inCsv } from '../model/index.ts';
import type { AccountReport, ReportCheck, ReportDocument } from './schema.ts';
import type { Speech } from './words.ts';

/** The separator that spreadsheets expect in that language: in German the comma stands in numbers. */
const separators: Readonly<Record<Locale, string>> = { en: ',', de: ';' };

/** The report as a table, one line for each setting of each account. Starts with a BOM: spreadsheets need it for umlauts. */
export function drawCsv({ report }: ReportDocument, speech: Speech): string {
  const { columns } = speech.report;
  const rows = report.accounts.flatMap((account, index) =>
    account.checks.map((check) => rowOf(account, index, check, speech)),
  );
  const names = Object.values(columns);
  const lines = [names, ...rows.map((row) => keysOf(columns).map((key) => row[key]))];
  return `\uFEFF${lines.map((cells) => cells.map(inCsv).join(separators[speech.language])).join('\r\n')}\r\n`;
}

type Column = keyof Speech['report']['columns'];

function keysOf(columns: Speech['report']['columns']): Column[] {
  return Object.keys(columns).filter((key): key is Column => Object.hasOwn(columns, key));
}

/** What was private long ago is not told as private. */
function statusWord(
  { status, aged }: ReportCheck,
  report: Speech['report'],
  domain: Speech['domain'],
): string {
  if (status === null) return report.notLooked;
  return status === 'pass' && aged === 'pass' ? report.wasPrivate : domain.statuses[status].name;
}

function rowOf(
  account: AccountReport,
  index: number,
  check: ReportCheck,
  { report, domain }: Speech,
): Record<Column, string> {
  const { platformName: platform } = account;
  const flip = check.flips.at(-1);
  return {
    platform,
    account: account.name ?? fillIn(report.account, { number: String(index + 1) }),
    check: check.check,
    title: check.title,
    category: domain.categories[check.category],
    status: statusWord(check, report, domain),
    reason: check.reason === null ? '' : fillIn(domain.reasons[check.reason].short, { platform }),
    state: check.state === null ? '' : domain.states[check.state],
    locked: check.locked === null ? '' : check.locked ? report.yes : report.no,
    at: check.at ?? '',
    since: check.since ?? '',
    lastState: check.lastSeen === null ? '' : domain.statuses[check.lastSeen.status].name,
    lastAt: check.lastSeen?.at ?? '',
    flips: String(check.flips.length),
    flip: flip === undefined ? '' : `${domain.states[flip.from]} → ${domain.states[flip.to]}`,
    after: flip?.after ?? '',
    before: flip?.before ?? '',
    by: flip === undefined ? '' : report[flip.interrupted === true ? 'interrupted' : flip.by],
    answer: check.answer === null ? '' : check.answer.done ? report.yes : report.no,
    answerOn: check.answer?.on ?? '',
    url: check.url ?? '',
  };
}
