import * as Switch from '@radix-ui/react-switch';
import { inReact } from '../react-page.tsx';

// In a form, Radix puts a hidden checkbox beside its button.
export default inReact(({ label, attributes, on, disabled, change }) => (
  <form>
    <label htmlFor="airplane-mode">{label}</label>
    <Switch.Root
      id="airplane-mode"
      name="setting"
      checked={on}
      onCheckedChange={change}
      disabled={disabled}
      style={{ width: 42, height: 25 }}
      {...attributes}
    >
      <Switch.Thumb style={{ display: 'block', width: 21, height: 21, background: 'black' }} />
    </Switch.Root>
  </form>
));
