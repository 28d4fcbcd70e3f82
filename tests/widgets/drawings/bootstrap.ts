import 'bootstrap/dist/css/bootstrap.min.css';
import 'bootstrap';
import { type DrawControl, type Drawings, ways, words } from '../drawing.ts';

/** Radios that nobody sees, each followed by a label that is drawn as a button. */
const segments: DrawControl = (place, { id, on, disabled, save }) => {
  const group = Object.assign(document.createElement('div'), { className: 'btn-group' });
  group.setAttribute('role', 'group');
  for (const way of ways) {
    const radio = Object.assign(document.createElement('input'), {
      type: 'radio',
      className: 'btn-check',
      name: id,
      id: `${id}-${way}`,
      checked: (way === 'on') === on,
      disabled,
    });
    radio.addEventListener('change', () => save(way === 'on'));
    const label = Object.assign(document.createElement('label'), {
      className: 'btn btn-outline-primary',
      htmlFor: radio.id,
      textContent: words[way],
    });
    group.append(radio, label);
  }
  place.append(group);
};

/** A button that shows what was chosen and opens a list of plain buttons without any role. */
const menu: DrawControl = (place, { on, disabled, save }) => {
  place.innerHTML = `<div class="dropdown">
    <button class="btn dropdown-toggle" type="button" data-bs-toggle="dropdown" aria-expanded="false"></button>
    <ul class="dropdown-menu"></ul></div>`;
  const [button, list] = [place.querySelector('button'), place.querySelector('ul')];
  if (!button || !list) return;
  Object.assign(button, { textContent: words[on ? 'on' : 'off'], disabled });
  for (const way of ways) {
    const item = Object.assign(document.createElement('button'), {
      className: 'dropdown-item',
      type: 'button',
      textContent: words[way],
    });
    item.addEventListener('click', () => {
      button.textContent = words[way];
      save(way === 'on');
    });
    list.appendChild(document.createElement('li')).append(item);
  }
};

export default { segments, menu } satisfies Drawings;
