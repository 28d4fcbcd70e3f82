import { Radio, Segmented, Select } from 'antd';
import { type Drawings, inReact, words } from '../drawing.ts';

const options = [
  { value: 'on', label: words.on },
  { value: 'off', label: words.off },
];

export default {
  radios: inReact(({ on, disabled, change }) => (
    <Radio.Group
      options={options}
      value={on ? 'on' : 'off'}
      disabled={disabled}
      onChange={({ target }) => change(target.value === 'on')}
    />
  )),
  segments: inReact(({ on, disabled, change }) => (
    <Segmented
      options={options}
      value={on ? 'on' : 'off'}
      disabled={disabled}
      onChange={(value) => change(value === 'on')}
    />
  )),
  select: inReact(({ id, on, disabled, change }) => (
    <Select
      id={id}
      options={options}
      value={on ? 'on' : 'off'}
      disabled={disabled}
      onChange={(value) => change(value === 'on')}
    />
  )),
} satisfies Drawings;
