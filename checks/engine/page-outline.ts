import type { PageSight } from './page-sight.ts';

/**
 * What a page is made of, element by element, for an outline. Like gather.ts it runs inside a platform's page, and uses
 * nothing from outside but types. What it returns holds words of the page: `outlineOf` takes them out, in this program.
 */
export function outlinePage({ clean }: PageSight, most: number) {
  const keyAttributes = [
    'id',
    'name',
    'for',
    'aria-labelledby',
    'aria-describedby',
    'data-testid',
    'data-test-id',
  ];
  const passedOver = /^(script|style|svg|noscript|template|link|meta|head|canvas|video|audio|object|embed)$/;
  const nodes: ReturnType<typeof describe>[] = [];
  let more = false;

  const describe = (element: Element, depth: number, inShadow: boolean) => {
    const tag = element.tagName.toLowerCase();
    const input = element instanceof HTMLInputElement ? element : null;
    const editable = element instanceof HTMLElement && (element.isContentEditable || tag === 'textarea');
    // Of an element's own text only what stands in it directly: the rest is its children's.
    const own = Array.from(element.childNodes, (node) => (node instanceof Text ? node.data : '')).join(' ');
    const heading = /^h([1-6])$/.exec(tag)?.[1] ?? element.getAttribute('aria-level');
    const native = input !== null && /^(checkbox|radio)$/.test(input.type) ? input : null;
    const keys: Record<string, string> = {};
    for (const key of keyAttributes) {
      const value = element.getAttribute(key);
      if (value !== null) keys[key] = value.slice(0, 200);
    }
    return {
      depth,
      tag,
      inShadow,
      role: element.getAttribute('role'),
      type: input?.type ?? null,
      level: heading === null ? null : Number(heading),
      checked: native
        ? native.indeterminate
          ? 'mixed'
          : String(native.checked)
        : element.getAttribute('aria-checked'),
      pressed: element.getAttribute('aria-pressed'),
      expanded: element.getAttribute('aria-expanded'),
      disabled: element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true',
      hidden: !element.checkVisibility({ visibilityProperty: true }),
      keys,
      href:
        element instanceof HTMLAnchorElement && element.origin === location.origin ? element.pathname : null,
      query: element instanceof HTMLAnchorElement && element.search !== '',
      text: editable ? '' : clean(own, 2_000),
      label: clean(element.getAttribute('aria-label'), 2_000),
      title: clean(element.getAttribute('title'), 2_000),
      placeholder: clean(element.getAttribute('placeholder'), 2_000),
    };
  };

  const walk = (root: Element | ShadowRoot, depth: number, inShadow: boolean): void => {
    for (const element of Array.from(root.children)) {
      if (passedOver.test(element.tagName.toLowerCase())) continue;
      if (nodes.length >= most) {
        more = true;
        return;
      }
      nodes.push(describe(element, depth, inShadow));
      // What somebody writes in, or what another page shows, is not looked into.
      if (element instanceof HTMLElement && element.isContentEditable) continue;
      if (element.shadowRoot) walk(element.shadowRoot, depth + 1, true);
      walk(element, depth + 1, inShadow && !element.shadowRoot);
    }
  };
  if (document.body) walk(document.body, 0, false);
  return { nodes, more };
}
