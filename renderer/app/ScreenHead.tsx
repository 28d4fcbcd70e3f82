import { type ReactNode, useEffect, useRef } from 'react';
import { useNavigation } from './navigation.tsx';
import s from './ScreenHead.module.css';

/**
 * The title of a screen and what can be done on it. After a journey to another screen one stands at its top
 * and the focus starts here, so that a screen reader says where one is; unless the journey leads to one setting, which
 * takes it itself.
 */
export function ScreenHead({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { at } = useNavigation();
  useEffect(() => {
    document.title = `${title} – Flipwatch`;
  }, [title]);
  useEffect(() => {
    if (at.journey === 0 || at.check !== null) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [at.journey, at.check]);
  return (
    <header className={s.head}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <div className={s.actions}>{children}</div>
    </header>
  );
}
