import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/el-radio-group.css';
import 'element-plus/theme-chalk/el-radio.css';
import 'element-plus/theme-chalk/el-segmented.css';
import 'element-plus/theme-chalk/el-switch.css';
import { ElRadio, ElRadioGroup } from 'element-plus/es/components/radio/index.mjs';
import { ElSegmented } from 'element-plus/es/components/segmented/index.mjs';
import { ElSwitch } from 'element-plus/es/components/switch/index.mjs';
import { createApp, h, ref, type VNode } from 'vue';
import { type DrawControl, type Drawings, words } from '../drawing.ts';

/** Draws by Vue what holds its own position, and saves each change at once. */
const inVue =
  (draw: (on: boolean, disabled: boolean, change: (on: boolean) => void) => VNode): DrawControl =>
  (place, control) => {
    const on = ref(control.on);
    const change = (next: boolean) => {
      if (next === on.value) return;
      on.value = next;
      control.save(next);
    };
    createApp({ render: () => draw(on.value, control.disabled, change) }).mount(place);
  };

// A native switch without a size, under a drawing that hears the press.
export default {
  switch: inVue((on, disabled, change) =>
    h(ElSwitch, {
      modelValue: on,
      disabled,
      'onUpdate:modelValue': (next: unknown) => change(next === true),
    }),
  ),
  'switch with words': inVue((on, disabled, change) =>
    h(ElSwitch, {
      modelValue: on,
      disabled,
      activeText: 'ON',
      inactiveText: 'OFF',
      inlinePrompt: true,
      'onUpdate:modelValue': (next: unknown) => change(next === true),
    }),
  ),
  segments: inVue((on, disabled, change) =>
    h(ElSegmented, {
      modelValue: on ? words.on : words.off,
      options: [words.on, words.off],
      disabled,
      'onUpdate:modelValue': (next: unknown) => change(next === words.on),
    }),
  ),
  radios: inVue((on, disabled, change) =>
    h(
      ElRadioGroup,
      {
        modelValue: on ? 'on' : 'off',
        disabled,
        'onUpdate:modelValue': (next: unknown) => change(next === 'on'),
      },
      () => (['on', 'off'] as const).map((way) => h(ElRadio, { value: way }, () => words[way])),
    ),
  ),
} satisfies Drawings;
