import type { Choice } from './choices.ts';
import type { Found } from './page-finds.ts';
import type { PageLines } from './page-lines.ts';
import type { PageLocks } from './page-locks.ts';
import type { PageNames } from './page-names.ts';
import type { PageNaming } from './page-naming.ts';
import type { PagePlaces } from './page-places.ts';
import type { PageRows } from './page-rows.ts';
import type { PageSight } from './page-sight.ts';
import type { PageStandIns } from './page-stand-ins.ts';
import type { PageTraits } from './page-traits.ts';

/** What one control is described by. */
interface Describing {
  readonly sight: PageSight;
  readonly lines: PageLines;
  readonly rows: PageRows;
  readonly naming: PageNaming;
  readonly names: PageNames;
  readonly locks: PageLocks;
  readonly standIns: PageStandIns;
  readonly traits: PageTraits;
  readonly places: PagePlaces | null;
  readonly choices: ReadonlyMap<Element, Choice>;
}

/**
 * Describes one control after the other. Like gather.ts it runs inside a platform's page, and uses nothing from outside but
 * types.
 */
export function pageDescribe(parts: Describing) {
  const { sight, lines, rows, names, locks, standIns, traits, places, choices } = parts;
  const { parentOf, closestTo, boxed, setAside, drawn, opaque } = sight;
  const isBox = (element: Element | null): element is HTMLInputElement =>
    element instanceof HTMLInputElement && element.type === 'checkbox';

  const isVisible = ({ element }: Found, seen: readonly Element[], row: Element | null): boolean => {
    // A site may hide the input itself and draw a switch in its place, but not the place: a hidden copy with the same
    // id would else borrow the visible one's label.
    const placeShown = boxed(parentOf(element))?.checkVisibility({ visibilityProperty: true }) ?? true;
    if (!placeShown || setAside(element) || locks.inertness(element) === 'aside') return false;
    if (seen.some(drawn)) return true;
    // Transparent together with what stands around it, it is a copy that nobody shall see.
    const rendered = element.checkVisibility({ visibilityProperty: true }) && opaque(parentOf(element));
    return row !== null && rendered && drawn(row);
  };

  return (found: Found) => {
    const { element, twin } = found;
    const own = twin ? [element, twin] : [element];
    const labels = own.flatMap(parts.naming.labelsOf);
    const row = rows.rowOf(element);
    const standIn = standIns.standInOf(found);
    const choice = choices.get(element) ?? null;
    const positions = traits.positionsOf(found, labels, standIn);
    const said = choice ? lines.positionIn(choice.selected ?? '') : (positions.property ?? positions.aria);
    const fromContent = choice ? !['radio', 'list', 'segments'].includes(choice.kind) : !own.some(isBox);
    const seen = [...own, ...labels, ...(standIn ? [standIn] : [])];
    return {
      kind: traits.kindOf(found),
      rowTitle: rows.titleOf(element, row),
      choice,
      ...positions,
      disabled: locks.isLocked(found, labels, row) || locks.inertness(element) === 'locked',
      ...traits.keysOf(found),
      names: names.namesOf(
        {
          ...found,
          row,
          fromContent,
          state:
            said === 'true' ? 'on' : said === 'false' ? 'off' : said === 'on' || said === 'off' ? said : null,
          value: choice?.selected ?? null,
        },
        (name) => own.map((part) => part.getAttribute(name)).find((value) => value !== null) ?? null,
      ),
      visible: isVisible(found, seen, row),
      inDialog:
        closestTo(element, 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]') !== null,
      inNavigation: closestTo(element, 'nav, header, footer, [role="navigation"]') !== null,
      ...(places ? { place: places.placeOf(seen, row) } : {}),
    };
  };
}
