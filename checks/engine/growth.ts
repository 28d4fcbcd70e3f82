import { fold } from '../model/fold.ts';
import type { Label } from '../model/index.ts';
import { withoutBadges } from './labels.ts';

/** A known wording that stands in a longer one: the setting may cover more now than it did. */
export interface Growth {
  readonly was: string;
  readonly now: string;
  /** The words that are new, folded. */
  readonly added: string;
}

/** A few words may stand between the known ones: "advertiser *and partner* data". */
const MOST_BETWEEN = 4;
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
/** What joins a name of one word, such as "Age", to another. Without it "Age 25 to 34" would be one that grew. */
const joined =
  /^(?:[,&+/]|(?:and|or|und|oder|et|ou|y|o|e|ed|en|of|och|eller|og|i|oraz|lub|a|nebo|ja|tai|és|vagy|și|sau|ve|veya|dan|atau|и|или|і|та|або|και|ή)\s)/u;

/** What was added to the known wording in this text; null where the text holds none, or only a badge beside it. */
export function grownFrom(text: string, labels: readonly Label[]): Growth | null {
  const seen = withoutBadges(fold(text));
  let grown: Growth | null = null;
  let held = 0;
  for (const { text: was } of labels) {
    const known = fold(was);
    if (known === seen) return null;
    const added = unspaced.test(known) ? addedLetters(seen, known) : addedWords(seen, known);
    if (added === null || known.length <= held) continue;
    if (!known.includes(' ') && !unspaced.test(known) && !joins(text, was)) continue;
    [grown, held] = [{ was, now: text, added }, known.length];
  }
  return grown;
}

function joins(text: string, was: string): boolean {
  const lower = text.normalize('NFKC').toLowerCase().trim();
  const start = was.normalize('NFKC').toLowerCase();
  return lower.startsWith(start) && joined.test(lower.slice(start.length).trim());
}

function addedWords(seen: string, known: string): string | null {
  if (seen.length <= known.length) return null;
  const [words, knownWords] = [seen.split(' '), known.split(' ')];
  for (let from = 0; from + knownWords.length <= words.length; from++) {
    if (words[from] !== knownWords[0]) continue;
    const added = words.slice(0, from);
    let next = 0;
    let at = from;
    for (; at < words.length && next < knownWords.length; at++) {
      const word = words[at] ?? '';
      if (word === knownWords[next]) next++;
      else added.push(word);
    }
    if (next === knownWords.length && at - from <= knownWords.length + MOST_BETWEEN)
      return [...added, ...words.slice(at)].join(' ');
  }
  return null;
}

/** Where words are not separated by spaces: the known wording in one piece, or in two with something between. */
function addedLetters(seen: string, known: string): string | null {
  if (seen.length <= known.length) return null;
  const whole = seen.indexOf(known);
  if (whole >= 0) return `${seen.slice(0, whole)} ${seen.slice(whole + known.length)}`.trim();
  for (let at = 1; at < known.length; at++)
    if (seen.startsWith(known.slice(0, at)) && seen.endsWith(known.slice(at)))
      return seen.slice(at, seen.length - known.length + at);
  return null;
}
