import { NSwitch } from 'naive-ui';
import { createApp, h, ref } from 'vue';
import type { DrawControl, Drawings } from '../drawing.ts';

/** A drawing with a role and no native box; its lock is a class and the lack of a place in the order of keys. */
const draw: DrawControl = (place, control) => {
  const on = ref(control.on);
  const change = (next: unknown) => {
    on.value = next === true;
    control.save(on.value);
  };
  createApp({
    render: () => h(NSwitch, { value: on.value, disabled: control.disabled, 'onUpdate:value': change }),
  }).mount(place);
};

export default { switch: draw } satisfies Drawings;
