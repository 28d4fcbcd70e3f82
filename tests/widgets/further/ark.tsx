import { RadioGroup } from '@ark-ui/react/radio-group';
import { SegmentGroup } from '@ark-ui/react/segment-group';
import { createListCollection, Select } from '@ark-ui/react/select';
import { Switch } from '@ark-ui/react/switch';
import { type Drawings, inReact, words } from '../drawing.ts';

const ways = ['on', 'off'] as const;
const collection = createListCollection({ items: ways.map((value) => ({ value, label: words[value] })) });
const control = { display: 'inline-block', width: 40, height: 22, background: '#789' };

export default {
  switch: inReact(({ on, disabled, change }) => (
    <Switch.Root checked={on} disabled={disabled} onCheckedChange={({ checked }) => change(checked)}>
      <Switch.Control style={control}>
        <Switch.Thumb />
      </Switch.Control>
      <Switch.HiddenInput />
    </Switch.Root>
  )),
  radios: inReact(({ on, disabled, change }) => (
    <RadioGroup.Root
      value={on ? 'on' : 'off'}
      disabled={disabled}
      onValueChange={({ value }) => change(value === 'on')}
    >
      {ways.map((way) => (
        <RadioGroup.Item key={way} value={way}>
          <RadioGroup.ItemText>{words[way]}</RadioGroup.ItemText>
          <RadioGroup.ItemControl />
          <RadioGroup.ItemHiddenInput />
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )),
  segments: inReact(({ on, disabled, change }) => (
    <SegmentGroup.Root
      value={on ? 'on' : 'off'}
      disabled={disabled}
      onValueChange={({ value }) => change(value === 'on')}
    >
      {ways.map((way) => (
        <SegmentGroup.Item key={way} value={way}>
          <SegmentGroup.ItemText>{words[way]}</SegmentGroup.ItemText>
          <SegmentGroup.ItemControl />
          <SegmentGroup.ItemHiddenInput />
        </SegmentGroup.Item>
      ))}
    </SegmentGroup.Root>
  )),
  select: inReact(({ on, disabled, change }) => (
    <Select.Root
      collection={collection}
      value={[on ? 'on' : 'off']}
      disabled={disabled}
      onValueChange={({ value }) => change(value[0] === 'on')}
    >
      <Select.Control>
        <Select.Trigger>
          <Select.ValueText />
        </Select.Trigger>
      </Select.Control>
      <Select.Positioner>
        <Select.Content>
          {collection.items.map((item) => (
            <Select.Item key={item.value} item={item}>
              <Select.ItemText>{item.label}</Select.ItemText>
            </Select.Item>
          ))}
        </Select.Content>
      </Select.Positioner>
    </Select.Root>
  )),
} satisfies Drawings;
