import '@vaadin/checkbox';
import '@vaadin/radio-group';
import { component, type DrawControl, type Drawings, words } from '../drawing.ts';

const radios: DrawControl = (place, { on, disabled, save }) => {
  const group = document.createElement('vaadin-radio-group');
  for (const way of ['on', 'off'] as const) {
    const radio = document.createElement('vaadin-radio-button');
    Object.assign(radio, { label: words[way], value: way, checked: (way === 'on') === on });
    group.append(radio);
  }
  Object.assign(group, { disabled });
  place.append(group);
  group.addEventListener('change', () => save(Reflect.get(group, 'value') === 'on'));
};

// A native box in a slot, under a drawing in the shadow root.
export default { switch: component('vaadin-checkbox'), radios } satisfies Drawings;
