import { mayBeListed } from '../../checks/catalogue/page-rules.ts';
import {
  type HistoryEntry,
  type Manifest,
  MOST_NEW_NAMED,
  type Platform,
  type RadarNews,
} from '../../checks/model/index.ts';
import type { NewSettings } from '../../checks/radar/due.ts';
import { neighboursOf } from '../../checks/radar/neighbours.ts';
import { type OpenItem, type OpenNews, openNews } from '../../checks/radar/open-news.ts';
import type { RadarForReport } from '../../checks/report/document.ts';
import { MOST_OF_A_GROUP, type PastNews, type RadarItem, type RadarView } from '../contract/index.ts';

/** What has come up beside settings and may have taken over a part of them, by check. */
export function besideChecks(
  entries: readonly HistoryEntry[],
  looking: Omit<Looking, 'every'>,
): ReadonlyMap<string, string> {
  return knownIn(entries, looking).beside;
}

interface Looking {
  readonly platform: Platform;
  readonly manifests: readonly Manifest[];
  readonly now: Date;
  /** How often pages that list settings are visited. */
  readonly every: NewSettings;
}

/** How many pages that could not be looked at are named. */
const MOST_UNREAD = 20;

/** What the report card draws of the radar; null: nothing. */
export function radarView(entries: readonly HistoryEntry[], looking: Looking): RadarView | null {
  const { platform, every } = looking;
  const { items, pages } = knownIn(entries, looking).news;
  const opens = (path: string) => (mayBeListed(path, platform) ? path : null);
  const wanted = pagesWanted(pages, every);
  const unread = wanted.flatMap(({ path, read, reason }) =>
    read || reason === null ? [] : [{ path, reason, opens: opens(path) }],
  );
  if (items.length === 0 && unread.length === 0) return null;
  return {
    items: items.slice(0, MOST_NEW_NAMED).map((item) => drawn(item, opens)),
    more: items.slice(MOST_NEW_NAMED).reduce((sum, { news }) => sum + (news.count ?? 1), 0),
    unread: unread.slice(0, MOST_UNREAD),
    pages: wanted.length,
  };
}

/** Where they are not to be visited, that one could not be is of no matter. */
const pagesWanted = (pages: OpenNews['pages'], every: NewSettings): OpenNews['pages'] =>
  every === 'never' ? [] : pages;

/** The same for a report that is kept: all of it. */
export function radarForReport(entries: readonly HistoryEntry[], looking: Looking): RadarForReport {
  const { news, beside } = knownIn(entries, looking);
  return {
    news: news.items.map((item) => item.news),
    pages: pagesWanted(news.pages, looking.every),
    beside,
  };
}

function drawn({ id, news }: OpenItem, opens: (path: string) => string | null): RadarItem {
  const { kind, page, path, count } = news;
  const own = kind === 'newRow' && path !== page ? opens(path) : null;
  return {
    ...pastNews(news),
    id,
    opens: own ?? opens(page),
    watches: kind === 'newControl' && count === undefined ? opens(page) : own,
  };
}

/** One piece of news, as it is drawn. */
export function pastNews({ platform: _, group: __, titles, ...news }: RadarNews): PastNews {
  return titles === undefined ? news : { ...news, titles: titles.slice(0, MOST_OF_A_GROUP) };
}

type Place = Pick<Looking, 'platform' | 'manifests'>;
interface Known extends Place {
  readonly hour: number;
  readonly news: OpenNews;
  readonly beside: ReadonlyMap<string, string>;
}
/** Worked out once for each new line: a snapshot is made far more often. */
const worked = new WeakMap<readonly HistoryEntry[], Known>();

const HOUR_MS = 60 * 60_000;

function knownIn(
  entries: readonly HistoryEntry[],
  { platform, manifests, now }: Omit<Looking, 'every'>,
): Known {
  const hour = Math.floor(now.getTime() / HOUR_MS);
  const before = worked.get(entries);
  if (before?.platform === platform && before.manifests === manifests && before.hour === hour) return before;
  const news = openNews(entries, { platform, catalogue: manifests, now });
  const beside = neighboursOf(news.items, { platform, catalogue: manifests });
  const known = { platform, manifests, hour, news, beside };
  worked.set(entries, known);
  return known;
}
