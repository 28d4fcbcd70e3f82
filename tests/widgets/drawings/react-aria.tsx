import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { type Drawings, inReact, ways, words } from '../drawing.ts';

// Each of them warns that it has no label of its own: that stands beside it.
export default {
  radios: inReact(({ on, disabled, change }) => (
    <RadioGroup value={on ? 'on' : 'off'} isDisabled={disabled} onChange={(value) => change(value === 'on')}>
      {ways.map((way) => (
        <Radio key={way} value={way}>
          {words[way]}
        </Radio>
      ))}
    </RadioGroup>
  )),
  segments: inReact(({ on, disabled, change }) => (
    <ToggleButtonGroup
      disallowEmptySelection
      selectedKeys={[on ? 'on' : 'off']}
      isDisabled={disabled}
      onSelectionChange={(keys) => change(keys.has('on'))}
    >
      {ways.map((way) => (
        <ToggleButton key={way} id={way}>
          {words[way]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )),
  select: inReact(({ on, disabled, change }) => (
    <Select value={on ? 'on' : 'off'} isDisabled={disabled} onChange={(key) => change(key === 'on')}>
      <Button>
        <SelectValue />
      </Button>
      <Popover>
        <ListBox>
          {ways.map((way) => (
            <ListBoxItem key={way} id={way}>
              {words[way]}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )),
} satisfies Drawings;
