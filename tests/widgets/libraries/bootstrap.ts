import 'bootstrap/dist/css/bootstrap.min.css';
import { type Draw, escaped, written } from '../setting.ts';

const draw: Draw = (root, setting) => {
  root.innerHTML = `<div class="form-check form-switch">
    <input class="form-check-input" type="checkbox" role="switch" id="flexSwitchCheckDefault"
      ${setting.on ? 'checked' : ''} ${setting.disabled ? 'disabled' : ''} ${written(setting.attributes)}>
    <label class="form-check-label" for="flexSwitchCheckDefault">${escaped(setting.label)}</label>
  </div>`;
  const input = root.querySelector('input');
  input?.addEventListener('change', () => setting.save(input.checked));
};
export default draw;
