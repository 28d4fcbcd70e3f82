import { fillIn, type Locale } from '../locales/index.ts';
import { inCsv, isNewThing } from '../model/index.ts';
import { besideOf, moreOf, type Sentence, saidOf, unreadOf } from './news-words.ts';
import type { AccountReport, ReportCheck, ReportDocument } from './schema.ts';
import type { Speech } from './words.ts';

/** The separator that spreadsheets expect in that language: in German the comma stands in numbers. */
const separators: Readonly<Record<Locale, string>> = { en: ',', de: ';' };

/**
 * The report as a table, one line for each setting of each account, then one for each thing that is not as it was. Starts
 * with a BOM: spreadsheets need it for umlauts.
 */
export function drawCsv({ report }: ReportDocument, speech: Speech): string {
  const { columns } = speech.report;
  const rows = report.accounts.flatMap((account, index) => [
    ...account.checks.map((check) => rowOf(account, index, check, speech)),
    ...newsRows(account, speech).map((row) => ({ ...ofAccount(account, index, speech), ...row })),
  ]);
  const names = Object.values(columns);
  const lines = [names, ...rows.map((row) => keysOf(columns).map((key) => row[key] ?? ''))];
  return `\uFEFF${lines.map((cells) => cells.map(inCsv).join(separators[speech.language])).join('\r\n')}\r\n`;
}

type Column = keyof Speech['report']['columns'];
type Row = Partial<Record<Column, string>>;

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

const ofAccount = ({ platformName, name }: AccountReport, index: number, { report }: Speech): Row => ({
  platform: platformName,
  account: name ?? fillIn(report.account, { number: String(index + 1) }),
});

/** Why it can't be told, and what has come up beside it. */
function whyIn({ reason, beside }: ReportCheck, platform: string, { report, domain }: Speech): string {
  const neighbour =
    beside === undefined
      ? ''
      : beside === null
        ? report.newBeside
        : fillIn(domain.scope.newNeighbour, { title: beside });
  const why = reason === null ? '' : fillIn(domain.reasons[reason].short, { platform });
  return [why, neighbour].filter((text) => text !== '').join('. ');
}

function rowOf(account: AccountReport, index: number, check: ReportCheck, speech: Speech): Row {
  const { report, domain } = speech;
  const { platformName: platform } = account;
  const flip = check.flips.at(-1);
  return {
    ...ofAccount(account, index, speech),
    check: check.check,
    title: check.title,
    category: domain.categories[check.category],
    status: statusWord(check, report, domain),
    reason: whyIn(check, platform, speech),
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

/** What is not as it was, a line for each thing; then the pages on which nobody could see that. */
function newsRows({ radar, platformName: platform }: AccountReport, speech: Speech): Row[] {
  if (radar === undefined) return [];
  const { domain } = speech;
  const plain = ({ text, values }: Sentence) => fillIn(text, values);
  const news = radar.news.flatMap((one): Row[] => {
    const titles = one.titles.length > 0 ? one.titles : [one.title ?? ''];
    const [lastAt, at] = one.between;
    return titles.map((title) => ({
      check: one.check ?? '',
      title,
      category: isNewThing(one) ? domain.radar.title : domain.radar.also,
      reason: [saidOf(one, speech), ...moreOf(one, speech)].map(plain).join(' '),
      state: besideOf(one, speech) ?? '',
      at,
      lastAt,
      url: one.path ?? one.page?.path ?? '',
    }));
  });
  const unread = radar.unread.map((one): Row => {
    const { happened, todo } = domain.reasons[one.reason];
    const asked =
      one.reason === 'acceptWall' ? [happened, todo].map((text) => fillIn(text, { platform })) : [];
    return {
      category: domain.radar.title,
      status: domain.statuses.unknown.name,
      reason: [plain(unreadOf(one, platform, speech)), ...asked].join(' '),
      url: one.page?.path ?? '',
    };
  });
  return [...news, ...unread];
}
