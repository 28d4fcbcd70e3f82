import { type ComponentType, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Draw, Setting } from './setting.ts';

/** What a React library's switch is given. */
export interface SwitchProps extends Omit<Setting, 'save'> {
  readonly change: (on: boolean) => void;
}

function Row({ Switch, setting }: { Switch: ComponentType<SwitchProps>; setting: Setting }) {
  const [on, setOn] = useState(setting.on);
  const change = (next: boolean) => {
    setOn(next);
    setting.save(next);
  };
  return <Switch {...setting} on={on} change={change} />;
}

/** Draws a React component that holds its own position and saves each change at once. */
export function inReact(Switch: ComponentType<SwitchProps>): Draw {
  return (root, setting) => createRoot(root).render(<Row Switch={Switch} setting={setting} />);
}
