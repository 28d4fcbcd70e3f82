import { Switch } from '@base-ui/react/switch';
import { inReact } from '../react-page.tsx';

export default inReact(({ label, attributes, on, disabled, change }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: Base UI puts its hidden input into this very label.
  <label>
    <Switch.Root
      checked={on}
      disabled={disabled}
      onCheckedChange={change}
      style={{ display: 'inline-block', width: 40, height: 24 }}
      {...attributes}
    >
      <Switch.Thumb style={{ display: 'block', width: 20, height: 20, background: 'black' }} />
    </Switch.Root>
    {label}
  </label>
));
