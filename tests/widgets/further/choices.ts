import 'choices.js/public/assets/styles/choices.min.css';
import Choices from 'choices.js';
import { type DrawControl, type Drawings, words } from '../drawing.ts';

/** A native list that it hides and draws anew. */
const select: DrawControl = (place, { id, on, disabled, save }) => {
  const list = Object.assign(document.createElement('select'), { id, disabled });
  for (const way of ['on', 'off'] as const)
    list.append(new Option(words[way], way, (way === 'on') === on, (way === 'on') === on));
  place.append(list);
  new Choices(list, { searchEnabled: false, itemSelectText: '', shouldSort: false });
  list.addEventListener('change', () => save(list.value === 'on'));
};

export default { select } satisfies Drawings;
