import type { ReactNode } from 'react';
import s from './Tag.module.css';

/** One or two words that mark what stands before them. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={s.tag}>{children}</span>;
}
