import {
  type ControlKind,
  type InventoryItem,
  isReadable,
  MOST_UNKNOWN_ON_PAGE,
  type SettingManifest,
} from '../model/index.ts';
import type { Visit } from './contract.ts';
import { matchLabel } from './labels.ts';
import { type Look, type SeenControl, stateOf } from './look.ts';
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
  const claimed = new Map<number, string>();
  for (const [check, recognition] of recognitions)
    if (recognition.found) claimed.set(recognition.index, check.id);
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
