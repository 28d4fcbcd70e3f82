import {
  Radio,
  RadioGroup,
  RadioProvider,
  Select,
  SelectItem,
  SelectPopover,
  SelectProvider,
} from '@ariakit/react';
import { type Drawings, inReact, ways, words } from '../drawing.ts';

export default {
  radios: inReact(({ on, disabled, change }) => (
    <RadioProvider value={on ? 'on' : 'off'} setValue={(value) => change(value === 'on')}>
      <RadioGroup>
        {ways.map((way) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: Ariakit's radio is an input.
          <label key={way}>
            <Radio value={way} disabled={disabled} /> {words[way]}
          </label>
        ))}
      </RadioGroup>
    </RadioProvider>
  )),
  select: inReact(({ on, disabled, change }) => (
    <SelectProvider value={on ? 'on' : 'off'} setValue={(value) => change(value === 'on')}>
      <Select disabled={disabled}>{words[on ? 'on' : 'off']}</Select>
      <SelectPopover>
        {ways.map((way) => (
          <SelectItem key={way} value={way}>
            {words[way]}
          </SelectItem>
        ))}
      </SelectPopover>
    </SelectProvider>
  )),
} satisfies Drawings;
