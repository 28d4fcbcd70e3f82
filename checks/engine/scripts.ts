/**
 * The alphabet of a letter, as far as it matters here. `odd` are all those in which no label of ours is written: they
 * hold most of the letters that are drawn like Latin ones (small capitals, Armenian, Cherokee, Lisu, Coptic …).
 */
const alphabets: readonly (readonly [string, RegExp])[] = [
  ['latin', /[a-zß-ſơư]/],
  ['eastAsian', /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}ー]/u],
  ['cyrillic', /\p{sc=Cyrl}/u],
  ['greek', /\p{sc=Grek}/u],
  ['arabic', /\p{sc=Arab}/u],
  ['hebrew', /\p{sc=Hebr}/u],
  ['thai', /\p{sc=Thai}/u],
  ['devanagari', /\p{sc=Deva}/u],
  ['bengali', /\p{sc=Beng}/u],
  ['gurmukhi', /\p{sc=Guru}/u],
  ['telugu', /\p{sc=Telu}/u],
  ['odd', /[\p{L}\p{Nl}]/u],
];

/** The Latin letters that are drawn like letters of these alphabets, with the letter that they are taken for. */
const drawnLike: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cyrillic: latinAs('abcehikmoptxy3', 'авсенікмортхуз', { b: 'в', '6': 'б', r: 'г', u: 'и', n: 'п', s: 'ѕ' }),
  greek: latinAs('abezhikmnoptyxvuw', 'αβεζηικμνορτυχνυω', {}),
};

function latinAs(latin: string, other: string, more: Record<string, string>): Record<string, string> {
  const letters = [...other];
  return { ...Object.fromEntries([...latin].map((letter, at) => [letter, letters[at] ?? letter])), ...more };
}

const alphabetOf = (letter: string): string | null =>
  alphabets.find(([, pattern]) => pattern.test(letter))?.[0] ?? null;

/** The alphabets of one folded word, each once. */
function alphabetsOf(word: string): Set<string> {
  const seen = new Set<string>();
  for (const letter of word) {
    const alphabet = alphabetOf(letter);
    if (alphabet !== null) seen.add(alphabet);
  }
  return seen;
}

/** How many letters of a text make an alphabet its own: Latin names are long beside others, longest beside Chinese and Japanese. */
const shareOf = (alphabet: string): number =>
  alphabet === 'eastAsian' ? 1 / 5 : alphabet === 'latin' || alphabet === 'odd' ? 1 / 2 : 2 / 5;

/** The alphabet in which a folded text is written. */
export function homeOf(text: string): string {
  const counts = new Map<string, number>();
  let letters = 0;
  for (const letter of text) {
    const alphabet = alphabetOf(letter);
    if (alphabet === null) continue;
    letters++;
    counts.set(alphabet, (counts.get(alphabet) ?? 0) + 1);
  }
  const weighed = [...counts].map(
    ([alphabet, count]) => [alphabet, count / letters / shareOf(alphabet)] as const,
  );
  return weighed.sort(([, left], [, right]) => right - left)[0]?.[0] ?? 'latin';
}

/**
 * Whether a folded text holds a word that may be drawn like another: one whose letters are of two alphabets, or one in
 * another alphabet than the text. Latin names stand in texts of every alphabet; words in `trusted` are known as they are.
 */
export function hasLookAlikes(text: string, trusted: ReadonlySet<string>): boolean {
  const home = homeOf(text);
  return text.split(' ').some((word) => {
    if (trusted.has(word)) return false;
    const seen = alphabetsOf(word);
    if (home === 'eastAsian') seen.delete('eastAsian');
    if (seen.size > 1) return true;
    const [only] = seen;
    return only !== undefined && only !== home && only !== 'latin';
  });
}

/**
 * The readings of a word that is drawn like one of another alphabet: a Latin word in another text, or the other way
 * round.
 */
export function drawnAs(word: string, text: string): string[] {
  if (/^[a-z0-9]+$/.test(word)) {
    const letters = drawnLike[homeOf(text)];
    return letters === undefined ? [] : [Array.from(word, (letter) => letters[letter] ?? letter).join('')];
  }
  const [alphabet] = alphabetsOf(word);
  const letters = Object.entries(drawnLike[alphabet ?? ''] ?? {});
  if (letters.length === 0 || !/[a-z]/.test(text)) return [];
  return [Array.from(word, (one) => letters.find(([, other]) => other === one)?.[0] ?? one).join('')];
}
