import type { News } from '../../checks/history/news.ts';
import { accountName, named } from '../../checks/model/index.ts';
import type { Words } from '../locales/words.ts';

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

/** What matters most comes first and becomes the title. */
const order: readonly News['kind'][] = [
  'flippedBack',
  'newSetting',
  'newExposure',
  'signInNeeded',
  'checkMaybeBroken',
];

/** Lines beside the first. A desktop draws a few short lines and cuts off the rest. */
const MORE_MATTERS = 2;
const MOST_LETTERS = 48;

/** The kinds of news, in the order of telling. */
export const byWeight = (news: readonly News[]): News[] =>
  [...news].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));

/** One line: news of one kind about one account. */
type Matter = readonly [News, ...News[]];

const isSameSetting = (one: News, other: News): boolean =>
  one.kind === 'checkMaybeBroken' && other.kind === one.kind && one.check === other.check;

function mattersOf(sorted: readonly News[], names: Pick<Names, 'platformOf'>): Matter[] {
  const matters = new Map<string, Matter>();
  for (const one of sorted) {
    // A platform whose pages have changed is one matter, for all its settings and accounts together.
    const key = `${one.kind}|${one.kind === 'checkMaybeBroken' ? names.platformOf(one.account) : one.account}`;
    const before = matters.get(key);
    const known = before?.some((other) => isSameSetting(one, other)) === true;
    if (!known) matters.set(key, before === undefined ? [one] : [...before, one]);
  }
  return [...matters.values()];
}

/** How many things one piece of news stands for. */
const weightOf = (news: News): number => 1 + (news.kind === 'newSetting' ? (news.others ?? 0) : 0);
const countOf = (news: readonly News[]): number => news.reduce((sum, one) => sum + weightOf(one), 0);

/** A matter in one sentence, with its account. */
function sentence(matter: Matter, names: Names, { t }: Words): string {
  const [first] = matter;
  const platform = names.platformOf(first.account);
  const account = accountName(platform, names.account(first.account));
  const count = countOf(matter);
  switch (first.kind) {
    case 'flippedBack':
      return t('notification.flipped', { account, count });
    case 'newSetting':
      return t('notification.newSwitch', { account, count });
    case 'newExposure':
      return t('notification.exposed', { account, count });
    case 'signInNeeded':
      return t(`notification.${first.why}Line`, { platform, account });
    case 'checkMaybeBroken': {
      if (count > 1) return t('notification.changed', { platform, count });
      const title = named(names.check(first.check), MOST_LETTERS);
      return t('notification.brokenLine', { platform, title });
    }
  }
}

const titleOf = (news: News, names: Names): string | null =>
  'check' in news ? names.check(news.check) : news.kind === 'newSetting' ? news.label : null;

/** Which settings a matter is about, and when they turned back. */
function particulars(matter: Matter, names: Names, { t, day }: Words): string {
  const [a = '', b] = matter.flatMap((one) => {
    const title = titleOf(one, names);
    return title === null ? [] : [named(title, MOST_LETTERS)];
  });
  const more = countOf(matter) - 2;
  const titles =
    b === undefined
      ? t('notification.oneTitle', { a })
      : more > 0
        ? t('notification.moreTitles', { a, b, count: more })
        : t('notification.twoTitles', { a, b });
  const flips = matter.flatMap((one) => (one.kind === 'flippedBack' ? [one] : []));
  const after = flips.map((flip) => flip.after).sort()[0];
  const before = flips
    .map((flip) => flip.before)
    .sort()
    .at(-1);
  if (after === undefined || before === undefined) return titles;
  return t('notification.turned', { titles, after: day(after), before: day(before) });
}

/** The first matter: its title, and what it is about unless the title says all. */
function head(matter: Matter, names: Names, words: Words): NotificationText {
  const [first] = matter;
  const platform = names.platformOf(first.account);
  const said = sentence(matter, names, words);
  switch (first.kind) {
    case 'signInNeeded':
      return { title: words.t(`notification.${first.why}Title`, { platform }), body: said };
    case 'checkMaybeBroken': {
      if (matter.length === 1) return { title: words.t('notification.brokenTitle'), body: said };
      const titles = particulars(matter, names, words);
      return { title: said, body: words.t('notification.changedDo', { titles }) };
    }
    case 'flippedBack':
    case 'newSetting':
    case 'newExposure':
      return { title: said, body: particulars(matter, names, words) };
  }
}

/** The setting to which a click leads; null: the first matter is not about one alone. */
export function settingOf(news: readonly News[], names: Pick<Names, 'platformOf'>): string | null {
  const [[first, ...more] = []] = mattersOf(byWeight(news), names);
  if (first === undefined || !('check' in first)) return null;
  return first.kind === 'checkMaybeBroken' && more.length > 0 ? null : first.check;
}

/** One text for all that an audit found. Null: nothing to tell. */
export function notificationText(news: readonly News[], names: Names, words: Words): NotificationText | null {
  const [first, ...rest] = mattersOf(byWeight(news), names);
  if (first === undefined) return null;
  const { title, body } = head(first, names, words);
  const lines = [body, ...rest.slice(0, MORE_MATTERS).map((matter) => sentence(matter, names, words))];
  const more = rest.length - MORE_MATTERS;
  if (more > 0) lines.push(words.t('notification.more', { count: more }));
  return { title, body: lines.join('\n') };
}
