import type { PageLines } from './page-lines.ts';
import type { PageSight } from './page-sight.ts';

/**
 * The rows in which controls stand. Like gather.ts it runs inside a platform's page, and uses nothing from outside but types.
 */
export function pageRows(
  { clean, parentOf, setAside, boxed, textOf }: PageSight,
  { piecesOf }: PageLines,
  controls: readonly Element[],
) {
  /** How many controls each element holds. Copies that nobody can perceive are none. */
  const held = new Map<Element, number>();
  const present = new Set<Element>();
  /** What is set aside and holds a control: its words are that one's. */
  const copies = new Set<Element>();
  for (const control of controls) {
    const place = boxed(parentOf(control));
    for (let at: Element | null = control; at && setAside(at); at = parentOf(at)) copies.add(at);
    if (setAside(control) || place?.checkVisibility({ visibilityProperty: true }) === false) continue;
    present.add(control);
    for (let at = parentOf(control); at; at = parentOf(at)) held.set(at, (held.get(at) ?? 0) + 1);
  }
  const holdsOne = (element: Element) => held.get(element) === 1;

  /** Whether this is a copy of another control, which nobody is told of: what it says names none of its neighbours. */
  const isCopyBeside = (part: Element, own: readonly Element[]) =>
    copies.has(part) && !own.some((one) => part.contains(one));

  const isRegion = (element: Element) =>
    /^(BODY|HTML|MAIN|NAV|HEADER|DIALOG|FORM)$/.test(element.tagName) ||
    /^(main|dialog|alertdialog|navigation)$/.test(element.getAttribute('role') ?? '');
  const isItem = (element: Element) =>
    /^(LI|TR)$/.test(element.tagName) || /^(listitem|row)$/.test(element.getAttribute('role') ?? '');

  /** Whether this is one of several rows alike: what stands beside it names something else. */
  const isOneOfMany = (row: Element, control: Element): boolean => {
    const alike = [row.previousElementSibling, row.nextElementSibling].some(
      (other) =>
        other !== null &&
        other.tagName === row.tagName &&
        (isItem(row) || (row.className !== '' && other.className === row.className)) &&
        clean(other.textContent) !== '',
    );
    return alike && piecesOf(row, 1, (part) => part === control).some((text) => /\p{L}{3}/u.test(text));
  };

  /** The widest element around this control that holds no other control: its row, with its words. */
  const rowOf = (element: Element): Element | null => {
    if (!present.has(element)) return null;
    let row: Element | null = null;
    for (let at = parentOf(element), steps = 0; at && steps < 8; at = parentOf(at)) {
      if (isRegion(at) || !holdsOne(at)) break;
      row = at;
      const wider = parentOf(at);
      if (wider && holdsOne(wider) && isOneOfMany(at, element)) break;
      // A slot is no box of its own, and no step for a person.
      if (!(at instanceof HTMLSlotElement)) steps++;
    }
    return row;
  };

  /** The web components that are this one control from outside, the nearest first. */
  const hostsOf = (element: Element): Element[] => {
    const hosts: Element[] = [];
    for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
      const { host } = root;
      const titled = 'h1, h2, h3, [role="heading"], main, nav';
      if (!holdsOne(host) || root.querySelector(titled) || host.querySelector(titled)) break;
      hosts.push(host);
    }
    return hosts;
  };

  /** The words of the elements that an `aria-labelledby` names, one by one. */
  const namedBy = (element: Element): { part: Element; text: string }[] => {
    const root = element.getRootNode() as Document | ShadowRoot;
    return (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).flatMap((id) => {
      const part = id === '' ? null : root.getElementById(id);
      return part ? [{ part, text: clean(part.textContent) }] : [];
    });
  };

  /** What the row, or a group inside it that holds this control alone, calls itself. */
  const groupNames = (element: Element, row: Element | null): string[] => {
    const names: string[] = [];
    for (let at = row ? parentOf(element) : null; at; at = at === row ? null : parentOf(at)) {
      if (!holdsOne(at) || !at.matches('[role], fieldset, section, article, li, tr')) continue;
      const named = namedBy(at).map((one) => one.text);
      const text = clean(named.join(' ')) || clean(at.getAttribute('aria-label'));
      if (text !== '') names.push(text);
    }
    return names;
  };

  /** The title of a row: what it calls itself, else its heading or its legend. */
  const titleOf = (element: Element, row: Element | null): string | null => {
    const [named] = groupNames(element, row);
    if (named !== undefined || row === null) return named ?? null;
    const titles = Array.from(row.querySelectorAll('h2, h3, h4, h5, h6, [role="heading"], legend'));
    return titles.map(textOf).find((text) => text !== '') ?? null;
  };

  return { holdsOne, isCopyBeside, rowOf, hostsOf, namedBy, groupNames, titleOf };
}

export type PageRows = ReturnType<typeof pageRows>;
