import {
  type IndexPage,
  MOST_NEW_NAMED,
  type Platform,
  type RadarNews,
  type RadarReport,
} from '../model/index.ts';
import { inLanguage, type Language } from '../model/languages.ts';
import { dayIn } from './day.ts';
import type { Translate } from './words.ts';

/** What the words of news are made of. */
interface NewsInput {
  readonly platforms: readonly Platform[];
  readonly indexPages: readonly IndexPage[];
  readonly language: Language;
}

/** What the lines of the radar are made of. */
export interface RadarInput extends NewsInput {
  readonly radar: RadarReport;
}

/** What is not as it was, a sentence each; then the pages on which nobody could see that. */
export function radarLines(input: RadarInput, t: Translate): string[] {
  const { pages, news } = input.radar;
  const named = news.slice(0, MOST_NEW_NAMED).map((one) => newsSentence(one, input, t));
  const more = news.length - named.length;
  const unread = pages.flatMap(({ platform, path, read, reason }) => {
    if (read || reason === null) return [];
    const name = nameOf(platform, input);
    const why = t(`reasons.${reason}.short`, { platform: name });
    return [t('radar.unread', { platform: name, page: pageName(path, input), why })];
  });
  return [...named, ...(more > 0 ? [t('radar.more', { count: more })] : []), ...unread];
}

/** One piece of news with what stands beside it, and who else knows it. */
export function newsSentence(news: RadarNews, input: NewsInput, t: Translate): string {
  const { kind, known, state, since, count, titles = [] } = news;
  const platform = nameOf(news.platform, input);
  const page = pageName(news.page, input);
  if (count !== undefined) {
    const names = titles.slice(0, MOST_NEW_NAMED).map((title) => `“${title}”`);
    return t(`card.radar.group.${kind}`, { count, platform, page, titles: names.join(', ') });
  }
  const title = news.title === '' ? (news.key ?? news.path) : news.title;
  const values = { platform, page, title, path: news.path, was: news.was ?? '' };
  const said = t(`card.radar.${kind}`, values);
  const beside = [
    ...(state === null || kind === 'missing' || kind === 'gone'
      ? []
      : [
          t('radar.state', {
            state: state === 'on' || state === 'off' ? t(`states.${state}`) : state,
          }),
        ]),
    ...(kind === 'newRow' || kind === 'newControl'
      ? [graded(known, since, platform, input.language, t)]
      : []),
  ];
  return [said, ...beside].join(' ');
}

function graded(
  known: RadarNews['known'],
  since: string | undefined,
  platform: string,
  language: Language,
  t: Translate,
): string {
  if (known === 'nobody') return t('card.radar.nobody');
  return since === undefined
    ? t('card.radar.others', { platform })
    : t('card.radar.since', { platform, since: dayIn(since, language) });
}

const nameOf = (platform: string, { platforms }: NewsInput): string =>
  platforms.find(({ id }) => id === platform)?.name ?? platform;

/** What people call an index page, with its path; of any other page the path. */
function pageName(path: string, { indexPages, language }: NewsInput): string {
  const words = indexPages.find((page) => page.path === path)?.words;
  return words === undefined ? path : `${inLanguage(words, language)} (${path})`;
}
