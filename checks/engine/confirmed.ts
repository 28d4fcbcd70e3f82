import { fold } from '../model/fold.ts';
import {
  type Confirmation,
  type ControlMarks,
  confirms,
  type Drift,
  type Label,
  type SettingManifest,
  type Witness,
} from '../model/index.ts';
import type { Visit } from './contract.ts';
import type { Look, SeenControl } from './look.ts';
import { carriesKeys, carriesOwnKey, fits, marksOf, readsAlike } from './marks.ts';
import { firstName, isKnownAs } from './names.ts';
import type { Recognised } from './recognised.ts';
import { doubtBeside, doubtOf } from './wording.ts';

/** What the person's own word makes of a look. */
type ByConfirmation =
  | Recognised
  | {
      readonly found: false;
      readonly reason: 'confirmationDrifted';
      readonly detail: string;
      readonly drift: Drift;
    };

type Seen = Pick<Look, 'controls'> & Partial<Pick<Look, 'headings' | 'subheadings'>>;

/** The confirmation of a check that counts, of those that a visit knows. */
export const confirmationOf = (
  check: SettingManifest,
  { confirmations, catalogue }: Pick<Visit, 'confirmations' | 'catalogue'>,
): Confirmation | null => confirmations?.find((one) => confirms(one, check, catalogue)) ?? null;

/** Each check with the words that were confirmed in place of all others. Kept, because a page is looked at many times a second. */
const knownBy = new WeakMap<ControlMarks, SettingManifest>();

function withWords(check: SettingManifest, marks: ControlMarks): SettingManifest {
  const kept = knownBy.get(marks);
  if (kept?.id === check.id) return kept;
  const language = check.control.labels[0]?.language ?? 'en';
  const labels = marks.words.map((text): Label => ({ text, language, seen: check.verifiedOn }));
  const known = { ...check, control: { ...check.control, labels } };
  knownBy.set(marks, known);
  return known;
}

/**
 * Why the words at a control may not stand for the setting, whoever points at it: they may mean the opposite of those
 * that the check is known by, so that its private position would be the other one; or words beside them go on.
 */
export function doubtOfWords(
  control: SeenControl,
  check: SettingManifest,
  marks: ControlMarks,
  look: Seen,
): string | null {
  const titles = [...(look.headings ?? []), ...(look.subheadings ?? [])];
  const doubt = doubtOf(control, check, titles);
  // A wording that grew is what the person has looked at, and found to be this setting.
  if (doubt !== null && doubt.grew === undefined) return doubt.detail;
  return doubtBeside(control, withWords(check, marks))?.detail ?? null;
}

/**
 * Finds the control that the person once confirmed: every key that it had, its words, the title of its row and its kind,
 * on exactly one visible control. Anything else asks them to look once more; a near match or the shipped facts never
 * stand in for it.
 */
export function recogniseConfirmed(
  check: SettingManifest,
  others: readonly SettingManifest[],
  look: Seen,
  { marks, on }: Confirmation,
): ByConfirmation {
  const visible = look.controls
    .map((control, index) => ({ control, index }))
    .filter(({ control }) => control.visible);
  const drifted = (detail: string): ByConfirmation => ({
    found: false,
    reason: 'confirmationDrifted',
    detail,
    drift: {
      was: { ...shown(marks), on },
      now: nearest(
        visible.map(({ control }) => control),
        marks,
      ),
    },
  });
  const fitting = visible.filter(({ control }) => fits(control, marks));
  const [only] = fitting;
  if (fitting.length > 1) return drifted(`${fitting.length} controls are as the one that was confirmed`);
  if (only === undefined) return drifted('no control is as the one that was confirmed');
  const rivals = visible.filter(
    ({ control, index }) =>
      index !== only.index && (carriesOwnKey(control, marks) || readsAlike(control, marks)),
  );
  if (rivals.length > 0) return drifted('another control has the key or the words of the confirmed one, too');
  const stranger = others.find((other) => isKnownAs(only.control, other));
  if (stranger) return drifted(`the confirmed control is known as ${stranger.id}`);
  const doubt = doubtOfWords(only.control, check, marks, look);
  if (doubt !== null) return drifted(doubt);
  const [key] = Object.entries(marks.keys).map(([attribute, value]) => `${attribute}=${value}`);
  const label = firstName(only.control);
  const witnesses: Witness[] = [{ kind: 'confirmed', says: on }];
  if (key !== undefined) witnesses.push({ kind: 'key', says: key });
  if (label !== null) witnesses.push({ kind: 'label', says: label });
  return { found: true, ...only, witnesses, label, key: key ?? null };
}

const shown = ({ words, keys, rowTitle }: ControlMarks): Omit<Drift['was'], 'on'> => {
  const [key] = Object.entries(keys).map(([attribute, value]) => `${attribute}=${value}`);
  return { label: words[0] ?? null, key: key ?? null, rowTitle };
};

/** What of the page is most like the confirmed control, to be shown beside it. It is never read. */
function nearest(visible: readonly SeenControl[], marks: ControlMarks): Drift['now'] {
  const hasKeys = Object.keys(marks.keys).length > 0;
  const words = new Set(marks.words.map(fold));
  const near =
    visible.find((control) => hasKeys && carriesKeys(control, marks)) ??
    visible.find((control) => marksOf(control).words.some((text) => words.has(fold(text))));
  return near === undefined ? null : shown(marksOf(near));
}
