import type { Choice } from './choices.ts';
import type { PageLines } from './page-lines.ts';
import type { PageSight } from './page-sight.ts';

/**
 * Lists of two, and what opens a list or a menu: it shows the one that is chosen. Like gather.ts it runs inside a platform's
 * page, and uses nothing from outside but types.
 */
export function pageMenus(
  { clean, parentOf, everywhere }: PageSight,
  { seenIn, positionIn }: PageLines,
): Map<Element, Choice> {
  const choices = new Map<Element, Choice>();
  const short = (text: string) => clean(text, 60);
  for (const list of everywhere('select'))
    if (list instanceof HTMLSelectElement && !list.multiple && list.options.length === 2)
      choices.set(list, {
        kind: 'list',
        selected: short(list.selectedOptions[0]?.text ?? ''),
        options: Array.from(list.options, (option) => short(option.text)),
      });
  /** The one piece at an end of these that says a position; else all of them. */
  const valueIn = (pieces: readonly string[]) => {
    const said = pieces.flatMap((piece, at) => (positionIn(piece) === null ? [] : [at]));
    const [only = -1] = said;
    const atEnd = said.length === 1 && (only === 0 || only === pieces.length - 1);
    return short(atEnd ? (pieces[only] ?? '') : pieces.join(' '));
  };
  const popups = ['menu', 'listbox', 'true'].flatMap((kind) =>
    ['button', '[role="button"]'].map(
      (button) => `${button}[aria-haspopup="${kind}"]:not([role="combobox"])`,
    ),
  );
  for (const button of everywhere(popups.join(', ')))
    choices.set(button, { kind: 'menu', selected: valueIn(seenIn(button)), options: [] });

  /** What a combobox shows: its own words, or those drawn around its field and nothing else. */
  const comboValue = (box: Element): string => {
    if (box instanceof HTMLInputElement && box.value !== '') return short(box.value);
    let pieces = seenIn(box);
    const others = 'select, [role="switch"], [role="checkbox"], input[type="checkbox"], [aria-pressed]';
    for (
      let at = parentOf(box), steps = 0;
      at && steps < 3 && pieces.length === 0;
      at = parentOf(at), steps++
    )
      if (at.getBoundingClientRect().height <= 80 && !at.querySelector(others)) pieces = seenIn(at);
    return valueIn(pieces);
  };
  for (const box of everywhere(
    '[role="combobox"]:not(select), [role="listbox"][aria-haspopup], [role="listbox"][aria-expanded]',
  )) {
    const selected = comboValue(box);
    if (positionIn(selected) !== null) choices.set(box, { kind: 'combobox', selected, options: [] });
  }
  return choices;
}
