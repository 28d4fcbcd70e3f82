import '@shoelace-style/shoelace/dist/themes/light.css';
import '@shoelace-style/shoelace/dist/components/option/option.js';
import '@shoelace-style/shoelace/dist/components/radio/radio.js';
import '@shoelace-style/shoelace/dist/components/radio-button/radio-button.js';
import '@shoelace-style/shoelace/dist/components/radio-group/radio-group.js';
import '@shoelace-style/shoelace/dist/components/select/select.js';
import '@shoelace-style/shoelace/dist/components/switch/switch.js';
import { component, type DrawControl, type Drawings, ways, words } from '../drawing.ts';

const oneOf =
  (around: string, member: string): DrawControl =>
  (place, { on, disabled, save }) => {
    const group = document.createElement(around);
    for (const way of ways) {
      const option = Object.assign(document.createElement(member), { value: way });
      option.textContent = words[way];
      if (around === 'sl-radio-group') Object.assign(option, { disabled });
      group.append(option);
    }
    Object.assign(group, { value: on ? 'on' : 'off', ...(around === 'sl-select' ? { disabled } : {}) });
    group.addEventListener('sl-change', () => save(Reflect.get(group, 'value') === 'on'));
    place.append(group);
  };

export default {
  switch: component('sl-switch', { event: 'sl-change' }),
  radios: oneOf('sl-radio-group', 'sl-radio'),
  segments: oneOf('sl-radio-group', 'sl-radio-button'),
  select: oneOf('sl-select', 'sl-option'),
} satisfies Drawings;
