import { wordsApart } from '../model/index.ts';

/** So much of the old words must stand there still: else they are others, and that is not told here. */
const KEPT = 0.7;
/** So many words more, and so much longer: a badge or a changed word is no growth. */
const MORE = { words: 3, share: 1.15 };
/** Fewer words than these are too few to compare. */
const FEWEST = 3;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text, each once, in any script. Numbers are none. */
function wordsOf(text: string): ReadonlySet<string> {
  const parts = [...segmenter.segment(wordsApart(text))];
  return new Set(parts.flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : [])));
}

/**
 * Whether a setting's words still say nearly all that they said last, and clearly more than they ever said before. `before`:
 * what they said at earlier times, oldest first.
 */
export function wordsGrew(before: readonly string[], now: string): boolean {
  const last = wordsOf(before.at(-1) ?? '');
  const ever = new Set(before.flatMap((text) => [...wordsOf(text)]));
  const after = wordsOf(now);
  if (last.size < FEWEST || after.size < last.size * MORE.share) return false;
  const kept = [...last].filter((word) => after.has(word)).length;
  return kept >= last.size * KEPT && [...after].filter((word) => !ever.has(word)).length >= MORE.words;
}
