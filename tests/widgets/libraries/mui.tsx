import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import Switch from '@mui/material/Switch';
import { inReact } from '../react-page.tsx';

export default inReact(({ label, attributes, on, disabled, change }) => (
  <FormGroup>
    <FormControlLabel
      label={label}
      control={
        <Switch
          checked={on}
          disabled={disabled}
          onChange={(event) => change(event.target.checked)}
          slotProps={{ input: attributes }}
        />
      }
    />
  </FormGroup>
));
