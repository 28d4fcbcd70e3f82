import '@mantine/core/styles.css';
import { MantineProvider, Radio, SegmentedControl, Select } from '@mantine/core';
import { type Drawings, inReact, ways, words } from '../drawing.ts';

const data = ways.map((value) => ({ value, label: words[value] }));

export default {
  radios: inReact(({ on, disabled, change }) => (
    <MantineProvider>
      <Radio.Group value={on ? 'on' : 'off'} onChange={(value) => change(value === 'on')}>
        {ways.map((way) => (
          <Radio key={way} value={way} label={words[way]} disabled={disabled} />
        ))}
      </Radio.Group>
    </MantineProvider>
  )),
  segments: inReact(({ on, disabled, change }) => (
    <MantineProvider>
      <SegmentedControl
        data={data}
        value={on ? 'on' : 'off'}
        disabled={disabled}
        onChange={(value) => change(value === 'on')}
      />
    </MantineProvider>
  )),
  // A field that can only be read, with its value in it.
  select: inReact(({ on, disabled, change }) => (
    <MantineProvider>
      <Select
        data={data}
        value={on ? 'on' : 'off'}
        disabled={disabled}
        onChange={(value) => change(value === 'on')}
      />
    </MantineProvider>
  )),
} satisfies Drawings;
