import { type DrawControl, type Drawings, ways, words } from '../drawing.ts';

/** What the browser draws itself. */
const select: DrawControl = (place, { id, on, disabled, save }) => {
  const list = Object.assign(document.createElement('select'), { id, disabled });
  for (const way of ways) list.add(new Option(words[way], way, false, (way === 'on') === on));
  list.addEventListener('change', () => save(list.value === 'on'));
  place.append(list);
};

/** A button that says where the setting stands and opens a `popover` with a menu. */
const popover: DrawControl = (place, { id, on, disabled, save }) => {
  const menu = Object.assign(document.createElement('div'), { id: `${id}-menu`, popover: 'auto' });
  menu.setAttribute('role', 'menu');
  const button = Object.assign(document.createElement('button'), { type: 'button', disabled });
  button.setAttribute('popovertarget', menu.id);
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-controls', menu.id);
  button.textContent = words[on ? 'on' : 'off'];
  for (const way of ways) {
    const item = Object.assign(document.createElement('button'), { type: 'button', textContent: words[way] });
    item.setAttribute('role', 'menuitemradio');
    item.setAttribute('aria-checked', String((way === 'on') === on));
    item.addEventListener('click', () => {
      button.textContent = words[way];
      menu.hidePopover();
      save(way === 'on');
    });
    menu.append(item);
  }
  place.append(button, menu);
};

export default { select, popover } satisfies Drawings;
