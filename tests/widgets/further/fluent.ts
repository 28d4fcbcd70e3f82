import {
  fluentRadio,
  fluentRadioGroup,
  fluentSwitch,
  provideFluentDesignSystem,
} from '@fluentui/web-components';
import { component, type DrawControl, type Drawings, words } from '../drawing.ts';

provideFluentDesignSystem().register(fluentSwitch(), fluentRadioGroup(), fluentRadio());

const radios: DrawControl = (place, { on, disabled, save }) => {
  const group = document.createElement('fluent-radio-group');
  for (const way of ['on', 'off'] as const) {
    const radio = document.createElement('fluent-radio');
    radio.textContent = words[way];
    radio.setAttribute('value', way);
    group.append(radio);
  }
  group.setAttribute('value', on ? 'on' : 'off');
  group.toggleAttribute('disabled', disabled);
  place.append(group);
  // It tells of its first value as well.
  setTimeout(() => group.addEventListener('change', () => save(Reflect.get(group, 'value') === 'on')), 100);
};

// The element in the page carries the role and the position; what it draws is in its shadow root.
export default { switch: component('fluent-switch'), radios } satisfies Drawings;
