import type { PageSight } from './page-sight.ts';

/** So many controls of a page are told apart. */
export const MOST_CONTROLS = 500;

/**
 * Whether a page holds more than can be told apart. Then nothing on it is believed, and only the first of each kind are looked
 * at: sorting out all of them would take minutes. Like gather.ts it runs inside a platform's page, and uses nothing from
 * outside but types.
 */
export function pageCrowd(sight: PageSight, most: number) {
  const { everywhere } = sight;
  const roles = ['switch', 'checkbox', 'menuitemcheckbox', 'radio', 'option', 'tab', 'combobox', 'listbox'];
  const positioned = [
    'input[type="checkbox"]',
    'input[type="radio"]',
    'select',
    ...['aria-checked', 'aria-pressed', 'aria-haspopup'].map((attribute) => `[${attribute}]`),
    ...roles.map((role) => `[role="${role}"]`),
  ].join(', ');
  // A choice of two holds two, and each may be drawn around a native one.
  const crowded = everywhere(positioned).length > most * 4;
  const few = (selector: string) => everywhere(selector).slice(0, most * 2);
  return { crowded, sight: crowded ? { ...sight, everywhere: few } : sight };
}
