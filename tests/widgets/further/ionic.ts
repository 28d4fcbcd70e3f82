import '@ionic/core/css/core.css';
import { initialize } from '@ionic/core/components';
import { defineCustomElement as defineRadio } from '@ionic/core/components/ion-radio.js';
import { defineCustomElement as defineRadioGroup } from '@ionic/core/components/ion-radio-group.js';
import { defineCustomElement as defineSegment } from '@ionic/core/components/ion-segment.js';
import { defineCustomElement as defineSegmentButton } from '@ionic/core/components/ion-segment-button.js';
import { defineCustomElement as defineToggle } from '@ionic/core/components/ion-toggle.js';
import { component, type DrawControl, type Drawings, words } from '../drawing.ts';

initialize({ mode: 'md' });
for (const define of [defineRadio, defineRadioGroup, defineSegment, defineSegmentButton, defineToggle])
  define();

const oneOf =
  (group: string, member: string, event: string): DrawControl =>
  (place, { on, disabled, save }) => {
    const around = document.createElement(group);
    for (const way of ['on', 'off'] as const) {
      const option = Object.assign(document.createElement(member), { value: way, disabled });
      option.textContent = words[way];
      around.append(option);
    }
    Object.assign(around, { value: on ? 'on' : 'off' });
    around.addEventListener(event, () => save(Reflect.get(around, 'value') === 'on'));
    place.append(around);
  };

export default {
  switch: component('ion-toggle', { event: 'ionChange' }),
  radios: oneOf('ion-radio-group', 'ion-radio', 'ionChange'),
  segments: oneOf('ion-segment', 'ion-segment-button', 'ionChange'),
} satisfies Drawings;
