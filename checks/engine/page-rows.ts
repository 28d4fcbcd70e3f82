import type { PageSight } from './page-sight.ts';

/**
 * The rows in which controls stand. Like gather.ts it runs inside a platform's page, and uses nothing from outside but types.
 */
export function pageRows({ clean, parentOf, textOf }: PageSight, controls: readonly Element[]) {
  /** How many controls each element holds. */
  const held = new Map<Element, number>();
  for (const control of controls)
    for (let at = parentOf(control); at; at = parentOf(at)) held.set(at, (held.get(at) ?? 0) + 1);

  /** The widest element around this control that holds no other control: its row, with its words. */
  const rowOf = (element: Element): Element | null => {
    let row: Element | null = null;
    for (let at = parentOf(element), steps = 0; at && steps < 8; at = parentOf(at), steps++) {
      if (
        /^(BODY|HTML|MAIN|NAV|HEADER|DIALOG|FORM)$/.test(at.tagName) ||
        /^(main|dialog|alertdialog|navigation)$/.test(at.getAttribute('role') ?? '')
      )
        break;
      if (held.get(at) !== 1) break;
      // A shadow root's words are inside it: its host would show none of them.
      if (row !== null && at.shadowRoot?.contains(row)) break;
      row = at;
    }
    return row;
  };

  /** What a row or the group that it is calls itself: by its label, else by its heading or its legend. */
  const titleOf = (row: Element | null): string | null => {
    if (row === null) return null;
    const groups = [row, ...Array.from(row.querySelectorAll('[role], fieldset'))].filter(
      (group) => held.get(group) === 1,
    );
    for (const group of groups) {
      const root = group.getRootNode() as Document | ShadowRoot;
      const labelledBy = (group.getAttribute('aria-labelledby') ?? '')
        .split(/\s+/)
        .map((id) => (id === '' ? null : root.getElementById(id)));
      const text = clean(
        group.getAttribute('aria-label') ?? labelledBy.map((label) => label?.textContent ?? '').join(' '),
      );
      if (text !== '') return text;
    }
    const titles = row.querySelectorAll('h2, h3, h4, h5, h6, [role="heading"], legend');
    return (
      Array.from(titles)
        .map(textOf)
        .find((text) => text !== '') ?? null
    );
  };

  return { rowOf, titleOf };
}
