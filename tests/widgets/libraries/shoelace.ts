import '@shoelace-style/shoelace/dist/themes/light.css';
import '@shoelace-style/shoelace/dist/components/switch/switch.js';
import type SlSwitch from '@shoelace-style/shoelace/dist/components/switch/switch.js';
import type { Draw } from '../setting.ts';

// A web component: the switch is in an open shadow root, its words are outside it, in a slot.
const draw: Draw = (root, setting) => {
  const element: SlSwitch = document.createElement('sl-switch');
  element.textContent = setting.label;
  element.checked = setting.on;
  element.disabled = setting.disabled;
  for (const [name, value] of Object.entries(setting.attributes)) element.setAttribute(name, value);
  element.addEventListener('sl-change', () => setting.save(element.checked));
  root.append(element);
};
export default draw;
