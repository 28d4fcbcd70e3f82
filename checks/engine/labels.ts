import { fold } from '../model/fold.ts';
import type { Label } from '../model/index.ts';
import { meaningOf } from './choices.ts';
import { turns } from './negation.ts';

export { fold } from '../model/fold.ts';
export { turns } from './negation.ts';

/** `near`: the ending of one word away from a known wording, or with no more beside it than a badge. */
export type LabelMatch = 'same' | 'near' | 'none';

/** The wordings of one check as they are compared. Kept, because a page is looked at many times a second. */
interface Known {
  readonly whole: ReadonlySet<string>;
  readonly each: readonly { readonly label: Label; readonly folded: string }[];
}
const knownOf = new WeakMap<readonly Label[], Known>();

function foldedLabels(labels: readonly Label[]): Known {
  const kept = knownOf.get(labels);
  if (kept) return kept;
  const each = labels.map((label) => ({ label, folded: fold(label.text) }));
  const known = { each, whole: new Set(each.map(({ folded }) => folded)) };
  knownOf.set(labels, known);
  return known;
}

/** Compares a text from a page with the known wordings of one check. */
export function matchLabel(text: string, labels: readonly Label[]): LabelMatch {
  const seen = fold(text);
  if (seen === '') return 'none';
  const { whole, each } = foldedLabels(labels);
  if (whole.has(seen)) return 'same';
  const near = each.some(({ label, folded }) => {
    if (folded.length < SHORTEST_NEAR) return false;
    return (
      (seen.includes(folded) && withoutBadges(seen) === folded) || differsInAnEnding(seen, folded, label)
    );
  });
  return near ? 'near' : 'none';
}

/** Shorter wordings are too like others. */
const SHORTEST_NEAR = 10;

/** What sites write beside a name without changing what it names: a badge, what kind of thing it is, a link to more. */
const badges = new Set(
  (
    'new|beta|preview|recommended|optional|updated|switch|toggle|learn more|more info|neu|empfohlen|schalter|mehr erfahren|mehr dazu|' +
    'nouveau|recommandé|en savoir plus|nuevo|recomendado|más información|nuovo|consigliato|scopri di più|novo|saiba mais|nieuw|' +
    'aanbevolen|meer informatie|nowość|zalecane|dowiedz się więcej|ny|nyt|nytt|новое|подробнее|нове|докладніше|νέο|yeni|' +
    'daha fazla bilgi|uusi|új|nou|baru|新機能|詳細|신규|자세히 알아보기|新|了解更多|नया|और जानें'
  )
    .split('|')
    .map(fold),
);

/** Whether a text beside a name is no part of its wording: a badge, or the word for its position. */
export const isBadge = (text: string): boolean => badges.has(fold(text));

/**
 * A folded text without badges before and behind it, and without an "On" behind it. An "Off" stays: "Personalized ads
 * off" may tell the position, and may be the name of a switch that turns them off.
 */
export function withoutBadges(seen: string): string {
  const words = seen.split(' ');
  for (let count = 3; count > 0; count--) {
    if (words.length <= count) continue;
    const last = words.slice(-count).join(' ');
    if (badges.has(last) || meaningOf(last) === 'on') return withoutBadges(words.slice(0, -count).join(' '));
    if (badges.has(words.slice(0, count).join(' '))) return withoutBadges(words.slice(count).join(' '));
  }
  return seen;
}

/** Languages that say "not" by a word of its own. In the others an ending, or a letter within a word, may turn a sentence round. */
const negatingByWord = new Set('en de fr es it nl pl pt sv da no nb uk ru el ro id ms'.split(' '));
/** Endings that turn a word round all the same: "careless", "ad-free", "doesn't", "werbefrei", "grenzenlos". */
const turningEnding = /less|free|los|frei|vrij|lös|løs|fri|nt$|not|non|pas|ens|nie/;
const LONGEST_ENDING = 4;

/** The same words but for the ending of one: "personalized", "personalised". Never its beginning, never a number. */
function differsInAnEnding(seen: string, known: string, { language, text }: Label): boolean {
  if (!negatingByWord.has(language.split('-')[0] ?? language)) return false;
  if (Math.abs(seen.length - known.length) > LONGEST_ENDING) return false;
  const [words, knownWords] = [seen.split(' '), known.split(' ')];
  if (words.length !== knownWords.length) return false;
  const changed = words.flatMap((word, at) =>
    word === knownWords[at] ? [] : [[word, knownWords[at] ?? '']],
  );
  const [pair] = changed;
  if (pair === undefined || changed.length > 1) return false;
  const [left = '', right = ''] = pair;
  return isOtherEnding(left, right) && turns(seen) === turns(text);
}

function isOtherEnding(left: string, right: string): boolean {
  // Something stands before the whole word: that is no ending, however alike the two begin ("ent" before "enter").
  if (left.endsWith(right) || right.endsWith(left)) return false;
  // "isation" and "ization" differ by one letter, four from the end and more.
  const [a, b] = [left, right].map((word) =>
    word.replace(/(?<=\p{L}{4})[sz](?=(e|es|ed|ing|ation|ations)$)/u, 'z'),
  );
  if (a === b) return true;
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared++;
  const endings = [left.slice(shared), right.slice(shared)];
  return (
    shared >= Math.max(4, Math.max(left.length, right.length) / 2) &&
    endings.every((ending) => ending.length <= LONGEST_ENDING && /^\p{L}*$/u.test(ending)) &&
    !turningEnding.test(left.slice(shared - 1)) &&
    !turningEnding.test(right.slice(shared - 1)) &&
    oneAlphabet(left)
  );
}

const oneAlphabet = (word: string): boolean =>
  /^([a-z\u00DF-\u017F]+|\p{sc=Cyrl}+|\p{sc=Grek}+)$/u.test(word);
