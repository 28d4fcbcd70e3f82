import '@spectrum-web-components/switch/sp-switch.js';
import { component, type Drawings } from '../drawing.ts';

// A transparent native switch in a shadow root over its own drawing; its words would stand in a slot.
export default { switch: component('sp-switch') } satisfies Drawings;
