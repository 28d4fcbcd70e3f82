import { fold } from '../model/fold.ts';
import type { Label } from '../model/index.ts';
import { type Turner, turnersIn, turns } from './negation.ts';
import { hasLookAlikes } from './scripts.ts';

const baseOf = (language: string): string => language.split('-')[0] ?? language;

const words = new WeakMap<readonly Label[], ReadonlySet<string>>();

/** The words of all these wordings, folded. Kept with them. */
function wordsOf(labels: readonly Label[]): ReadonlySet<string> {
  const kept = words.get(labels) ?? new Set(labels.flatMap(({ text }) => fold(text).split(' ')));
  words.set(labels, kept);
  return kept;
}

/**
 * Whether a wording that nobody knows may mean the opposite position of the wordings that are known. That is so where it
 * turns by other words than each of them (one more, one less, another one; two that cancel each other are two), where one
 * of their words has got a beginning that negates, and where it is written so that a person may read something else.
 */
export function mayBeTurned(text: string, labels: readonly Label[]): boolean {
  const known = wordsOf(labels);
  const seen = fold(text);
  return (
    hasLookAlikes(seen, known) ||
    !turnsAlike(text, labels) ||
    seen.split(' ').some((word) => !known.has(word) && isNegatedForm(word, known, labels))
  );
}

function turnsAlike(text: string, labels: readonly Label[]): boolean {
  const seen = turnersIn(text);
  if (labels.length === 0) return seen.size === 0;
  if (labels.some((label) => sameTurners(seen, turnersIn(label.text)) && turnsTheSame(text, label.text)))
    return true;
  // Words that turn nothing, and are other words altogether: a "not" of the known ones can't have been taken out of them.
  if (seen.size === 0) return !labels.some((label) => sharesHalf(text, label.text));
  // A language in which no wording is known says the same with other words: "Nicht notwendige Cookies".
  const languages = new Set(labels.map(({ language }) => baseOf(language)));
  const foreign = [...seen.keys()].every(
    (turner) => turner.languages.size > 0 && ![...turner.languages].some((one) => languages.has(one)),
  );
  return foreign && labels.every((label) => turns(label.text) === turns(text));
}

/** Whether half of the words of a known wording, those that turn it left out, are in this text too. */
function sharesHalf(text: string, known: string): boolean {
  const seen = new Set(fold(text).split(' '));
  const plain = fold(known)
    .split(' ')
    .filter((word) => turns(word) === 0);
  return plain.filter((word) => seen.has(word)).length >= plain.length / 2;
}

const sameTurners = (left: ReadonlyMap<Turner, number>, right: ReadonlyMap<Turner, number>): boolean =>
  left.size === right.size && [...left].every(([turner, count]) => right.get(turner) === count);

/** Whether what a known wording turns stands beside the same word here: "ads off LinkedIn", and not "LinkedIn ads off". */
function turnsTheSame(text: string, known: string): boolean {
  const seen = fold(text).split(' ');
  const words = fold(known).split(' ');
  return words.every((word, at) => {
    const beside = words[at + 1];
    if (turns(word) === 0 || beside === undefined) return true;
    return seen.some((one, place) => one === word && seen[place + 1]?.startsWith(beside.slice(0, STEM)));
  });
}

/** Beginnings that negate a word in one language or another. */
const negatingStarts =
  'un dis non de des dé in im ir il mis miss anti ent ab aus nicht kein ne nie nem nao niet on ont af av o u epä ei ikke inte не ні без бес анти α αν απο ανα'
    .split(' ')
    .map(fold);
/** What stays of a word that is compared by its beginning, since endings differ from sentence to sentence. */
const STEM = 5;

/** Whether a word is one of the known words with a beginning (or in Turkish an ending) that negates it. */
function isNegatedForm(word: string, known: ReadonlySet<string>, labels: readonly Label[]): boolean {
  for (const start of negatingStarts) {
    if (!word.startsWith(start)) continue;
    const rest = word.slice(start.length);
    if (start.length >= 3 && rest.length >= 3 && known.has(rest)) return true;
    const stem = rest.slice(0, STEM);
    if (stem.length < STEM) continue;
    if ([...known].some((one) => one.startsWith(stem))) return true;
  }
  const turkish = labels
    .filter(({ language }) => baseOf(language) === 'tr')
    .flatMap(({ text }) => fold(text).split(' '));
  return turkish.some(
    (one) => one.length >= 3 && word.startsWith(one) && /^m[aeiu]/.test(word.slice(one.length)),
  );
}
