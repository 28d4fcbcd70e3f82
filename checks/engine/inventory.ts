import {
  type ControlKind,
  type InventoryItem,
  isReadable,
  LONGEST_EXPLANATION,
  MOST_SEEN_CONTROLS,
  MOST_UNKNOWN_ON_PAGE,
  type RadarControl,
  type SettingManifest,
} from '../model/index.ts';
import type { Visit } from './contract.ts';
import { isBadge, matchLabel } from './labels.ts';
import { type Look, type SeenControl, stateOf } from './look.ts';
import { marksOf } from './marks.ts';
import { firstName } from './names.ts';
import { carries, type Recognition } from './recognise.ts';

/**
 * Kinds that earlier versions did not see. In a history from then they would all be new on the day after an update, and
 * nothing on the page has changed.
 */
const unlisted: ReadonlySet<ControlKind> = new Set(['combobox', 'segments', 'rowButton']);

/**
 * Every visible switch of the page's own, with the check that knows it, so that a new one is noticed. Switches that no
 * check knows are limited to as many as are kept.
 */
export function inventoryOf(
  look: Look,
  recognitions: ReadonlyMap<SettingManifest, Recognition>,
  visit: Visit,
): InventoryItem[] {
  const claimed = claimsOf(recognitions);
  let unknown = 0;
  return look.controls.flatMap((control, index) => {
    if (!control.visible || control.inNavigation || control.inDialog || unlisted.has(control.kind)) return [];
    const label = control.names[0]?.text.slice(0, 200) ?? '';
    const check = claimed.get(index) ?? ownerOf(control, label, visit);
    if (check === null && ++unknown > MOST_UNKNOWN_ON_PAGE) return [];
    const [key] = Object.entries(control.keys).filter(([name]) => name !== 'aria-describedby');
    return [
      {
        page: visit.path,
        key: key ? `${key[0]}=${key[1]}`.slice(0, 200) : null,
        label,
        state: stateOf(control),
        check,
      },
    ];
  });
}

/** What only leads elsewhere, or shows another part of the page, is a row and no control of its own. */
const rowKinds: ReadonlySet<ControlKind> = new Set(['rowButton', 'segments']);

/** Every visible control of the page's own, of any kind, for what was not there before. */
export function radarControlsOf(
  look: Look,
  recognitions: ReadonlyMap<SettingManifest, Recognition>,
  visit: Pick<Visit, 'catalogue'>,
  onIndexPage = false,
): RadarControl[] {
  const claimed = claimsOf(recognitions);
  const shown = look.controls
    .map((control, index) => ({ control, index }))
    .filter(({ control }) => control.visible && !control.inNavigation && !control.inDialog)
    .filter(({ control }) => !(onIndexPage && rowKinds.has(control.kind)));
  return shown.slice(0, MOST_SEEN_CONTROLS).map(({ control, index }) => {
    const label = (firstName(control) ?? '').slice(0, 300);
    const [key] = Object.entries(marksOf(control).keys);
    const check = claimed.get(index) ?? ownerOf(control, label, visit);
    return {
      kind: control.kind,
      key: key ? `${key[0]}=${key[1]}`.slice(0, 200) : null,
      label,
      state: stateOf(control) ?? control.choice?.selected?.slice(0, 300) ?? null,
      check,
      ...(check === null ? {} : { explained: explanationOf(control) }),
    };
  });
}

/** All that a control's name and row say, each piece once, without badges. */
function explanationOf({ names }: SeenControl): string {
  const pieces: string[] = [];
  for (const { text } of names)
    if (!isBadge(text) && !pieces.some((piece) => piece.includes(text))) pieces.push(text);
  return pieces.join(' · ').slice(0, LONGEST_EXPLANATION);
}

/** The checks that recognised a control, by its place among those of the look. */
function claimsOf(recognitions: ReadonlyMap<SettingManifest, Recognition>): Map<number, string> {
  const claimed = new Map<number, string>();
  for (const [check, recognition] of recognitions)
    if (recognition.found) claimed.set(recognition.index, check.id);
  return claimed;
}

/** The check of the platform that a control surely is, by its key or its very label; null: none knows it. */
export function ownerOf(
  control: SeenControl,
  label: string,
  { catalogue }: Pick<Visit, 'catalogue'>,
): string | null {
  const known = catalogue.find(
    (check) =>
      isReadable(check) &&
      (check.control.keys.some((key) => carries(control, key)) ||
        matchLabel(label, check.control.labels) === 'same'),
  );
  return known?.id ?? null;
}
