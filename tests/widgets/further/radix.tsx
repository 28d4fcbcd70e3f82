import * as Select from '@radix-ui/react-select';
import * as ToggleGroup from '@radix-ui/react-toggle-group';
import { type Drawings, inReact, words } from '../drawing.ts';

const ways = ['on', 'off'] as const;

export default {
  segments: inReact(({ on, disabled, change }) => (
    <ToggleGroup.Root
      type="single"
      value={on ? 'on' : 'off'}
      disabled={disabled}
      onValueChange={(value) => value !== '' && change(value === 'on')}
    >
      {ways.map((way) => (
        <ToggleGroup.Item key={way} value={way}>
          {words[way]}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )),
  select: inReact(({ on, disabled, change }) => (
    <Select.Root
      value={on ? 'on' : 'off'}
      disabled={disabled}
      onValueChange={(value) => change(value === 'on')}
    >
      <Select.Trigger>
        <Select.Value />
        <Select.Icon />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content position="popper">
          <Select.Viewport>
            {ways.map((way) => (
              <Select.Item key={way} value={way}>
                <Select.ItemText>{words[way]}</Select.ItemText>
              </Select.Item>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  )),
} satisfies Drawings;
