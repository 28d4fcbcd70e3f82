import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Select from '@mui/material/Select';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { type Drawings, inReact, ways, words } from '../drawing.ts';

export default {
  radios: inReact(({ id, on, disabled, change }) => (
    <RadioGroup row name={id} value={on ? 'on' : 'off'} onChange={(_, value) => change(value === 'on')}>
      {ways.map((way) => (
        <FormControlLabel key={way} value={way} label={words[way]} disabled={disabled} control={<Radio />} />
      ))}
    </RadioGroup>
  )),
  segments: inReact(({ on, disabled, change }) => (
    <ToggleButtonGroup
      exclusive
      value={on ? 'on' : 'off'}
      disabled={disabled}
      onChange={(_, value) => value !== null && change(value === 'on')}
    >
      {ways.map((way) => (
        <ToggleButton key={way} value={way}>
          {words[way]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )),
  // A hidden field for the form, and a drawn one that opens a list elsewhere in the page.
  select: inReact(({ on, disabled, change }) => (
    <Select
      value={on ? 'on' : 'off'}
      disabled={disabled}
      onChange={({ target }) => change(target.value === 'on')}
    >
      {ways.map((way) => (
        <MenuItem key={way} value={way}>
          {words[way]}
        </MenuItem>
      ))}
    </Select>
  )),
} satisfies Drawings;
