import type { ReactNode } from 'react';
import s from './Callout.module.css';
import { cx } from './class-names.ts';

interface Props {
  readonly tone: 'exposed' | 'unknown' | 'private' | 'plain';
  readonly children: ReactNode;
}

/** A few sentences set apart from the rest, with a bar at their side that also shows without colour. */
export function Callout({ tone, children }: Props) {
  return <div className={cx(s.callout, s[tone])}>{children}</div>;
}
