/** How a sentence is turned round, and how it is written differently without being turned, in the languages of the labels. */

/** Words that negate, by language, as somebody would put them into a label. */
export const negations: Readonly<Record<string, readonly string[]>> = {
  en: ['not', 'Never', 'Don’t', 'dont', 'without', 'Stop', 'exclude', 'opt out of', 'Do not', 'no'],
  de: ['nicht', 'Keine', 'nie', 'ohne', 'blockieren'],
  fr: ['ne pas', 'pas', 'Jamais', 'sans', 'n’'],
  es: ['no', 'Nunca', 'sin', 'dejar de'],
  it: ['non', 'Mai', 'senza'],
  nl: ['niet', 'Geen', 'nooit'],
  pl: ['nie', 'Nigdy', 'bez'],
  pt: ['não', 'nunca', 'sem'],
  ja: ['ない', '不', 'しません', '禁止'],
  tr: ['değil', 'asla', 'izin verme'],
  sv: ['inte', 'ej', 'aldrig'],
  da: ['ikke', 'aldrig', 'uden'],
  uk: ['не', 'без', 'Ніколи'],
  ru: ['не', 'без', 'Никогда', 'запретить'],
  ko: ['안', '않', '금지'],
  zh: ['不', '禁止', '勿'],
  cs: ['ne', 'nikdy', 'bez'],
  fi: ['ei', 'älä', 'ilman'],
  el: ['μην', 'δεν', 'χωρίς', 'μη'],
  ro: ['nu', 'fără'],
  hu: ['ne', 'nem', 'nélkül'],
  id: ['jangan', 'tidak', 'tanpa'],
  hi: ['न', 'नहीं', 'मत'],
};

/** Beginnings that negate a word, with the languages in which somebody may write them. */
export const negatingStarts = [
  'un',
  'Un',
  'dis',
  'non-',
  'non',
  'de',
  'in',
  'ent',
  'nicht',
  'ne',
  'nie',
  'не',
  'ανα',
  'ei',
  'o',
  'u',
];

const lookAlikes: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    'Cyrillic',
    {
      a: 'а',
      c: 'с',
      e: 'е',
      i: 'і',
      j: 'ј',
      o: 'о',
      p: 'р',
      s: 'ѕ',
      x: 'х',
      y: 'у',
      A: 'А',
      D: 'D',
      I: 'І',
      P: 'Р',
    },
  ],
  ['Greek', { a: 'α', i: 'ι', o: 'ο', p: 'ρ', u: 'υ', v: 'ν', A: 'Α', I: 'Ι', P: 'Ρ', n: 'η' }],
  ['Armenian', { h: 'հ', n: 'ո', o: 'օ', u: 'ս' }],
  ['Cherokee and Lisu', { A: 'Ꭺ', D: 'Ꭰ', P: 'Ꮲ', a: 'ꓮ', d: 'ꓓ', e: 'ꓰ', i: 'ꓲ', n: 'ꓠ', o: 'ꓳ', t: 'ꓔ' }],
  ['small capitals', { a: 'ᴀ', d: 'ᴅ', e: 'ᴇ', n: 'ɴ', o: 'ᴏ', t: 'ᴛ', i: 'ɪ' }],
  [
    'Latin in Cyrillic and Greek',
    { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', і: 'i', ο: 'o', ν: 'v', ι: 'i', υ: 'u', α: 'a' },
  ],
];

/** A text with all letters of one alphabet's look-alikes put in, once for each alphabet that has any of its letters. */
export const inLookAlikes = (text: string): string[] =>
  lookAlikes
    .map(([, letters]) => Array.from(text, (letter) => letters[letter] ?? letter).join(''))
    .filter((other) => other !== text);

const invisibleLetters = [
  '\u200B',
  '\u00AD',
  '\u200D',
  '\u2060',
  '\uFEFF',
  '\u202E',
  '\u2066',
  '\uFE0F',
  '\u{E0061}',
  '\u180E',
  '\u034F',
  '\u061C',
  '\u3164',
];

/** A text with a letter that nobody sees after each of its letters, or after some. */
export const withInvisible = (text: string): string[] => [
  ...invisibleLetters.map((invisible) => Array.from(text).join(invisible)),
  `${text.slice(0, 1)}\u200B\u00AD${text.slice(1)}\u202C`,
];

export const fullWidth = (text: string): string =>
  Array.from(text, (letter) =>
    /[!-~]/.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0) : letter,
  ).join('');

/** The same words, written as editors, keyboards, style sheets and translators write them. */
export function harmless(text: string): string[] {
  return [
    ...withInvisible(text),
    text.toUpperCase(),
    text.toLowerCase(),
    text.toLocaleUpperCase('tr'),
    text.toLocaleLowerCase('tr'),
    text
      .toLocaleUpperCase('el')
      .normalize('NFD')
      .replace(/[\u0301\u0308]/g, '')
      .normalize('NFC'),
    text.replaceAll('i', 'ı'),
    text.replaceAll('ß', 'ss'),
    text.replaceAll('ss', 'ß'),
    text.replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ'),
    text.replaceAll('oe', 'œ'),
    fullWidth(text),
    text.normalize('NFD'),
    text.normalize('NFKD'),
    Array.from(text).join('\u0332'),
    text.replace(/['’]/g, 'ʼ'),
    text.replace(/['’]/g, '´'),
    text.replace(/['’]/g, '‘'),
    text.replaceAll('-', '‑'),
    text.replaceAll('-', '–'),
    text.replaceAll(' ', '\u00A0'),
    text.replaceAll(' ', ' \u2009'),
    text.replaceAll(' ', '\u3000'),
    `“${text}”`,
    `«\u202F${text}\u202F»`,
    `— ${text}:`,
    `${text}…`,
  ];
}

/** Every place in a text where a word may be put: between words, or between any two letters where words are not parted. */
function placesIn(text: string): number[] {
  const places = [0, text.length];
  const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(text);
  for (let at = 1; at < text.length; at++)
    if (text[at] === ' ' || (unspaced && at % 3 === 0)) places.push(at);
  return places;
}

/** A text with a word put in at each place. */
export const withWord = (text: string, word: string): string[] =>
  placesIn(text).map((at) => `${text.slice(0, at)} ${word} ${text.slice(at)}`.trim());

/** A text in which each word in turn has got this beginning. */
export const withStart = (text: string, start: string): string[] => {
  const words = text.split(' ');
  return words.map((word, at) =>
    [...words.slice(0, at), `${start}${word}`, ...words.slice(at + 1)].join(' '),
  );
};
