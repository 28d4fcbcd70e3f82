import type { Choice } from './choices.ts';
import type { PageLines } from './page-lines.ts';
import type { PageSight } from './page-sight.ts';

/**
 * Rows that lead to a page of their own and say where the setting stands: "Personalised ads, On". Like gather.ts it runs
 * inside a platform's page, and uses nothing from outside but types.
 */
export function pageRowButtons(
  { parentOf, everywhere, closestTo, setAside, drawn, clean }: PageSight,
  { linesOf, piecesOf, positionIn }: PageLines,
  controls: readonly Element[],
  most: number,
) {
  const held = new Map<Element, number>();
  for (const control of controls)
    for (let at: Element | null = control; at; at = parentOf(at)) held.set(at, (held.get(at) ?? 0) + 1);

  /** A control in the same row says more than the words of a link beside it. */
  const besideControl = (button: Element): boolean => {
    for (let at = parentOf(button), steps = 0; at && steps < 4; at = parentOf(at), steps++) {
      const count = held.get(at) ?? 0;
      if (count > 0) return count === 1;
      if (/^(LI|TR|MAIN|BODY)$/.test(at.tagName) || /^(listitem|row)$/.test(at.getAttribute('role') ?? ''))
        return false;
    }
    return false;
  };

  /** Begins as a value does: "On", and not the "on" at the end of a sentence. */
  const isValue = (text: string) => positionIn(text) !== null && !/^\p{Ll}/u.test(text);

  const parted = /^.*\p{L}{2}.*\S?\s*[,:;·|–—]\s*(\S.*)$/su;
  /** The position at the end of a name: on a line of its own, or behind a comma. */
  const positionAtEnd = (button: Element): string | null => {
    const label = parted.exec(clean(button.getAttribute('aria-label')))?.[1] ?? '';
    const lines = linesOf(button).filter((line) => /[\p{L}\p{N}]/u.test(line));
    const last = lines.at(-1) ?? '';
    const apart =
      lines.length > 1 && lines.slice(0, -1).some((line) => positionIn(line) === null) ? last : '';
    const behind = lines.length === 1 ? (parted.exec(last)?.[1] ?? '') : '';
    const said = [label, apart, behind].filter(isValue);
    const [first] = said;
    return first !== undefined && said.every((one) => positionIn(one) === positionIn(first)) ? first : null;
  };

  const found = new Map<Element, Choice>();
  const selector = 'button, [role="button"], a[href], [role="link"]';
  for (const button of everywhere(selector)) {
    if (found.size > most || held.has(button)) continue;
    // Most buttons end here, before anything is measured.
    const pieces = [button.getAttribute('aria-label') ?? '', ...piecesOf(button, 12, () => false)];
    if (!pieces.some((piece) => parted.test(piece) || positionIn(piece) !== null)) continue;
    if (button.matches('[aria-pressed], [aria-checked], [aria-haspopup], [role="tab"]')) continue;
    const value = positionAtEnd(button);
    if (value === null || setAside(button) || !drawn(button)) continue;
    if (closestTo(button, 'nav, [role="navigation"], [role="menu"], [role="listbox"]') !== null) continue;
    if (!besideControl(button)) found.set(button, { kind: 'rowButton', selected: value, options: [] });
  }
  return found;
}
