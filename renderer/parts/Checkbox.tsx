import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps } from 'react-aria-components';
import s from './Checkbox.module.css';
import { Icon } from './Icon.tsx';

type Props = Omit<CheckboxProps, 'className' | 'style' | 'children'> & { readonly children: ReactNode };

/** A tick before its words, for one of several that can be chosen together. */
export function Checkbox({ children, ...props }: Props) {
  return (
    <AriaCheckbox {...props} className={s.checkbox ?? ''}>
      {({ isSelected }) => (
        <>
          <span className={s.box} aria-hidden="true">
            {isSelected && <Icon name="tick" />}
          </span>
          <span className={s.words}>{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}
