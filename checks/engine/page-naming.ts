import type { Found } from './page-finds.ts';
import type { PageLines } from './page-lines.ts';
import type { PageSight } from './page-sight.ts';

/** A control whose words are looked for. */
export interface Nameless extends Found {
  readonly row: Element | null;
  /** What the control holds itself may be its name: not that of a box, which holds nothing. */
  readonly fromContent: boolean;
  readonly state: 'on' | 'off' | null;
  /** The words that a choice shows for its position. */
  readonly value: string | null;
}

/**
 * The labels of a control, and its words without its value. Like gather.ts it runs inside a platform's page, and uses nothing
 * from outside but types.
 */
export function pageNaming(
  { clean, labelsFor }: PageSight,
  { linesOf, piecesOf, seenIn, positionIn }: PageLines,
) {
  /** The labels that are tied to an element: by the browser, by their `for`, by being around it. */
  const labelsOf = (element: Element): Element[] => {
    if (element instanceof HTMLFieldSetElement)
      return Array.from(element.children).filter((child) => child.tagName === 'LEGEND');
    const labelled =
      element instanceof HTMLInputElement ||
      element instanceof HTMLButtonElement ||
      element instanceof HTMLSelectElement;
    const root = element.getRootNode() as Document | ShadowRoot;
    const own = labelled
      ? [...labelsFor(element)]
      : element.id === ''
        ? []
        : Array.from(root.querySelectorAll(`label[for="${CSS.escape(element.id)}"]`));
    const wrapping = element.closest('label');
    return wrapping && !own.includes(wrapping) ? [...own, wrapping] : own;
  };

  /** A name without the control's own value at its end or its beginning: "Personalised ads, Allow". */
  const withoutValue = (text: string, { value, state }: Nameless): string => {
    const cut = /^(.*\S)\s*[,:;·|–—]\s*(\S.*)$/su.exec(text) ?? /^(.*\S)\s+-\s+(\S.*)$/su.exec(text);
    const [, name = '', last = ''] = cut ?? [];
    const says = positionIn(last);
    const isValue = value === null ? says !== null && says === state : last === value;
    return cut && isValue && positionIn(name) === null ? name : text;
  };

  /** What a choice shows beside its value, if it shows anything; then with its hidden words, which may turn it round. */
  const besideValue = (element: Element, value: string): string[] => {
    if (seenIn(element).every((piece) => piece === value)) return [];
    const lines = linesOf(element);
    const rest = lines.filter((line) => line !== value);
    if (rest.length < lines.length) return rest;
    const pieces = piecesOf(element, 14, () => false);
    return [clean(pieces.filter((piece) => piece !== value).join(' '))];
  };

  return { labelsOf, withoutValue, besideValue };
}

export type PageNaming = ReturnType<typeof pageNaming>;
