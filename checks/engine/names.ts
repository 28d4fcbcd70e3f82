import { fold } from '../model/fold.ts';
import type { Key, SettingManifest } from '../model/index.ts';
import { type LabelMatch, matchLabel } from './labels.ts';
import type { SeenControl } from './look.ts';

/** Words beside a switch that only repeat its position or say that it is one. */
const generic = new Set(
  'on off toggle switch an aus ein umschalten schalter oui non activé désactivé sí no attivo aan uit'
    .split(' ')
    .map(fold),
);

/** Whether a text only repeats the position of a switch or says that it is one. */
export const isGeneric = (text: string): boolean => generic.has(fold(text));

export type Name = SeenControl['names'][number];

/**
 * The words by which a person would know the control. Its own name comes first; only a control without one is read by
 * the lines of its row, and never by the page's heading, which stands above every switch alike.
 */
export function namesOf(control: SeenControl): readonly Name[] {
  const telling = control.names.filter(({ text }) => !isGeneric(text));
  const own = telling.filter(({ from }) => from !== 'row' && from !== 'title');
  return own.length > 0 ? own : telling;
}

export interface NameMatch {
  readonly text: string;
  readonly match: LabelMatch;
}

/** The name that is nearest to a known wording of the check, if one is near at all. */
export function bestName(control: SeenControl, check: SettingManifest): NameMatch | null {
  let near: NameMatch | null = null;
  for (const { from, text } of namesOf(control)) {
    const match = matchName(text, check);
    if (match === 'same') return { text, match };
    // A row's lines are too many to take a near miss for a name.
    if (match === 'near' && from !== 'row') near ??= { text, match };
  }
  return near;
}

/** Compares one name with the known wordings; the title of the setting's own page may stand in front of it. */
export function matchName(text: string, check: SettingManifest): LabelMatch {
  const { labels } = check.control;
  const match = matchLabel(text, labels);
  if (match !== 'none') return match;
  const seen = fold(text);
  const titled = check.place.headings.some((heading) => {
    const title = `${fold(heading.text)} `;
    return seen.startsWith(title) && labels.some((label) => fold(label.text) === seen.slice(title.length));
  });
  return titled ? 'near' : 'none';
}

/** How a control is named for this check. */
export const nameMatch = (control: SeenControl, check: SettingManifest): LabelMatch =>
  bestName(control, check)?.match ?? 'none';

export const firstName = (control: SeenControl): string | null => namesOf(control)[0]?.text ?? null;

/** Whether the control carries this key: an attribute may hold several values, parted by spaces. */
export const carries = (control: SeenControl, key: Key): boolean => {
  const value = control.keys[key.attribute];
  return value?.split(/\s+/).includes(key.value) ?? false;
};

/** Whether a control is surely this setting's: by its key, or by its very words. */
export const isKnownAs = (control: SeenControl, check: SettingManifest): boolean =>
  check.control.keys.some((key) => carries(control, key)) || nameMatch(control, check) === 'same';
