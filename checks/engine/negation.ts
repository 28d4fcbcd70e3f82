import { fold, forbidding } from '../model/fold.ts';
import { drawnAs } from './scripts.ts';
import { turners } from './turners.ts';

/** How strongly a word turns: a `not` negates what stands beside it, a `verb` may also be the name of a link. */
type Strength = 'not' | 'verb';

/** One word that turns a sentence round, with the languages that have it. */
export interface Turner {
  readonly name: string;
  readonly strength: Strength;
  readonly languages: Set<string>;
}

/** All turners of all languages, sorted by how they are looked for. A word that several languages have is one. */
const words = new Map<string, Turner>();
const stems = new Map<string, Turner>();
const endings = new Map<string, Turner>();
/** Two words side by side, or with others between them. */
const phrases = new Map<string, Turner & { readonly pattern: RegExp }>();
const pieces = new Map<string, Turner>();
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]/u;

for (const [language, { nots, verbs }] of Object.entries(turners)) {
  for (const written of nots.split(' ')) learn(written, 'not', language);
  for (const written of verbs.split(' ')) learn(written, 'verb', language);
}
for (const sign of forbidding) words.set(sign, { name: sign, strength: 'not', languages: new Set() });

function learn(written: string, strength: Strength, language: string): void {
  const name = fold(written.replace(/[_…*|]/g, ' '));
  const into =
    written.includes('…') || written.includes('_')
      ? phrases
      : written.startsWith('*')
        ? endings
        : written.endsWith('*')
          ? stems
          : unspaced.test(written) && !written.startsWith('|')
            ? pieces
            : words;
  const known = into.get(name);
  if (known) known.languages.add(language);
  else {
    const turner = { name, strength, languages: new Set([language]) };
    if (into === phrases) phrases.set(name, { ...turner, pattern: patternOf(written) });
    else into.set(name, turner);
  }
}

/** `stell*…ab`: a word that begins so, and another after it. `slå_fra`: the two side by side. */
function patternOf(written: string): RegExp {
  const [first = '', last = ''] = written.split(/[…_]/).map((part) => fold(part.replace('*', '')));
  const between = written.includes('…') ? '(?: \\S+)* ' : ' ';
  return new RegExp(`(?<!\\S)${first}${written.includes('*') ? '\\S*' : ''}${between}${last}(?!\\S)`, 'gu');
}

/** Letters that are drawn like others, and digits that are read as letters, in a word like "n0t" or "nøt". */
const readAs: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
  ħ: 'h',
};
const plainly = (word: string): string => Array.from(word, (letter) => readAs[letter] ?? letter).join('');

function turnerIn(word: string): Turner | undefined {
  const exact = words.get(word) ?? words.get(plainly(word));
  if (exact) return exact;
  for (let length = word.length; length >= 3; length--) {
    const stem = stems.get(word.slice(0, length));
    if (stem) return stem;
  }
  return [...endings.values()].find(({ name }) => word.length > name.length && word.endsWith(name));
}

/** Words torn apart so that a person still reads them: "n o t", "k eine"; an apostrophe tears "don’t", too. */
function tornWords(folded: readonly string[]): Turner[] {
  const found: Turner[] = [];
  for (let from = 0; from < folded.length; from++) {
    let joined = folded[from] ?? '';
    let torn = joined.length === 1;
    for (let to = from + 1; to < folded.length && joined.length < 9; to++) {
      const next = folded[to] ?? '';
      torn ||= next.length === 1;
      joined += next;
      const turner = torn && joined.length >= 3 ? words.get(joined) : undefined;
      if (turner?.strength === 'not') found.push(turner);
    }
  }
  return found;
}

function countIn(text: string): Map<Turner, number> {
  const counts = new Map<Turner, number>();
  const add = (turner: Turner | undefined) => turner && counts.set(turner, (counts.get(turner) ?? 0) + 1);
  const folded = text.split(' ');
  for (const word of folded) add([word, ...drawnAs(word, text)].map(turnerIn).find((turner) => turner));
  for (const turner of tornWords(folded)) add(turner);
  for (const turner of phrases.values()) for (const _ of text.matchAll(turner.pattern)) add(turner);
  if (unspaced.test(text))
    for (const turner of pieces.values())
      for (let at = text.split(turner.name).length; at > 1; at--) add(turner);
  return counts;
}

const counted = new Map<string, ReadonlyMap<Turner, number>>();
const MOST_COUNTED = 2_000;

/** What turns in a text, however it is written: "don’t", "dont", "do n't"; with nothing or a space where a letter is not to be seen. */
export function turnersIn(text: string): ReadonlyMap<Turner, number> {
  const known = counted.get(text);
  if (known) return known;
  const readings = new Set([
    fold(text),
    fold(text.replace(/[\u200B\uFEFF\u2060]/g, ' ')),
    fold(text.replace(/[\u2005-\u200A\u202F\u205F]/g, '')),
  ]);
  const most = new Map<Turner, number>();
  for (const reading of readings)
    for (const [turner, count] of countIn(reading)) most.set(turner, Math.max(count, most.get(turner) ?? 0));
  if (counted.size >= MOST_COUNTED) counted.clear();
  counted.set(text, most);
  return most;
}

/** How many words that turn a sentence round a text holds. */
export const turns = (text: string): number =>
  [...turnersIn(text).values()].reduce((sum, count) => sum + count, 0);

/** Whether a text says "not" in any language. */
export const negates = (text: string): boolean =>
  [...turnersIn(text).keys()].some(({ strength }) => strength === 'not');
