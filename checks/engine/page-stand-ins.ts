import type { Found } from './page-finds.ts';
import type { PageLines } from './page-lines.ts';
import type { PageRows } from './page-rows.ts';
import type { PageSight } from './page-sight.ts';

/**
 * What is drawn in place of a native box that nobody sees. Like gather.ts it runs inside a platform's page, and uses nothing
 * from outside but types.
 */
export function pageStandIns(
  { parentOf, drawn }: PageSight,
  { linesOf, positionIn }: PageLines,
  rows: PageRows,
) {
  const isSmall = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width <= 200 && height <= 80;
  };
  const sayNoMore = (element: Element) =>
    linesOf(element).every((line) => positionIn(line) !== null || !/[\p{L}\p{N}]/u.test(line));
  const stands = (element: Element | null): element is Element =>
    element !== null &&
    !/^(LABEL|LEGEND|A|BUTTON|INPUT|SELECT|TEXTAREA|SCRIPT|STYLE)$/.test(element.tagName) &&
    drawn(element) &&
    isSmall(element) &&
    sayNoMore(element);

  /** The drawing right beside a native box, or the small box around it. */
  const drawingOf = (element: Element): Element | null => {
    if (!(element instanceof HTMLInputElement)) return null;
    for (const beside of [element.nextElementSibling, element.previousElementSibling])
      if (stands(beside)) return beside;
    for (let at = parentOf(element), steps = 0; at && steps < 2 && rows.holdsOne(at); steps++) {
      if (stands(at)) return at;
      at = parentOf(at);
    }
    return null;
  };

  /** What is drawn in place of a box that nobody sees. */
  const standInOf = ({ element }: Found): Element | null => (drawn(element) ? null : drawingOf(element));

  const on = /^(on|true|checked|active|selected|enabled)$/i;
  const off = /^(off|false|unchecked|inactive|unselected)$/i;
  const lastOf = (name: string) => /[a-z]+$/i.exec(name)?.[0] ?? '';

  /** What the classes, the data and the words of a drawing say; null where they say nothing, or both. */
  const drawnState = (element: Element): boolean | null => {
    const data = Array.from(element.attributes).filter(({ name }) =>
      /^data-(.*-)?(on|state|status|checked|active|value|selected)$/.test(name),
    );
    const said = [...Array.from(element.classList, lastOf), ...data.map(({ value }) => value)].flatMap(
      (word) => (on.test(word) ? [true] : off.test(word) ? [false] : []),
    );
    const words = new Set(
      linesOf(element)
        .map(positionIn)
        .filter((way) => way !== null),
    );
    if (words.size === 1) said.push(words.has('on'));
    return said.length > 0 && said.every((one) => one === said[0]) ? (said[0] ?? null) : null;
  };

  /** Whether the drawing says another position than the box that nobody sees: a box may never hear of it. */
  const contradicts = ({ element }: Found, labels: readonly Element[], standIn: Element | null): boolean => {
    if (labels.length > 0 || !(element instanceof HTMLInputElement) || drawn(element)) return false;
    const around: Element[] = standIn ? [standIn] : [];
    for (let at = parentOf(element), steps = 0; at && steps < 2; at = parentOf(at), steps++)
      if (rows.holdsOne(at) && isSmall(at) && at !== standIn) around.push(at);
    return around.some((part) => {
      const said = drawnState(part);
      return said !== null && said !== element.checked;
    });
  };

  return { drawingOf, standInOf, contradicts };
}

export type PageStandIns = ReturnType<typeof pageStandIns>;
