/*
 * What runs in a page, in a world of our own, when a control is to be pressed. As in gather.ts, nothing from outside but
 * types may be used.
 */

/** How a control can be pressed as a person would press it. */
export type Aim =
  | { readonly on: 'control' | 'keyboard' | 'nothing' }
  | { readonly on: 'label'; readonly x: number; readonly y: number };

/** Finds a point at which a press reaches the control, or the label that belongs to it, and no link. */
export function takeAim(element: Element): Aim {
  const root = element.getRootNode() as Document | ShadowRoot;
  const at = (x: number, y: number) => root.elementFromPoint(x, y);
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const top = box.width > 2 && box.height > 2 ? at(box.x + box.width / 2, box.y + box.height / 2) : null;
  if (
    top !== null &&
    (element.contains(top) || top.contains(element)) &&
    top.closest('a') === null &&
    element.checkVisibility()
  ) {
    // An ancestor is on top only where the control itself lets the pointer through to it.
    if (element.contains(top) || top === element.parentElement)
      return element.contains(top) ? { on: 'control' } : { on: 'keyboard' };
  }
  const labels = element instanceof HTMLInputElement ? Array.from(element.labels ?? []) : [];
  const label = labels[0] ?? element.closest('label');
  if (label) {
    const around = label.getBoundingClientRect();
    for (const down of [0.5, 0.25, 0.75])
      for (const along of [0.95, 0.05, 0.5, 0.75, 0.25]) {
        const [x, y] = [around.x + around.width * along, around.y + around.height * down];
        const hit = at(x, y);
        if (hit && label.contains(hit) && hit.closest('a, button') === null)
          return { on: 'label', x: x - around.x, y: y - around.y };
      }
  }
  const covered = top !== null && !top.contains(element) && !(label?.contains(top) ?? false);
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
