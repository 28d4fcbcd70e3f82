import { type Draw, escaped, written } from '../setting.ts';

/** The ARIA Authoring Practices' second switch: a button whose words for both positions are hidden from screen readers. */
const draw: Draw = (root, setting) => {
  root.innerHTML = `<style>
      button .on, button .off { padding: 2px }
      button[aria-checked=true] .on, button[aria-checked=false] .off { background: gold }
    </style>
    <button type="button" role="switch" aria-checked="${setting.on}" ${written(setting.attributes)}
      ${setting.disabled ? 'disabled' : ''}>
      <span class="label">${escaped(setting.label)}</span>
      <span class="switch"><span class="on" aria-hidden="true">On</span><span class="off" aria-hidden="true">Off</span></span>
    </button>`;
  const button = root.querySelector('button');
  button?.addEventListener('click', () => {
    const next = button.getAttribute('aria-checked') !== 'true';
    button.setAttribute('aria-checked', String(next));
    setting.save(next);
  });
};
export default draw;
