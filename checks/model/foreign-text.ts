/**
 * Words that others have written (a page, an own check, the name of an account or a file), made harmless for the place
 * where they are shown. Each place obeys something else: a terminal obeys control signs, a notification on Linux is
 * markup, a menu underlines what follows `&`, a spreadsheet runs what begins with `=`. Only this file knows how.
 */

/**
 * Letters that are drawn as nothing or turn round what stands beside them. The joiners of emoji and of Persian words
 * stay.
 */
const unseen = /(?!\u200C|\u200D|\uFE0F)[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const control = /[\p{Cc}\u2028\u2029]+/gu;
const rightToLeft =
  /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}\p{sc=Samaritan}\p{sc=Mandaic}]/u;
const [isolate, endOfIsolate] = ['\u2068', '\u2069'];

/** The most letters of a name within a sentence of ours. */
const MOST_SHOWN = 80;

/** One line of visible letters, at most `most`. */
export function oneLine(text: string, most = 2000): string {
  const line = text.replace(control, ' ').replace(unseen, '').replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= most
    ? line
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * A name or a label inside a sentence of ours, on the desktop. One that is written from right to left is kept apart, so
 * that it does not turn round the words beside it.
 */
export function named(text: string, most = MOST_SHOWN): string {
  const line = oneLine(text, most);
  return rightToLeft.test(line) ? `${isolate}${line}${endOfIsolate}` : line;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Signs that say in which direction to write, which a page needs nowhere: markup says it better. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Any text as it may be drawn in a window of ours: everything of it but signs that turn round what stands beside them. */
export const visible = (text: string): string => text.replace(directions, '');

/**
 * A `visible` text that is put into a sentence of ours. One that is written from right to left is kept apart; one in which that
 * has been done already, by `named`, stays as it is.
 */
export const apart = (text: string): string =>
  rightToLeft.test(text) && !text.includes(isolate) ? `${isolate}${text}${endOfIsolate}` : text;

/** Any text as HTML text or as a quoted attribute's value. What is printed as PDF is this, too. */
export const inHtml = (text: string): string =>
  text.replace(directions, '').replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

/** The body of a notification; line breaks stay. Desktops of Linux take it for markup, the others for text. */
export function inNotification(text: string, platform: string): string {
  const lines = text.split('\n').map((line) => kept(line));
  const body = lines.join('\n');
  return platform === 'linux' ? body.replace(/[&<>]/g, (sign) => entities[sign] ?? '') : body;
}

/** A whole line of ours in which names are already kept apart by `named`. */
const kept = (line: string): string =>
  line
    .replace(control, ' ')
    .replace(unseen, (sign) => (sign === isolate || sign === endOfIsolate ? sign : ''));

/** An entry of a menu: `&` would be swallowed, and underline what follows it. */
export const inMenu = (text: string): string => kept(text).replaceAll('&', '&&');

/** The title of a window, or of a notification: one line. */
export const inTitle = (text: string): string => kept(text);

/** The colours that the command line itself writes: `checks/cli/paint.ts`. */
const ESCAPE = '\u001b';
const ownColour = new RegExp(`${ESCAPE}\\[(?:1|2|22|31|32|33|39)m`, 'g');

/** Text for a terminal: line breaks and our own colours, and nothing else that a terminal would obey. */
export function onTerminal(text: string): string {
  const quiet = (part: string): string =>
    part
      .replace(/(?!\n)\p{Cc}/gu, ' ')
      .replace(unseen, '')
      .replace(/[\u2028\u2029]/g, ' ');
  const colours = text.match(ownColour) ?? [];
  return text
    .split(ownColour)
    .map((part, at) => quiet(part) + (colours[at] ?? ''))
    .join('');
}

/** A JSON document, with whatever a terminal would obey written as its number: it reads back as it was. */
export function inJson(document: unknown): string {
  const text = JSON.stringify(document, null, 2);
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) =>
    [...Array(sign.length).keys()]
      .map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** Signs with which a spreadsheet takes a cell for a formula, their full-width forms among them. */
const formula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;
/** A spreadsheet may split at another sign than ours: what follows one must not become a formula either. */
const innerFormula = /([;,|][\s\p{Cf}"]*)(?=[=+\-@＝＋－＠])/gu;

/**
 * One value as one CSV cell. Always quoted; line breaks and control signs become spaces; and whatever a spreadsheet
 * would run as a formula gets an apostrophe before it, so that it stays text.
 */
export function inCsv(value: string): string {
  const flat = value.replace(control, ' ').replace(unseen, '');
  const inert = (formula.test(flat) ? `'${flat}` : flat).replace(innerFormula, "$1'");
  return `"${inert.replaceAll('"', '""')}"`;
}
