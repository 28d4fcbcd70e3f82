import { Switch } from 'antd';
import { inReact } from '../react-page.tsx';

export default inReact(({ label, attributes, on, disabled, change }) => (
  <p>
    <label htmlFor="antd-switch">{label}</label>
    <Switch
      id="antd-switch"
      checked={on}
      disabled={disabled}
      onChange={change}
      checkedChildren="On"
      unCheckedChildren="Off"
      {...attributes}
    />
  </p>
));
