import type { Choice } from './choices.ts';
import type { PageSight } from './page-sight.ts';

/**
 * Two radio buttons, a list of two or a menu button can be a switch in other clothes: what they say is kept as words. Like
 * gather.ts it runs inside a platform's page, and uses nothing from outside but types.
 */
export function pageChoices({ clean, everywhere }: PageSight) {
  const choices = new Map<Element, Choice>();
  const options = new Map<Element, readonly Element[]>();
  const radioGroups = new Map<Element, Element[]>();
  for (const radio of everywhere(document, 'input[type="radio"], [role="radio"]')) {
    const group = radio.closest('[role="radiogroup"], fieldset');
    if (group) radioGroups.set(group, [...(radioGroups.get(group) ?? []), radio]);
  }
  const wordsOf = (element: Element): string => {
    const label =
      element instanceof HTMLInputElement ? (element.labels?.[0] ?? element.closest('label')) : null;
    return clean(element.getAttribute('aria-label') ?? (label ?? element).textContent, 60);
  };
  for (const [group, radios] of radioGroups) {
    const chosen = radios.filter((radio) =>
      radio instanceof HTMLInputElement ? radio.checked : radio.getAttribute('aria-checked') === 'true',
    );
    const [only] = chosen;
    if (radios.length === 2) options.set(group, radios);
    if (radios.length === 2)
      choices.set(group, {
        kind: 'radio',
        selected: only && chosen.length === 1 ? wordsOf(only) : null,
        options: radios.map(wordsOf),
      });
  }
  for (const list of everywhere(document, 'select'))
    if (list instanceof HTMLSelectElement && !list.multiple && list.options.length === 2)
      choices.set(list, {
        kind: 'list',
        selected: clean(list.selectedOptions[0]?.text, 60),
        options: Array.from(list.options, (option) => clean(option.text, 60)),
      });
  for (const button of everywhere(
    document,
    'button[aria-haspopup="menu"], button[aria-haspopup="listbox"], button[aria-haspopup="true"]',
  ))
    choices.set(button, { kind: 'menu', selected: clean(button.textContent, 60), options: [] });

  return { choices, options };
}
