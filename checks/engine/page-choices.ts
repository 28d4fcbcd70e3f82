import type { Choice } from './choices.ts';
import type { PageOptions } from './page-options.ts';
import type { PageSight } from './page-sight.ts';

/**
 * Two options side by side can be a switch in other clothes: what they say is kept as words. Like gather.ts it runs inside a
 * platform's page, and uses nothing from outside but types.
 */
export function pageChoices(
  { parentOf, everywhere, drawn }: PageSight,
  { wordsOf, plain, grouped }: PageOptions,
) {
  const choices = new Map<Element, Choice>();
  const options = new Map<Element, readonly Element[]>();

  const add = (
    group: Element,
    kind: 'radio' | 'segments',
    members: readonly Element[],
    chosen: Element[],
  ) => {
    const [only] = chosen;
    options.set(group, members);
    choices.set(group, {
      kind,
      selected: only && chosen.length === 1 ? wordsOf(only) : null,
      options: members.map(wordsOf),
    });
  };

  const isChosen = (radio: Element) =>
    radio instanceof HTMLInputElement ? radio.checked : radio.getAttribute('aria-checked') === 'true';
  /** A drawn radio around the native one: the same one twice. */
  const drawnAround = new Map<Element, Element>();
  const radios = () => {
    const all = everywhere('input[type="radio"], [role="radio"]').filter(
      (radio) => radio.getAttribute('aria-hidden') !== 'true',
    );
    for (const radio of all)
      for (let at = parentOf(radio), steps = 0; at && steps < 4; at = parentOf(at), steps++)
        if (at.getAttribute('role') === 'radio') drawnAround.set(radio, at);
    const twice = new Set(drawnAround.values());
    return all.filter((radio) => !twice.has(radio));
  };
  for (const [group, members] of grouped(radios(), '[role="radiogroup"], fieldset', 4)) {
    const agree = members.every((radio) => {
      const said = drawnAround.get(radio)?.getAttribute('aria-checked') ?? null;
      return said === null || said === String(isChosen(radio));
    });
    add(group, 'radio', members, agree ? members.filter(isChosen) : []);
  }

  const sideBySide = (selector: string, groups: string, state: string, steps: number) => {
    for (const [group, members] of grouped(everywhere(selector), groups, steps))
      if (!choices.has(group) && plain(members.map(wordsOf)))
        add(
          group,
          'segments',
          members,
          members.filter((member) => member.getAttribute(state) === 'true'),
        );
  };
  sideBySide('[role="tab"]', '[role="tablist"]', 'aria-selected', 0);
  sideBySide(
    'button[aria-pressed], [role="button"][aria-pressed]',
    '[role="group"], [role="toolbar"]',
    'aria-pressed',
    1,
  );
  // A list that a button opens belongs to that button.
  const owned = everywhere('[aria-controls], [aria-owns]').map(
    (owner) => `${owner.getAttribute('aria-controls')} ${owner.getAttribute('aria-owns')}`,
  );
  const isPopup = (list: Element) => list.id !== '' && owned.some((ids) => ids.split(' ').includes(list.id));
  sideBySide('[role="option"]', '[role="listbox"]', 'aria-selected', 0);
  for (const [list] of choices)
    if (list.getAttribute('role') === 'listbox' && (isPopup(list) || !drawn(list))) choices.delete(list);

  return { choices, options };
}
