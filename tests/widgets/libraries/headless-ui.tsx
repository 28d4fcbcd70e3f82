import { Field, Label, Switch } from '@headlessui/react';
import { inReact } from '../react-page.tsx';

export default inReact(({ label, attributes, on, disabled, change }) => (
  <form>
    <Field>
      <Label>{label}</Label>
      <Switch
        checked={on}
        onChange={change}
        disabled={disabled}
        name="setting"
        style={{ width: 44, height: 24 }}
        {...attributes}
      >
        <span aria-hidden="true" style={{ display: 'block', width: 20, height: 20, background: 'black' }} />
      </Switch>
    </Field>
  </form>
));
