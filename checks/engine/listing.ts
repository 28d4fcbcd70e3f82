import {
  type ControlMarks,
  type ListedControl,
  MOST_LISTED,
  type SettingManifest,
  type State,
} from '../model/index.ts';
import type { Listing } from './contract.ts';
import { ownerOf } from './inventory.ts';
import { type Look, type SeenControl, stateOf } from './look.ts';
import { marksOf } from './marks.ts';
import { firstName } from './names.ts';
import type { Recognition } from './recognise.ts';

/** One control of a listing, with all that an agreement about it is made of. */
export interface Listed {
  readonly shown: ListedControl;
  readonly control: SeenControl;
  /** Its place among the controls of the look. */
  readonly index: number;
  readonly state: State | null;
  readonly marks: ControlMarks;
}

/** Every visible control of a page, numbered from 1 in page order. */
export function listingOf(
  look: Look,
  recognitions: ReadonlyMap<SettingManifest, Recognition>,
  visit: Pick<Listing, 'catalogue'>,
): readonly Listed[] {
  const claimed = new Map<number, string>();
  for (const [check, recognition] of recognitions)
    if (recognition.found) claimed.set(recognition.index, check.id);
  const visible = look.controls
    .map((control, index) => ({ control, index }))
    .filter(({ control }) => control.visible)
    .slice(0, MOST_LISTED);
  return visible.map(({ control, index }, at) => {
    const label = (firstName(control) ?? '').slice(0, 300);
    const marks = marksOf(control);
    const [key] = Object.entries(marks.keys);
    const state = stateOf(control);
    const shown: ListedControl = {
      n: at + 1,
      kind: control.kind,
      label,
      key: key ? `${key[0]}=${key[1]}`.slice(0, 200) : null,
      rowTitle: control.rowTitle,
      state: state ?? control.choice?.selected?.slice(0, 300) ?? null,
      check: claimed.get(index) ?? ownerOf(control, label, visit),
    };
    return { shown, control, index, state, marks };
  });
}
