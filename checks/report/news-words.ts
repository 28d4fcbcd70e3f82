import { fillIn } from '../locales/index.ts';
import { isNewThing } from '../model/index.ts';
import type { ReportNews, ReportRadar } from './schema.ts';
import type { Speech } from './words.ts';

/** A sentence with places for what others have written. */
export interface Sentence {
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

const plain = (text: string): Sentence => ({ text, values: {} });

/** What has happened, in one sentence. */
export function saidOf(news: ReportNews, { report, domain }: Speech): Sentence {
  const { kind, title, was, count } = news;
  const page = news.page?.name ?? report.somePage;
  if (count !== null) return { text: domain.radar.group[kind], values: { count: String(count), page } };
  // In a masked report.
  const nameless = title === null || (was === null && (kind === 'renamed' || kind === 'moved'));
  if (nameless) return { text: report.unnamed[kind], values: { page } };
  return { text: domain.radar[kind], values: { page, title, was: was ?? '' } };
}

/** The position or the words that stand beside it; null: none. */
export const besideOf = ({ state }: ReportNews, { domain: { states } }: Speech): string | null =>
  state === 'on' || state === 'off' ? states[state] : state;

/** What stands beside it, who else knows it, and between which two looks it came. */
export function moreOf(news: ReportNews, speech: Speech): Sentence[] {
  const { radar } = speech.domain;
  const { kind, known, since } = news;
  const isThere = kind !== 'missing' && kind !== 'gone';
  const beside = besideOf(news, speech);
  return [
    ...(beside === null || !isThere ? [] : [{ text: radar.state, values: { state: beside } }]),
    ...(isNewThing(news) && known === 'nobody' ? [plain(radar.known.nobody)] : []),
    ...(isNewThing(news) && known === 'others' ? [knownSince(since, speech)] : []),
    betweenOf(news, speech),
    ...(isThere ? [] : [plain(radar.notOff)]),
  ];
}

const knownSince = (since: string | null, { domain: { radar }, day }: Speech): Sentence =>
  since === null ? plain(radar.known.others) : { text: radar.known.since, values: { day: day(since) } };

function betweenOf({ kind, between: [from, to] }: ReportNews, speech: Speech): Sentence {
  const { when } = speech.domain.radar;
  const days = { from: speech.dayOf(from), to: speech.dayOf(to) };
  if (kind === 'missing' || kind === 'gone') return { text: when.lastSeen, values: days };
  // Within one day the times tell more.
  const values = days.from === days.to ? { from: speech.when(from), to: speech.when(to) } : days;
  return { text: isNewThing({ kind }) ? when.appeared : when.changed, values };
}

/** Why nobody can say whether something is new on a page. */
export function unreadOf(
  { page, reason }: ReportRadar['unread'][number],
  platform: string,
  { report, domain }: Speech,
): Sentence {
  const why = fillIn(domain.reasons[reason].short, { platform });
  return { text: domain.radar.unread, values: { platform, page: page?.name ?? report.unreadPage, why } };
}
