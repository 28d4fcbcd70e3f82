import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Select } from '@base-ui/react/select';
import { Switch } from '@base-ui/react/switch';
import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { type Drawings, inReact, ways, words } from '../drawing.ts';

const box = { display: 'inline-block', width: 40, height: 24, background: '#789' };
const items = ways.map((value) => ({ value, label: words[value] }));

export default {
  switch: inReact(({ on, disabled, change }) => (
    <Switch.Root checked={on} disabled={disabled} onCheckedChange={change} style={box}>
      <Switch.Thumb />
    </Switch.Root>
  )),
  radios: inReact(({ on, disabled, change }) => (
    <RadioGroup
      value={on ? 'on' : 'off'}
      disabled={disabled}
      onValueChange={(value) => change(value === 'on')}
    >
      {ways.map((way) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: Base UI puts its hidden input into this very label.
        <label key={way}>
          <Radio.Root value={way} style={box} /> {words[way]}
        </label>
      ))}
    </RadioGroup>
  )),
  segments: inReact(({ on, disabled, change }) => (
    <ToggleGroup
      value={[on ? 'on' : 'off']}
      disabled={disabled}
      onValueChange={([value]) => value !== undefined && change(value === 'on')}
    >
      {ways.map((way) => (
        <Toggle key={way} value={way}>
          {words[way]}
        </Toggle>
      ))}
    </ToggleGroup>
  )),
  select: inReact(({ on, disabled, change }) => (
    <Select.Root
      items={items}
      value={on ? 'on' : 'off'}
      disabled={disabled}
      onValueChange={(value) => change(value === 'on')}
    >
      <Select.Trigger>
        <Select.Value />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner>
          <Select.Popup>
            {items.map(({ value, label }) => (
              <Select.Item key={value} value={value}>
                <Select.ItemText>{label}</Select.ItemText>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )),
} satisfies Drawings;
