import '@material/web/switch/switch.js';
import { component, type Drawings } from '../drawing.ts';

// A native switch in a shadow root, drawn by what lies beside it.
export default { switch: component('md-switch', { property: 'selected' }) } satisfies Drawings;
