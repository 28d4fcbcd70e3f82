import { type ReactNode, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { cx } from './class-names.ts';
import s from './Fold.module.css';
import { Icon } from './Icon.tsx';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly openAtFirst?: boolean;
  /** Grows with each journey that leads into it: then it is open, however it was before. */
  readonly leadingHere?: number | null;
}

/** A heading that opens and closes what stands below it. What is closed is not drawn at all. */
export function Fold({ title, children, openAtFirst = false, leadingHere = null }: Props) {
  const [open, setOpen] = useState(openAtFirst || leadingHere !== null);
  const [led, setLed] = useState(leadingHere);
  if (leadingHere !== led) {
    setLed(leadingHere);
    if (leadingHere !== null) setOpen(true);
  }
  const id = useId();
  return (
    <div>
      <Button
        className={cx(s.title, open && s.open)}
        aria-expanded={open}
        aria-controls={id}
        onPress={() => setOpen(!open)}
      >
        <Icon name="chevron" />
        <span>{title}</span>
      </Button>
      <div id={id} className={s.content} hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
