import Select from 'react-select';
import { type Drawings, inReact, words } from '../drawing.ts';

const options = [
  { value: 'on', label: words.on },
  { value: 'off', label: words.off },
];

// A field without words, two pixels wide; the value is drawn beside it.
const select = (searchable: boolean) =>
  inReact(({ on, disabled, change }) => (
    <Select
      options={options}
      value={options[on ? 0 : 1] ?? null}
      isDisabled={disabled}
      isSearchable={searchable}
      onChange={(option) => change(option?.value === 'on')}
    />
  ));

export default { select: select(true), 'plain select': select(false) } satisfies Drawings;
