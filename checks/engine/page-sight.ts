/**
 * What a person could see of a page. Like gather.ts it runs inside a platform's page: its text is sent there, so that it
 * must use nothing from outside but types.
 */
export function pageSight() {
  const clean = (text: string | null | undefined, most = 300) =>
    (text ?? '').replace(/\s+/g, ' ').trim().slice(0, most);

  /** The parent as people see it: out of a shadow root to its host. */
  const parentOf = (node: Element): Element | null =>
    node.parentElement ??
    (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null);

  const everywhere = (root: Document | ShadowRoot, selector: string): Element[] => {
    const found = Array.from(root.querySelectorAll(selector));
    for (const element of Array.from(root.querySelectorAll('*')))
      if (element.shadowRoot) found.push(...everywhere(element.shadowRoot, selector));
    return found;
  };

  /** The nearest element with a box of its own: `display: contents` has none, and is no way of hiding. */
  const boxed = (element: Element | null): Element | null => {
    let at = element;
    while (at && getComputedStyle(at).display === 'contents') at = parentOf(at);
    return at;
  };

  /** Taken out of what people can perceive or use, by the page's own word. */
  const setAside = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = parentOf(at))
      if (at.hasAttribute('hidden') || at.hasAttribute('inert') || at.getAttribute('aria-hidden') === 'true')
        return true;
    return false;
  };

  /** Drawn somewhere a person could see it: has a box, is not transparent, clipped to nothing or off the page. */
  const drawn = (element: Element): boolean => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    if (box.width <= 2 || box.height <= 2) return false;
    if (box.right + window.scrollX <= 0 || box.bottom + window.scrollY <= 0) return false;
    for (let at: Element | null = element; at; at = parentOf(at))
      if (/inset\((50|100)%/.test(getComputedStyle(at).clipPath)) return false;
    return opaque(element);
  };

  const opaque = (element: Element | null): boolean => {
    let opacity = 1;
    for (let at = element; at; at = parentOf(at)) opacity *= Number(getComputedStyle(at).opacity);
    return opacity > 0.05;
  };

  const textOf = (element: Element): string =>
    clean(element instanceof HTMLElement ? element.innerText : element.textContent);

  /** Where a control and its row are drawn, in the page's own coordinates; undefined where a box around hides it. */
  const placeOf = (parts: readonly Element[], row: Element | null) => {
    const seen = parts.find(drawn) ?? row;
    if (!seen) return undefined;
    const box = seen.getBoundingClientRect();
    for (let at = parentOf(seen); at && at !== document.body; at = parentOf(at)) {
      const around = at.getBoundingClientRect();
      const outside =
        box.bottom > around.bottom + 1 ||
        box.top < around.top - 1 ||
        box.right > around.right + 1 ||
        box.left < around.left - 1;
      if (outside && /auto|scroll|hidden|clip/.test(getComputedStyle(at).overflow)) return undefined;
    }
    const onPage = ({ left, top, width, height }: DOMRect) => ({
      x: left + window.scrollX,
      y: top + window.scrollY,
      width,
      height,
    });
    const view = { x: window.scrollX, y: window.scrollY, width: innerWidth, height: innerHeight };
    return { control: onPage(box), row: onPage((row ?? seen).getBoundingClientRect()), view };
  };

  return { clean, parentOf, everywhere, boxed, setAside, drawn, opaque, textOf, placeOf };
}

export type PageSight = ReturnType<typeof pageSight>;
