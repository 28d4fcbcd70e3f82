/** A page is looked at many times a second, and nearly all of its texts are those of the look before. */
const folded = new Map<string, string>();
const MOST_FOLDED = 8_000;

/** Drawn as nothing at all: zero-width letters, soft hyphens, bidi controls, variation selectors, tags, controls. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?!\s)\p{Cc}/gu;

/** What keyboards, editors and translators write where an apostrophe is meant. */
const apostrophes = /['’‘‛ʼʻʹˈ′`´᾽᾿՚׳＇\uA78B\uA78C]/gu;

/** Marks that end up on a letter and change no word. Strokes and slashes through a letter are none of them: they cross it out. */
const addedMarks = /(?![\u0334-\u0338])[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\uFE20-\uFE2F]/gu;
/** In Vietnamese a mark makes another word: "tất" is all, "tắt" is off. These letters stand in hardly any other language. */
const markedByMeaning = /[ơưđ\u1EA0-\u1EF9]/u;

/** Signs that a person reads as "no". They stay, as a word of their own, where others are dropped with the punctuation. */
export const forbidding = '🚫⛔❌❎🛑🙅✖✗✘¬≠⊘∅';
const dropped = new RegExp(`(?:(?![${forbidding}])[\\p{P}\\p{S}])+`, 'gu');
const forbiddingSign = new RegExp(`[${forbidding}]`, 'gu');

/** Where words are not parted by spaces, a space (often before a Latin name) says nothing. */
const besideUnspaced =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]) | (?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])/gu;

/**
 * Folds what differs without meaning anything: letters nobody sees, width, case (the Turkish and the Greek one, too),
 * ß and ligatures, marks on letters, apostrophes, quotes, dashes, punctuation, spaces. Letters of different scripts
 * that look alike stay different: whoever writes "nоt" with a Cyrillic о has written a word that we do not know.
 */
export function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const lower = text
    .replace(invisible, '')
    .replace(/[™℠]/g, ' ')
    .replace(apostrophes, "'")
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replaceAll('ı', 'i')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
  const plain = (
    markedByMeaning.test(lower) ? lower : lower.normalize('NFD').replace(addedMarks, '').normalize('NFC')
  )
    .replace(forbiddingSign, ' $& ')
    .replace(dropped, ' ')
    .replace(/\s+/g, ' ')
    .replace(besideUnspaced, '')
    .trim();
  if (folded.size >= MOST_FOLDED) folded.clear();
  folded.set(text, plain);
  return plain;
}
