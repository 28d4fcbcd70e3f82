import type { ReactNode } from 'react';
import s from './Tag.module.css';

/** A word or two that mark the thing before them. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={s.tag}>{children}</span>;
}
