import { fold } from '../model/fold.ts';
import type { SettingManifest } from '../model/index.ts';
import { buttonWords } from './button-words.ts';

/** One language's words, as the words of a button are compared with them. */
interface Language {
  readonly saves: ReadonlySet<string>;
  readonly agrees: ReadonlySet<string>;
  readonly beside: ReadonlySet<string>;
}

const pieces = (written: string): ReadonlySet<string> =>
  new Set(written.split(' ').map((piece) => fold(piece.replaceAll('_', ' '))));

const languages: readonly Language[] = Object.values(buttonWords).map(({ saves, agrees, beside }) => ({
  saves: pieces(saves),
  agrees: pieces(agrees),
  beside: pieces(beside),
}));

/** Longer than any text of a button, and far shorter than what a file may hold. */
const LONGEST_PIECE = 40;
const LONGEST_LABEL = 80;

/** Where words stand side by side without a space. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Hang}\p{sc=Thai}]/u;

/** How far a text is made of known words, and whether one of them keeps a change. */
interface Reached {
  readonly at: number;
  readonly keeps: boolean;
}

/** Whether a folded text is made of words of one language and nothing else, and one of them keeps a change. */
function madeOf(text: string, { saves, agrees, beside }: Language, inDialog: boolean): boolean {
  const seen = new Set<string>();
  const open: Reached[] = [{ at: 0, keeps: false }];
  for (let here = open.pop(); here; here = open.pop()) {
    if (here.at >= text.length) {
      if (here.keeps) return true;
      continue;
    }
    const name = `${here.at}${here.keeps}`;
    if (seen.has(name)) continue;
    seen.add(name);
    for (let end = here.at + 1; end <= Math.min(text.length, here.at + LONGEST_PIECE); end++) {
      const next = text.charAt(end);
      const parted =
        next === '' || next === ' ' || unspaced.test(next) || unspaced.test(text.charAt(end - 1));
      if (!parted) continue;
      const piece = text.slice(here.at, end);
      const keeps = saves.has(piece) || (inDialog && agrees.has(piece));
      if (keeps || beside.has(piece))
        open.push({ at: next === ' ' ? end + 1 : end, keeps: here.keeps || keeps });
    }
  }
  return false;
}

/**
 * Whether Flipwatch may press a button with these words to keep a change. It is an allow-list: words that nobody here
 * has read may mean anything, and look-alike letters are other letters.
 */
export function mayPress(words: string, kind: 'saveButton' | 'confirmDialog'): boolean {
  const text = fold(words.replaceAll('&', ' and '));
  if (text.length > LONGEST_LABEL) return false;
  return languages.some((language) => madeOf(text, language, kind === 'confirmDialog'));
}

/** One sentence for each button of a check that Flipwatch would not press. */
export function buttonProblems({ commit }: SettingManifest): string[] {
  if (!('labels' in commit)) return [];
  const pressed =
    commit.kind === 'saveButton'
      ? 'only what plainly saves, such as "Save changes" or "Apply"'
      : 'in a dialog only what plainly agrees, such as "Confirm", "OK" or "Turn off"';
  return commit.labels
    .filter(({ text }) => !mayPress(text, commit.kind))
    .map(
      ({ text }) =>
        `commit.labels: Flipwatch presses no button that says ${JSON.stringify(text)}: ${pressed}. Where the page asks for more, make the check "manual": then it is the person who presses.`,
    );
}
