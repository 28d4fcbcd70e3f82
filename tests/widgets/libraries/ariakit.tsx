import { Checkbox } from '@ariakit/react';
import { inReact } from '../react-page.tsx';

// Ariakit's documentation turns its checkbox into a button this way.
export default inReact(({ label, attributes, on, disabled, change }) => (
  <Checkbox
    role="switch"
    render={<button type="button" />}
    checked={on}
    disabled={disabled}
    onChange={() => change(!on)}
    {...attributes}
  >
    {label}
  </Checkbox>
));
