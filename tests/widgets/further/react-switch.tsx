import bundled from 'react-switch';
import { type Drawings, inReact } from '../drawing.ts';

/** What the package exports is wrapped once more by the bundler. */
const ReactSwitch: typeof bundled = Reflect.get(bundled, 'default') ?? bundled;

// A handle and a background, and over them a native switch that nobody sees.
export default {
  switch: inReact(({ id, on, disabled, change }) => (
    <ReactSwitch id={id} checked={on} disabled={disabled} onChange={change} />
  )),
} satisfies Drawings;
