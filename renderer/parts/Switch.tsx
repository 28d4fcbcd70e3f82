import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps } from 'react-aria-components';
import s from './Switch.module.css';

type Props = Omit<SwitchProps, 'className' | 'style' | 'children'> & {
  readonly children: ReactNode;
  /** One sentence below the label. */
  readonly hint?: string;
};

/** A switch behind its words, for what holds at once. */
export function Switch({ children, hint, ...props }: Props) {
  return (
    <AriaSwitch {...props} className={s.switch ?? ''}>
      <span className={s.words}>
        <span>{children}</span>
        {hint !== undefined && <span className={s.hint}>{hint}</span>}
      </span>
      <span className={s.track} aria-hidden="true">
        <span className={s.thumb} />
      </span>
    </AriaSwitch>
  );
}
