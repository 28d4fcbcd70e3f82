import { type Draw, escaped, written } from '../setting.ts';

/** The ARIA Authoring Practices' third switch: a checkbox within its label, transparent over a drawn slider. */
const draw: Draw = (root, setting) => {
  root.innerHTML = `<style>
      label { display: block; width: 320px; position: relative }
      label input { opacity: 0; position: absolute }
      label .container { display: inline-block; width: 40px; height: 20px; border: 2px solid }
      label .on, label .off { display: none }
      label input:checked ~ .state .on, label input:not(:checked) ~ .state .off { display: inline }
    </style>
    <fieldset><legend>Privacy</legend><label>
      <span class="label">${escaped(setting.label)}</span>
      <input type="checkbox" role="switch" ${written(setting.attributes)}
        ${setting.on ? 'checked' : ''} ${setting.disabled ? 'disabled' : ''}>
      <span class="state">
        <span class="container"><span class="position"></span></span>
        <span class="on" aria-hidden="true">On</span>
        <span class="off" aria-hidden="true">Off</span>
      </span>
    </label></fieldset>`;
  const input = root.querySelector('input');
  input?.addEventListener('change', () => setting.save(input.checked));
};
export default draw;
