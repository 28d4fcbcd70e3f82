import {
  Listbox,
  ListboxButton,
  ListboxOption,
  ListboxOptions,
  Radio,
  RadioGroup,
  Switch,
} from '@headlessui/react';
import { type Drawings, inReact, ways, words } from '../drawing.ts';

export default {
  // A button whose drawing has no words at all.
  switch: inReact(({ on, disabled, change }) => (
    <Switch checked={on} disabled={disabled} onChange={change} style={{ width: 44, height: 24 }}>
      <span aria-hidden="true" />
    </Switch>
  )),
  // Radios that are nothing but a role, and their words.
  radios: inReact(({ on, disabled, change }) => (
    <RadioGroup value={on ? 'on' : 'off'} disabled={disabled} onChange={(value) => change(value === 'on')}>
      {ways.map((way) => (
        <Radio key={way} value={way}>
          {words[way]}
        </Radio>
      ))}
    </RadioGroup>
  )),
  select: inReact(({ on, disabled, change }) => (
    <Listbox value={on ? 'on' : 'off'} disabled={disabled} onChange={(value) => change(value === 'on')}>
      <ListboxButton>{words[on ? 'on' : 'off']}</ListboxButton>
      <ListboxOptions anchor="bottom">
        {ways.map((way) => (
          <ListboxOption key={way} value={way}>
            {words[way]}
          </ListboxOption>
        ))}
      </ListboxOptions>
    </Listbox>
  )),
} satisfies Drawings;
