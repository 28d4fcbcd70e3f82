import { type Draw, escaped, written } from '../setting.ts';

/** The ARIA Authoring Practices' first switch: a `div` that takes focus, with the word for its position beside it. */
const draw: Draw = (root, setting) => {
  root.innerHTML = `<style>
      [role=switch] .on, [role=switch] .off { display: none }
      [role=switch][aria-checked=true] .on, [role=switch][aria-checked=false] .off { display: inline }
      [role=switch] .switch { display: inline-block; width: 40px; height: 18px; border: 2px solid }
    </style>
    <div role="switch" aria-checked="${setting.on}" tabindex="0" ${written(setting.attributes)}
      ${setting.disabled ? 'aria-disabled="true"' : ''}>
      <span class="label">${escaped(setting.label)}</span>
      <span class="switch"><span></span></span>
      <span class="on" aria-hidden="true">On</span>
      <span class="off" aria-hidden="true">Off</span>
    </div>`;
  const element = root.querySelector('[role=switch]');
  const toggle = () => {
    if (element === null || setting.disabled) return;
    const next = element.getAttribute('aria-checked') !== 'true';
    element.setAttribute('aria-checked', String(next));
    setting.save(next);
  };
  element?.addEventListener('click', toggle);
  element?.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || (event.key !== ' ' && event.key !== 'Enter')) return;
    event.preventDefault();
    toggle();
  });
};
export default draw;
