/**
 * What a person could see of a page. Like gather.ts it runs inside a platform's page: its text is sent there, so that it
 * must use nothing from outside but types. Made anew for each look, since it remembers what it has found out.
 */
export function pageSight() {
  const clean = (text: string | null | undefined, most = 300) =>
    (text ?? '').replace(/\s+/g, ' ').trim().slice(0, most);

  /** The parent as it is drawn: what stands in a slot is inside the slot, and a shadow root inside its host. */
  const parentOf = (node: Element): Element | null => {
    if (node.assignedSlot) return node.assignedSlot;
    if (node.parentElement) return node.parentElement;
    const root = node.getRootNode();
    return root instanceof ShadowRoot ? root.host : null;
  };

  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots)
    for (const element of Array.from(root.querySelectorAll('*')))
      if (element.shadowRoot) roots.push(element.shadowRoot);
  const everywhere = (selector: string): Element[] =>
    roots.flatMap((root) => Array.from(root.querySelectorAll(selector)));

  /** The labels that the browser ties to an element, in the page's order. Asked for one by one, each would cost a walk through the page. */
  let labels: Map<Element, HTMLLabelElement[]> | null = null;
  const labelsFor = (element: Element): readonly HTMLLabelElement[] => {
    if (labels === null) {
      labels = new Map();
      for (const label of everywhere('label')) {
        const control = label instanceof HTMLLabelElement ? label.control : null;
        if (!(label instanceof HTMLLabelElement) || control === null) continue;
        const known = labels.get(control);
        if (known) known.push(label);
        else labels.set(control, [label]);
      }
    }
    return labels.get(element) ?? [];
  };

  /** The hosts around an element from the outside in, and the element itself. */
  const pathTo = (element: Element): Element[] => {
    const path = [element];
    for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
      path.unshift(root.host);
    return path;
  };
  /** Sorts as the page has them: what is in a shadow root stands where its host does. */
  const inPageOrder = <Item extends { readonly element: Element }>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, path: pathTo(item.element) }))
      .sort((one, other) => {
        const at = one.path.findIndex((part, depth) => part !== other.path[depth]);
        const [left, right] = [one.path[at], other.path[at]];
        if (!left || !right) return one.path.length - other.path.length;
        return left.compareDocumentPosition(right) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
      })
      .map(({ item }) => item);

  /** The nearest element around that answers to a selector, out of shadow roots, too. */
  const closestTo = (element: Element, selector: string): Element | null => {
    for (let at: Element | null = element; at; ) {
      const found: Element | null = at.closest(selector);
      if (found) return found;
      const root: Node = at.getRootNode();
      at = root instanceof ShadowRoot ? root.host : null;
    }
    return null;
  };

  /** The nearest element with a box of its own: `display: contents` has none, and is no way of hiding. */
  const boxed = (element: Element | null): Element | null => {
    let at = element;
    while (at && getComputedStyle(at).display === 'contents') at = parentOf(at);
    return at;
  };

  /** What an element and all that stands around it make of it, found out once for each element. */
  const known = new Map<Element, { opacity: number; clipped: boolean; aside: boolean }>();
  const around = (element: Element) => {
    const path: Element[] = [];
    let at: Element | null = element;
    for (; at && !known.has(at); at = parentOf(at)) path.push(at);
    let above = (at && known.get(at)) || { opacity: 1, clipped: false, aside: false };
    for (const one of path.reverse()) {
      const { opacity, clipPath } = getComputedStyle(one);
      above = {
        opacity: above.opacity * Number(opacity),
        clipped: above.clipped || /inset\((50|100)%/.test(clipPath),
        aside: above.aside || one.hasAttribute('hidden') || one.getAttribute('aria-hidden') === 'true',
      };
      known.set(one, above);
    }
    return above;
  };

  /** Taken out of what people can perceive, by the page's own word. */
  const setAside = (element: Element): boolean => around(element).aside;

  const opaque = (element: Element | null): boolean => element === null || around(element).opacity > 0.05;

  /** Drawn somewhere a person could see it: has a box, is not transparent, clipped to nothing or off the page. */
  const drawn = (element: Element): boolean => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    if (box.width <= 2 || box.height <= 2) return false;
    if (box.right + window.scrollX <= 0 || box.bottom + window.scrollY <= 0) return false;
    return !around(element).clipped && opaque(element);
  };

  const textOf = (element: Element): string =>
    clean(element instanceof HTMLElement ? element.innerText : element.textContent);

  return {
    clean,
    parentOf,
    everywhere,
    labelsFor,
    inPageOrder,
    closestTo,
    boxed,
    setAside,
    drawn,
    opaque,
    textOf,
  };
}

export type PageSight = ReturnType<typeof pageSight>;
