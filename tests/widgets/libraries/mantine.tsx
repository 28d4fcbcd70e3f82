import '@mantine/core/styles.css';
import { MantineProvider, Switch } from '@mantine/core';
import { inReact } from '../react-page.tsx';

export default inReact(({ label, attributes, on, disabled, change }) => (
  <MantineProvider>
    <Switch
      label={label}
      checked={on}
      disabled={disabled}
      onChange={(event) => change(event.currentTarget.checked)}
      onLabel="ON"
      offLabel="OFF"
      {...attributes}
    />
  </MantineProvider>
));
