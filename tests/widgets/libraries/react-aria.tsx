import { Switch } from 'react-aria-components';
import { inReact } from '../react-page.tsx';

export default inReact(({ label, attributes, on, disabled, change }) => (
  <Switch isSelected={on} onChange={change} isDisabled={disabled} {...attributes}>
    <div style={{ width: 40, height: 20, background: 'silver' }} />
    {label}
  </Switch>
));
