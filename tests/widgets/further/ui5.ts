import '@ui5/webcomponents/dist/Option.js';
import '@ui5/webcomponents/dist/RadioButton.js';
import '@ui5/webcomponents/dist/SegmentedButton.js';
import '@ui5/webcomponents/dist/SegmentedButtonItem.js';
import '@ui5/webcomponents/dist/Select.js';
import '@ui5/webcomponents/dist/Switch.js';
import { component, type DrawControl, type Drawings, words } from '../drawing.ts';

const segments: DrawControl = (place, { id, on, disabled, save }) => {
  const group = document.createElement('ui5-segmented-button');
  group.id = id;
  for (const way of ['on', 'off'] as const) {
    const item = Object.assign(document.createElement('ui5-segmented-button-item'), { disabled });
    item.textContent = words[way];
    Reflect.set(item, 'selected', (way === 'on') === on);
    group.append(item);
  }
  group.addEventListener('selection-change', () =>
    save(Reflect.get(group.children[0] ?? group, 'selected') === true),
  );
  place.append(group);
};

const radios: DrawControl = (place, { id, on, disabled, save }) => {
  const group = document.createElement('div');
  group.setAttribute('role', 'radiogroup');
  for (const way of ['on', 'off'] as const) {
    const radio = document.createElement('ui5-radio-button');
    Object.assign(radio, { text: words[way], name: id, checked: (way === 'on') === on, disabled });
    radio.addEventListener('change', () => save(way === 'on'));
    group.append(radio);
  }
  place.append(group);
};

const select: DrawControl = (place, { id, on, disabled, save }) => {
  const list = Object.assign(document.createElement('ui5-select'), { id, disabled });
  for (const way of ['on', 'off'] as const) {
    const option = document.createElement('ui5-option');
    option.textContent = words[way];
    Object.assign(option, { value: way, selected: (way === 'on') === on });
    list.append(option);
  }
  list.addEventListener('change', () => save(Reflect.get(list, 'value') === 'on'));
  place.append(list);
};

export default { switch: component('ui5-switch'), segments, radios, select } satisfies Drawings;
