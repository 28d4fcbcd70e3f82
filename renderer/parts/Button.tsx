import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import s from './Button.module.css';
import { cx } from './class-names.ts';

type Props = Omit<ButtonProps, 'className' | 'style'> & {
  /** `primary`: the one thing to do here. `danger`: takes something away for good. `quiet`: drawn as text. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
};

/** A button of ours, for mouse, finger and keyboard alike. */
export function Button({ look = 'plain', ...props }: Props) {
  return <AriaButton {...props} className={cx(s.button, s[look])} />;
}
