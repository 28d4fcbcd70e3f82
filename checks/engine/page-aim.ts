/*
 * What runs in a page, in a world of our own, when a control is to be pressed. As in gather.ts, nothing from outside but
 * types may be used.
 */

/** How a control can be pressed as a person would press it. */
export type Aim =
  | { readonly on: 'control' | 'keyboard' | 'nothing' }
  | { readonly on: 'label' | 'stand-in'; readonly x: number; readonly y: number };

/**
 * Finds a point at which a press reaches the control, what is drawn in its place, or the label that belongs to it, and no
 * link. A label's point is measured from inside its border, as the press will count it.
 */
export function takeAim(element: Element, standIn?: Element | null): Aim {
  const root = element.getRootNode() as Document | ShadowRoot;
  for (let up: Node | null = element; up; up = up instanceof ShadowRoot ? up.host : up.parentNode)
    // What is inert takes neither pointer nor focus: a key would reach whatever else has it.
    if (up instanceof Element && up.hasAttribute('inert')) return { on: 'nothing' };
  const at = (x: number, y: number) => root.elementFromPoint(x, y);
  /** Whether one holds the other, out of shadow roots as well. */
  const holds = (outer: Element, inner: Element | null): boolean => {
    for (let up: Node | null = inner; up; up = up instanceof ShadowRoot ? up.host : up.parentNode)
      if (up === outer) return true;
    return false;
  };
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const top = box.width > 2 && box.height > 2 ? at(box.x + box.width / 2, box.y + box.height / 2) : null;
  if (
    top !== null &&
    (holds(element, top) || holds(top, element)) &&
    top.closest('a') === null &&
    element.checkVisibility()
  ) {
    // An ancestor is on top only where the control itself lets the pointer through to it.
    if (holds(element, top) || top === element.parentElement)
      return holds(element, top) ? { on: 'control' } : { on: 'keyboard' };
  }
  const labels = element instanceof HTMLInputElement ? Array.from(element.labels ?? []) : [];
  const label = labels[0] ?? element.closest('label');
  /** A point on an element where nothing but its own lies on top, counted from inside its border, as a press counts. */
  const pointOn = (target: Element, along: readonly number[], links: string) => {
    const around = target.getBoundingClientRect();
    const { borderLeftWidth, borderTopWidth } = getComputedStyle(target);
    for (const down of [0.5, 0.25, 0.75])
      for (const across of along) {
        const [x, y] = [around.x + around.width * across, around.y + around.height * down];
        const hit = at(x, y);
        if (hit && target.contains(hit) && hit.closest(links) === null)
          return {
            x: x - around.x - Number.parseInt(borderLeftWidth, 10),
            y: y - around.y - Number.parseInt(borderTopWidth, 10),
          };
      }
    return null;
  };
  // Where a switch is drawn is where a person presses; words beside it may reach it twice.
  const drawn = standIn ? pointOn(standIn, [0.5, 0.25, 0.75], 'a, button') : null;
  if (drawn) return { on: 'stand-in', ...drawn };
  const worded = label ? pointOn(label, [0.95, 0.05, 0.5, 0.75, 0.25], 'a, button') : null;
  if (worded) return { on: 'label', ...worded };
  const covered = top !== null && !holds(top, element) && !(label?.contains(top) ?? false);
  // A switch that is drawn beside its input lies over it; what is larger than a row is no such drawing.
  const besideIt =
    top?.parentElement?.contains(element) === true && top.getBoundingClientRect().height <= 120;
  if (covered && !besideIt) return { on: 'nothing' };
  return element instanceof HTMLElement && element.checkVisibility() ? { on: 'keyboard' } : { on: 'nothing' };
}

/** The menus and lists that can be seen now. */
export function notePopups(): Element[] {
  const found: Element[] = [];
  const walk = (root: Document | ShadowRoot): void => {
    found.push(...Array.from(root.querySelectorAll('[role="menu"], [role="listbox"]')));
    for (const element of Array.from(root.querySelectorAll('*')))
      if (element.shadowRoot) walk(element.shadowRoot);
  };
  walk(document);
  return found.filter((popup) => {
    const box = popup.getBoundingClientRect();
    return popup.checkVisibility({ visibilityProperty: true }) && box.width > 2 && box.height > 2;
  });
}

/**
 * The items of the menu that a button has opened: the one that it names itself, or the only one that was not there before.
 * Nothing, where that can't be said.
 */
export function itemsOf(button: Element, before: readonly Element[], now: readonly Element[]): Element[] {
  const root = button.getRootNode() as Document | ShadowRoot;
  const own = `${button.getAttribute('aria-controls') ?? ''} ${button.getAttribute('aria-owns') ?? ''}`
    .split(/\s+/)
    .flatMap((id): (Element | null)[] =>
      id === '' ? [] : [root.getElementById(id) ?? document.getElementById(id)],
    );
  const fresh = now.filter((popup) => !before.includes(popup));
  // A menu inside a menu is part of it.
  const outermost = fresh.filter((popup) => !fresh.some((other) => other !== popup && other.contains(popup)));
  const named = now.filter((popup) => own.includes(popup));
  const popups = named.length > 0 ? named : outermost;
  const [popup] = popups;
  if (popup === undefined || popups.length > 1) return [];
  return Array.from(
    popup.querySelectorAll(
      '[role="menuitem"], [role="menuitemradio"], [role="menuitemcheckbox"], [role="option"]',
    ),
  ).filter((item) => {
    const box = item.getBoundingClientRect();
    return item.checkVisibility({ visibilityProperty: true }) && box.width > 2 && box.height > 2;
  });
}
