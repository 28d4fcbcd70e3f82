import type { PageLines } from './page-lines.ts';
import type { PageSight } from './page-sight.ts';

/**
 * Which two options belong together, and what they say. Like gather.ts it runs inside a platform's page, and uses nothing
 * from outside but types.
 */
export function pageOptions({ clean, parentOf, labelsFor }: PageSight, { linesOf, positionIn }: PageLines) {
  const short = (text: string) => clean(text, 60);

  /** The words of one option: its label, or what it shows; of an option with help below, the first line. */
  const wordsOf = (element: Element): string => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const labelledBy = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => (id === '' ? '' : (root.getElementById(id)?.textContent ?? '')))
      .join(' ');
    const label =
      element instanceof HTMLInputElement ? (labelsFor(element)[0] ?? element.closest('label')) : null;
    const said = clean(element.getAttribute('aria-label')) || clean(labelledBy);
    if (said !== '') return short(said);
    const host = root instanceof ShadowRoot ? root.host : element;
    let lines = linesOf(label ?? (clean(element.textContent) === '' ? host : element));
    const radio = 'input[type="radio"], [role="radio"]';
    for (let at = parentOf(element), steps = 0; at && lines.length === 0 && steps < 3; steps++) {
      if (at.querySelectorAll(radio).length > 1) break;
      lines = linesOf(at);
      at = parentOf(at);
    }
    const [first = '', next = ''] = lines;
    return short(/^[\p{Lu}\p{Lo}]/u.test(next) && positionIn(first) !== null ? first : lines.join(' '));
  };

  /** Whether these words are plainly one "on" and one "off". */
  const plain = (words: readonly string[]) =>
    words.length === 2 && ['on', 'off'].every((way) => words.some((word) => positionIn(word) === way));

  /** The nearest element around both. */
  const around = (one: Element, other: Element): Element | null => {
    const above = new Set<Element>();
    for (let at = parentOf(one); at; at = parentOf(at)) above.add(at);
    for (let at = parentOf(other); at; at = parentOf(at)) if (above.has(at)) return at;
    return null;
  };

  /** Sorts what belongs together into groups: by the group that the page names, else by the parent that two share. */
  const grouped = (members: readonly Element[], groups: string, steps: number) => {
    const sorted = new Map<Element, Element[]>();
    for (const member of members) {
      let group: Element | null = null;
      for (let at = parentOf(member); at && !group; at = parentOf(at)) if (at.matches(groups)) group = at;
      if (group) sorted.set(group, [...(sorted.get(group) ?? []), member]);
    }
    const split = [...sorted.values()].filter((all) => all.length > 2 && all.length <= 40);
    const inGroup = new Set([...sorted.values()].flat());
    const loose = [...members.filter((member) => !inGroup.has(member)), ...split.flat()];
    for (const [at, one] of loose.entries()) {
      const other = loose[at + 1];
      const shared = other === undefined ? null : around(one, other);
      if (!other || !shared || sorted.has(shared)) continue;
      const within = (each: Element | undefined) => {
        for (let up = each ? parentOf(each) : null; up; up = parentOf(up)) if (up === shared) return true;
        return false;
      };
      let depth = 0;
      for (let up = parentOf(one); up && up !== shared; up = parentOf(up)) depth++;
      const alone = !within(loose[at - 1]) && !within(loose[at + 2]);
      if (alone && depth <= steps && plain([wordsOf(one), wordsOf(other)])) sorted.set(shared, [one, other]);
    }
    return [...sorted].filter(([, all]) => all.length === 2);
  };

  return { wordsOf, plain, grouped };
}

export type PageOptions = ReturnType<typeof pageOptions>;
