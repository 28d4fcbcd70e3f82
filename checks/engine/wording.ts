import { fold } from '../model/fold.ts';
import type { SettingManifest } from '../model/index.ts';
import { likeness } from '../model/likeness.ts';
import { meaningOf } from './choices.ts';
import { type Growth, grownFrom } from './growth.ts';
import { isBadge } from './labels.ts';
import type { SeenControl } from './look.ts';
import { isGeneric, matchName, type Name } from './names.ts';
import { negates, turns } from './negation.ts';
import { mayBeTurned } from './turned.ts';

/** Why a control that is this setting's by key or name may not stand for what its known wording says. */
export interface Doubt {
  readonly detail: string;
  readonly grew?: Growth;
}

const turned: Doubt = { detail: 'the new wording may mean the opposite position' };
const turnedBeside: Doubt = { detail: 'words beside the known wording may turn it round' };

/** The doubt about a wording that grew, in words. */
export const grownTo = (grew: Growth): Doubt => ({
  detail: `the wording grew: "${grew.added.slice(0, 120)}" is new beside "${grew.was.slice(0, 120)}"`,
  grew,
});

/**
 * How near a name must be to a known one to be that name in other words. Of 27 other switches of these sites whose names
 * were compared, the nearest came to 0.57, and "Delete conversation history" to 0.55 (2026-11-22).
 */
export const REMINDS = 0.7;

/** 0 to 1: how much a text reminds of the nearest known wording; 0 where it can't come to REMINDS, too long or too short for it. */
export function nearnessTo(text: string, { control }: SettingManifest): number {
  const seen = fold(text);
  let nearest = 0;
  for (const label of control.labels) {
    const known = fold(label.text);
    const [short, long] = [Math.min(seen.length, known.length), Math.max(seen.length, known.length)];
    if (2 * (short - 1) >= REMINDS * (short + long - 2)) nearest = Math.max(nearest, likeness(known, seen));
  }
  return nearest;
}

/**
 * Reads all that names a control as a person does: each name by itself, a label with help text line by line, and what
 * stands right before and behind the known wording, since "Do **not** use my data" may be three pieces of text.
 * `titles` are the page's headings: one of them in front of a name is no growth.
 */
export function doubtOf(
  control: SeenControl,
  check: SettingManifest,
  titles: readonly string[] = [],
): Doubt | null {
  const telling = control.names.filter(({ text }) => fold(text) !== '' && !isBadge(text));
  const from = (...kinds: string[]) => telling.filter((name) => kinds.includes(name.from));
  /** Lines that say nothing but the position leave the name to the row. */
  const linesFrom = (kind: string) => {
    const lines = from(kind);
    return lines.some(({ text }) => !isGeneric(text)) ? lines : [];
  };
  const rows = from('group', 'row');
  const onItself = linesFrom('label-line');
  const itself = from(
    'labelledby',
    'aria-label',
    'content',
    ...(onItself.length > 0 ? [] : ['label']),
  ).filter(({ text }) => !isGeneric(text));
  const named = itself.length > 0 || onItself.length > 0;
  const lines = named ? onItself : linesFrom('host-line');
  const own = named ? itself : lines.length > 0 ? [] : from('host').filter(({ text }) => !isGeneric(text));
  const pieces = [...lines, ...rows];
  for (const { text } of own) {
    const doubt = madeOfPieces(text, pieces, check) ? null : doubtOfText(text, check, titles);
    if (doubt) return doubt;
  }
  const read = lines.length > 0 ? lines : own.length > 0 ? [] : rows.length > 0 ? rows : from('title');
  const doubt = doubtOfLines(read, check, titles);
  if (doubt || read === rows) return doubt;
  return doubtBeside(control, check);
}

/** What the first text of the row does to a known wording that is the control's own name. */
export function doubtBeside({ names }: Pick<SeenControl, 'names'>, check: SettingManifest): Doubt | null {
  const telling = names.filter(({ text }) => fold(text) !== '' && !isBadge(text));
  const known = telling.find(
    ({ from, text }) =>
      from !== 'row' && from !== 'title' && !isGeneric(text) && matchName(text, check) !== 'none',
  );
  const beside = telling.find(({ from }) => from === 'row');
  return known ? doubtOfNeighbour(known.text, beside?.text, check) : null;
}

/** One text that is no known wording. */
function doubtOfText(text: string, check: SettingManifest, titles: readonly string[]): Doubt | null {
  const { labels } = check.control;
  if (matchName(text, check) !== 'none') return null;
  if (mayBeTurned(text, labels)) return turned;
  const title = titles.find((one) => fold(one) !== '' && fold(text).startsWith(`${fold(one)} `));
  const grew = grownFrom(title === undefined ? text : fold(text).slice(fold(title).length + 1), labels);
  return grew ? grownTo(grew) : null;
}

/** A name that lists several elements ("title, description") holds the known wording as a piece of its own. */
function madeOfPieces(text: string, pieces: readonly Name[], check: SettingManifest): boolean {
  const seen = fold(text);
  const title = pieces.find((piece) => {
    const known = fold(piece.text);
    return seen.startsWith(`${known} `) && matchName(piece.text, check) === 'same';
  });
  if (!title) return false;
  const rest = seen.slice(fold(title.text).length + 1);
  const next = pieces.find((piece) => piece !== title && rest.startsWith(fold(piece.text)));
  return next !== undefined && continuation(next.text, title.text) === null;
}

function doubtOfLines(
  lines: readonly Name[],
  check: SettingManifest,
  titles: readonly string[],
): Doubt | null {
  const at = lines.findIndex(({ text }) => matchName(text, check) !== 'none');
  if (at >= 0) {
    const known = lines[at]?.text ?? '';
    return leadIn(lines[at - 1]?.text, known, check) ?? continuation(nextOf(lines, at), known);
  }
  // A label that wraps its help text is read by its first line: the help may say "you can opt out" in all innocence.
  const read = lines.filter(
    ({ text }, index) =>
      index === 0 || nearnessTo(text, check) >= REMINDS || grownFrom(text, check.control.labels) !== null,
  );
  for (const { text } of read) {
    const doubt = isGeneric(text) ? null : doubtOfText(text, check, titles);
    if (doubt) return doubt;
  }
  return null;
}

/** What stands behind: a position between the name and its help text is passed over. */
function nextOf(lines: readonly Name[], at: number): string | undefined {
  return lines.slice(at + 1).find(({ text }) => !isGeneric(text))?.text;
}

const endsSentence = /[.!?。！？]["”»)]?$/u;
const startsSmall = /^[\p{P}\p{S}\s]*\p{Ll}/u;
const wordCount = (text: string): number => fold(text).split(' ').length;
/** Longer than this, words before a name are a sentence of their own; and behind it, words that do not go on. */
const [LEAD_IN, ADDENDUM] = [6, 3];

/** What a switch draws in itself. */
const drawnWords = /^(on|off|an|aus|ein|toggle|switch)( (on|off|an|aus|ein|toggle|switch))*$/;

/** Words right before the known wording that turn it round or begin its sentence: "Do not", "Stop using:". */
function leadIn(before: string | undefined, known: string, check: SettingManifest): Doubt | null {
  if (before === undefined || drawnWords.test(fold(before))) return null;
  if (isGeneric(before) && turns(before) === 0) return null;
  if (check.place.headings.some((heading) => fold(heading.text) === fold(before))) return null;
  const text = before.trim();
  const open = !endsSentence.test(text);
  if (turns(text) > 0)
    return /[:：…]$/u.test(text) || (open && wordCount(text) <= LEAD_IN) ? turnedBeside : null;
  return open && goesOn(known, check)
    ? grownTo({ was: known, now: `${text} ${known}`, added: fold(text) })
    : null;
}

/** A known wording that begins small where it is known to begin with a capital is the rest of a sentence. */
const goesOn = (known: string, { control }: SettingManifest): boolean =>
  startsSmall.test(known) &&
  control.labels.some(({ text }) => fold(text) === fold(known) && /^\p{Lu}/u.test(text));

/** Words right behind the known wording that go on with its sentence: "… and share it", "… is not used", "Never". */
function continuation(after: string | undefined, known: string): Doubt | null {
  if (after === undefined || isGeneric(after)) return null;
  const text = after.trim();
  if (/^\p{P}*\p{Lo}/u.test(text))
    return turns(text) > 0 && fold(text).length <= 12 && meaningOf(text) === null ? turnedBeside : null;
  if (startsSmall.test(text) && !startsWithName(text)) {
    if (turns(text) > 0) return turnedBeside;
    return grownTo({ was: known, now: `${known} ${text}`, added: fold(text) });
  }
  return negates(text) && wordCount(text) <= ADDENDUM && meaningOf(text) === null ? turnedBeside : null;
}

/** "xAI" and "iPhone" begin small wherever they stand. */
const startsWithName = (text: string): boolean => /^\p{Ll}\p{Lu}/u.test(text);

/** A control with a name of its own: the first text beside it may stand before or behind. */
function doubtOfNeighbour(known: string, beside: string | undefined, check: SettingManifest): Doubt | null {
  if (beside === undefined || fold(known).includes(fold(beside))) return null;
  const opens = /[:：…]$/u.test(beside.trim()) || goesOn(known, check);
  if (opens && turns(beside) > 0) return turnedBeside;
  return continuation(beside, known);
}
