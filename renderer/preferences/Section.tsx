import { type ReactNode, useId } from 'react';
import s from './Section.module.css';

/** Choices that belong together, under one heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={s.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={s.card}>{children}</div>
    </section>
  );
}
