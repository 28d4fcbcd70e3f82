import 'rsuite/dist/rsuite-no-reset.min.css';
import { Radio, RadioGroup, SegmentedControl, SelectPicker, Toggle } from 'rsuite';
import { type Drawings, inReact, words } from '../drawing.ts';

const data = [
  { label: words.on, value: 'on' },
  { label: words.off, value: 'off' },
];

export default {
  switch: inReact(({ on, disabled, change }) => (
    <Toggle checked={on} disabled={disabled} onChange={change} />
  )),
  'switch with words': inReact(({ on, disabled, change }) => (
    <Toggle checked={on} disabled={disabled} onChange={change} checkedChildren="On" unCheckedChildren="Off" />
  )),
  radios: inReact(({ id, on, disabled, change }) => (
    <RadioGroup
      name={id}
      inline
      disabled={disabled}
      value={on ? 'on' : 'off'}
      onChange={(to) => change(to === 'on')}
    >
      <Radio value="on">{words.on}</Radio>
      <Radio value="off">{words.off}</Radio>
    </RadioGroup>
  )),
  segments: inReact(({ on, disabled, change }) => (
    <SegmentedControl
      data={data}
      disabled={disabled}
      value={on ? 'on' : 'off'}
      onChange={(to) => change(to === 'on')}
    />
  )),
  select: inReact(({ on, disabled, change }) => (
    <SelectPicker
      data={data}
      disabled={disabled}
      searchable={false}
      cleanable={false}
      value={on ? 'on' : 'off'}
      onChange={(to) => change(to === 'on')}
    />
  )),
} satisfies Drawings;
