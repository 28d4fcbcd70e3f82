import type { Found } from './page-finds.ts';
import type { PageRows } from './page-rows.ts';
import type { PageSight } from './page-sight.ts';

/**
 * Whether a person can't move a control. Like gather.ts it runs inside a platform's page, and uses nothing from outside but
 * types.
 */
export function pageLocks(
  { parentOf, drawn }: PageSight,
  { holdsOne, hostsOf }: PageRows,
  options: ReadonlyMap<Element, readonly Element[]>,
) {
  const modal = 'dialog[open], [role="dialog"][aria-modal="true"], [role="alertdialog"][aria-modal="true"]';
  const groups =
    'fieldset, [role="group"], [role="radiogroup"], [role="toolbar"], [role="tablist"], [role="listbox"]';

  const says = (element: Element) =>
    element.matches(':disabled') ||
    element.getAttribute('aria-disabled') === 'true' ||
    // A web component may take the attribute without being a part of a form.
    (element.tagName.includes('-') && !['false', null].includes(element.getAttribute('disabled')));

  /** Told by a class alone, and borne out: nothing leads to it, by pointer or by keyboard. */
  const looksLocked = (element: Element, control: Element): boolean => {
    const tells = Array.from(element.classList).some((name) => /(^|[-_])disabled$/i.test(name));
    if (!tells) return false;
    const { pointerEvents, cursor } = getComputedStyle(element);
    if (pointerEvents === 'none' || cursor === 'not-allowed') return true;
    const focusable = control instanceof HTMLElement && control.tabIndex >= 0;
    return !focusable && cursor !== 'pointer' && getComputedStyle(control).cursor !== 'pointer';
  };

  /** Nothing is left to choose: whatever is not chosen is locked. */
  const noneLeft = (element: Element): boolean => {
    const members = element instanceof HTMLSelectElement ? Array.from(element.options) : options.get(element);
    if (members === undefined || members.length === 0) return false;
    const locked = (member: Element) =>
      says(member) || hostsOf(member).some(says) || looksLocked(member, member);
    const chosen = (member: Element) =>
      member instanceof HTMLInputElement
        ? member.checked
        : member instanceof HTMLOptionElement
          ? member.selected
          : ['aria-checked', 'aria-pressed', 'aria-selected'].some(
              (state) => member.getAttribute(state) === 'true',
            );
    return members.every((member) => locked(member) || chosen(member)) && members.some(locked);
  };

  /**
   * How an element is made inert: by itself or its web component, which locks it; behind an open dialog, which does not; or
   * with what stands around it, which sets it aside: a copy of the page's own is kept so.
   */
  const inertness = (element: Element): 'none' | 'locked' | 'behind' | 'aside' => {
    let outermost: Element | null = null;
    for (let at: Element | null = element; at; at = parentOf(at))
      if (at.hasAttribute('inert')) outermost = at;
    if (outermost === null) return 'none';
    const part = outermost;
    const open = Array.from(document.querySelectorAll(modal)).some(
      (dialog) => drawn(dialog) && !dialog.contains(part) && !part.contains(dialog),
    );
    if (open && part !== element) return 'behind';
    const isOwn = part === element || hostsOf(element).includes(part);
    return isOwn ? 'locked' : 'aside';
  };

  const isLocked = ({ element, twin }: Found, labels: readonly Element[], row: Element | null): boolean => {
    const parts = [element, ...(twin ? [twin] : []), ...labels];
    if (parts.some(says) || hostsOf(element).some(says) || noneLeft(element)) return true;
    if (parts.some((part) => looksLocked(part, element))) return true;
    let inRow = row !== null;
    for (let at = parentOf(element); at; at = parentOf(at)) {
      if ((inRow || at.matches(groups)) && at.getAttribute('aria-disabled') === 'true') return true;
      if (at === row) inRow = false;
      // A drawing around the control speaks for it only where it holds no other.
      if (inRow && holdsOne(at) && looksLocked(at, element)) return true;
    }
    return false;
  };

  return { isLocked, inertness };
}

export type PageLocks = ReturnType<typeof pageLocks>;
