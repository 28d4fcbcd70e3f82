import 'bootstrap/dist/css/bootstrap.min.css';
import 'bootstrap5-toggle/css/bootstrap5-toggle.min.css';
import 'bootstrap5-toggle';
import type { DrawControl, Drawings } from '../drawing.ts';

/** A native box inside a drawn button with both words: one of them is out of sight. */
const draw: DrawControl = (place, { id, on, disabled, save }) => {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', id, checked: on, disabled });
  place.append(box);
  const toggle: unknown = Reflect.get(box, 'bootstrapToggle');
  if (typeof toggle === 'function') toggle.call(box);
  box.addEventListener('change', () => save(box.checked));
};

export default { switch: draw } satisfies Drawings;
