import type { PageSight } from './page-sight.ts';

/** One button that may keep a change. */
export interface PageButton {
  /** What a person reads on it; where it shows nothing to read, its name. */
  readonly words: string;
  /** It sends the form that it belongs to. */
  readonly submits: boolean;
  readonly disabled: boolean;
}

/** The buttons of one form that a person could press; of null, those that belong to no form. */
export interface FormButtons {
  readonly form: Element | null;
  readonly buttons: readonly PageButton[];
  readonly elements: readonly Element[];
}

/**
 * Which buttons belong to the form of a control. As in gather.ts, this runs inside the page, and nothing from outside but
 * types may be used.
 */
export function pageSaving({ clean, everywhere, closestTo, drawn, textOf }: PageSight) {
  const formOf = (element: Element): Element | null => {
    const own: unknown = 'form' in element ? element.form : null;
    return own instanceof HTMLFormElement ? own : closestTo(element, 'form, [role="form"]');
  };

  /** A switch, a menu or a tab is a button, too, and keeps nothing. */
  const isOther = (element: Element): boolean =>
    ['aria-checked', 'aria-pressed', 'aria-haspopup', 'aria-expanded', 'aria-selected'].some((name) =>
      element.hasAttribute(name),
    ) || ['switch', 'tab', 'checkbox', 'radio'].includes(element.getAttribute('role') ?? '');

  const sends = (element: Element): boolean =>
    (element instanceof HTMLButtonElement && element.type === 'submit') ||
    (element instanceof HTMLInputElement && ['submit', 'image'].includes(element.type));

  const wordsOf = (element: Element): string => {
    const read = element instanceof HTMLInputElement ? clean(element.value) : textOf(element);
    const named = ['aria-label', 'alt', 'title'].map((name) => clean(element.getAttribute(name)));
    return [read, ...named].find((words) => words !== '') ?? '';
  };

  const buttons = everywhere(
    'button, input[type="submit"], input[type="image"], input[type="button"], [role="button"]',
  ).filter((element) => drawn(element) && !isOther(element) && closestTo(element, 'nav') === null);

  const known = new Map<Element | null, FormButtons>();
  /** The buttons of the form in which an element stands. */
  return (element: Element | null): FormButtons => {
    const form = element === null ? null : formOf(element);
    const before = known.get(form);
    if (before) return before;
    const own = buttons.filter((button) => formOf(button) === form).slice(0, 40);
    const found = {
      form,
      elements: own,
      buttons: own.map((button) => ({
        words: wordsOf(button),
        submits: form !== null && sends(button),
        disabled: button.matches(':disabled') || button.getAttribute('aria-disabled') === 'true',
      })),
    };
    known.set(form, found);
    return found;
  };
}
