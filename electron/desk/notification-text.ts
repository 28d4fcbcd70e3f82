import type { News } from '../../checks/audit/news.ts';
import { accountName, named } from '../../checks/model/index.ts';
import type { Words } from '../words.ts';

/** Names for people: of platforms, accounts and settings. */
export interface Names {
  platformOf(account: string): string;
  account(id: string): string;
  check(id: string): string;
}

/** What one notification says. */
export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

/** What matters most comes first, and gives the notification its title. */
const order: readonly News['kind'][] = [
  'flippedBack',
  'newSetting',
  'newExposure',
  'signInNeeded',
  'checkMaybeBroken',
];
const LINES = 4;

/** News in the order in which it is told. */
export const byWeight = (news: readonly News[]): News[] =>
  [...news].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));

function title(first: News, count: number, names: Names, { t }: Words): string {
  switch (first.kind) {
    case 'flippedBack':
      return t('notification.flippedTitle', { count });
    case 'newSetting':
      return t('notification.newSwitchTitle', { count });
    case 'newExposure':
      return t('notification.exposedTitle', { count });
    case 'signInNeeded':
      return t(`notification.${first.why}Title`, { platform: names.platformOf(first.account) });
    case 'checkMaybeBroken':
      return t('notification.brokenTitle');
  }
}

function line(news: News, names: Names, words: Words): string {
  const { t, when } = words;
  const platform = names.platformOf(news.account);
  switch (news.kind) {
    case 'flippedBack':
      return t('notification.flippedLine', {
        platform,
        title: named(names.check(news.check)),
        after: when(news.after),
        before: when(news.before),
      });
    case 'newSetting':
      return t('notification.newSwitchLine', { platform, title: named(news.label) });
    case 'newExposure':
      return t('notification.exposedLine', { platform, title: named(names.check(news.check)) });
    case 'signInNeeded':
      return t(`notification.${news.why}Line`, {
        platform,
        account: accountName(platform, names.account(news.account)),
      });
    case 'checkMaybeBroken':
      return t('notification.brokenLine', { platform, title: named(names.check(news.check)) });
  }
}

/** One text for all that an audit found. Null: nothing to tell. */
export function notificationText(news: readonly News[], names: Names, words: Words): NotificationText | null {
  const sorted = byWeight(news);
  const first = sorted[0];
  if (first === undefined) return null;
  const count = sorted.filter(({ kind }) => kind === first.kind).length;
  const lines = sorted.slice(0, LINES).map((one) => line(one, names, words));
  const more = sorted.length - lines.length;
  if (more > 0) lines.push(words.t('notification.more', { count: more }));
  return { title: title(first, count, names, words), body: lines.join('\n') };
}
