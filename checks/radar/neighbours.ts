import {
  isReadable,
  liesBelow,
  type Manifest,
  type Platform,
  rowPath,
  type Scope,
  wordsApart,
} from '../model/index.ts';
import type { OpenItem } from './open-news.ts';

/** Shorter words say little of what a setting is about, in any language of its words. */
const SHORTEST = 4;
/** A word that more settings than these have in common tells none from the others. */
const MOST_SHARING = 2;
/** A row stands among rows about everything: one word in common is too few. */
const SHARED_BY_ROW = 2;

/** So much is shown of what something is called. */
const LONGEST_NAME = 300;

const worked = new WeakMap<Manifest, ReadonlySet<string>>();

/** The words of a setting: what it is called, here and on its page. */
function wordsOf(check: Manifest): ReadonlySet<string> {
  const known = worked.get(check);
  if (known !== undefined) return known;
  const labels = isReadable(check) ? check.control.labels.map(({ text }) => text) : [];
  const titles = Object.values(check.words).map(({ title }) => title);
  const words = new Set(wordsIn([...labels, ...titles].join(' ')));
  worked.set(check, words);
  return words;
}

const wordsIn = (text: string): string[] =>
  wordsApart(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= SHORTEST);

/**
 * Something new that may have taken over a part of a setting, so that its old position may not cover all of it: a control
 * on the very page, where it is the only setting there or is called alike, or a row that leads below that page or is called
 * alike. It is a remark; nothing is judged by it. Null: there is none.
 *
 * `items`: what the radar has still to tell. `catalogue`: every check of the platform.
 */
export function neighbourOf(
  check: Manifest,
  items: readonly OpenItem[],
  { platform, catalogue }: { readonly platform: Platform; readonly catalogue: readonly Manifest[] },
): Scope | null {
  if (!isReadable(check)) return null;
  const others = catalogue.filter(({ id, platform: of }) => id !== check.id && of === platform.id);
  const home = rowPath(check.place.path, platform);
  const alone = !others.some((other) => isReadable(other) && rowPath(other.place.path, platform) === home);
  const alike = (title: string): number => sharedWords(title, check, others);
  for (const { news } of items) {
    if (news.check !== undefined) continue;
    const titles = news.titles ?? [news.title];
    const found = titles.find((title) => {
      if (news.kind === 'newControl')
        return rowPath(news.page, platform) === home && (alone || alike(title) > 0);
      if (news.kind !== 'newRow') return false;
      const path = rowPath(news.path, platform);
      const below = news.titles === undefined && path !== home && liesBelow(path, [home]);
      return below || alike(title) >= SHARED_BY_ROW;
    });
    if (found !== undefined) return { reason: 'newNeighbour', path: news.path, was: null, now: found };
  }
  return null;
}

/** What has come up beside a platform's settings and may have taken over a part of them, by check. */
export function neighboursOf(
  items: readonly OpenItem[],
  place: { readonly platform: Platform; readonly catalogue: readonly Manifest[] },
): ReadonlyMap<string, string> {
  const beside = new Map<string, string>();
  if (items.length === 0) return beside;
  for (const check of place.catalogue) {
    if (check.platform !== place.platform.id) continue;
    const scope = neighbourOf(check, items, place);
    if (scope !== null) beside.set(check.id, scope.now.slice(0, LONGEST_NAME));
  }
  return beside;
}

/** How many words the title has in common with this setting and with hardly any other. */
function sharedWords(title: string, check: Manifest, others: readonly Manifest[]): number {
  const own = wordsOf(check);
  const common = [...new Set(wordsIn(title))].filter((word) => own.has(word));
  const isTelling = (word: string) =>
    others.filter((other) => wordsOf(other).has(word)).length < MOST_SHARING;
  return common.filter(isTelling).length;
}
