import type { PageSight } from './page-sight.ts';

/** One control: what is pressed, and a second element that carries its position, its keys or its words as well. */
export interface Found {
  readonly element: Element;
  readonly twin: Element | null;
}

/**
 * Which elements hold a position. Like gather.ts it runs inside a platform's page, and uses nothing from outside but types.
 */
export function pageFinds(
  { parentOf, everywhere, labelsFor, setAside, drawn }: PageSight,
  taken: ReadonlySet<Element>,
) {
  const notSwitches = ['radio', 'menuitemradio', 'option', 'treeitem', 'row', 'gridcell', 'tab'];
  const switchLike = [
    'input[type="checkbox"]',
    '[role="switch"]',
    '[role="checkbox"]',
    '[role="menuitemcheckbox"]',
    'button[aria-pressed]',
    '[role="button"][aria-pressed]',
    `[aria-checked]:not(input[type="radio"]${notSwitches.map((role) => `, [role="${role}"]`).join('')})`,
  ].join(', ');
  const isNative = (element: Element): element is HTMLInputElement =>
    element instanceof HTMLInputElement && element.type === 'checkbox';

  const all = everywhere(switchLike).filter((element) => !taken.has(element));
  const known = new Set(all);

  const saysState = (element: Element) =>
    isNative(element) || element.hasAttribute('aria-checked') || element.hasAttribute('aria-pressed');
  const rendered = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !setAside(element);

  /** Two elements that are one control for a person: which of them is pressed, and whether the other one speaks, too. */
  const together = (outer: Element, inner: Element): Found => {
    if (!saysState(outer)) return { element: inner, twin: outer };
    // What nobody can see, and no label presses, may never have heard of the position. Checked, it has.
    const silent = !rendered(inner) && !(isNative(inner) && labelsFor(inner).length > 0);
    if (silent && !(isNative(inner) && inner.checked)) return { element: outer, twin: null };
    const box = inner.getBoundingClientRect();
    const pressable = rendered(inner) && box.width > 2 && box.height > 2;
    return pressable ? { element: inner, twin: outer } : { element: outer, twin: inner };
  };

  const holds = new Map<Element, Element[]>();
  for (const inner of all)
    for (let at = parentOf(inner); at; at = parentOf(at))
      if (known.has(at)) {
        holds.set(at, [...(holds.get(at) ?? []), inner]);
        break;
      }

  /** How many there are in each element. */
  const inside = new Map<Element | null, number>();
  for (const one of all)
    for (let at = parentOf(one); at; at = parentOf(at)) inside.set(at, (inside.get(at) ?? 0) + 1);

  /** A native box that a drawn switch beside it stands for: nobody sees it, and no label of its own leads to it. */
  const besideOf = (native: HTMLInputElement): Element | null => {
    const grandparent = parentOf(parentOf(native) ?? native);
    if ((inside.get(grandparent) ?? 2) < 2 || holds.has(native) || drawn(native)) return null;
    for (let at = parentOf(native), steps = 0; at && steps < 2; at = parentOf(at), steps++) {
      const parent = at;
      // Of a whole page full of them, none is beside this one alone.
      if ((inside.get(parent) ?? 0) > 2) return null;
      const others = Array.from(parent.querySelectorAll(switchLike)).filter(
        (other) => other !== native && known.has(other),
      );
      const [other] = others;
      if (others.length > 1) return null;
      if (other === undefined) continue;
      const own = labelsFor(native).some((label) => !label.contains(other) && label.htmlFor !== other.id);
      return !isNative(other) && !own ? other : null;
    }
    return null;
  };

  const found: Found[] = [];
  const merged = new Set<Element>(holds.keys());
  for (const [outer, inner] of holds) {
    const [only] = inner;
    // An element around several controls, such as a box for all of them, is read as none.
    if (inner.length !== 1 || only === undefined || holds.has(only)) continue;
    merged.add(only);
    found.push(together(outer, only));
  }
  for (const element of all) {
    const beside = isNative(element) && !merged.has(element) ? besideOf(element) : null;
    if (beside === null || merged.has(beside)) continue;
    merged.add(element).add(beside);
    found.push(together(beside, element));
  }
  for (const element of all) if (!merged.has(element)) found.push({ element, twin: null });
  return found;
}
