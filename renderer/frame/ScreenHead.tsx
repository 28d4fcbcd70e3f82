import { type ReactNode, useEffect, useRef } from 'react';
import { newsCount } from '../../electron/contract/needs-you.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useNavigation } from './navigation.tsx';
import s from './ScreenHead.module.css';

interface Props {
  readonly title: string;
  /** The window's title here, where that is shorter. */
  readonly windowTitle?: string;
  readonly children?: ReactNode;
}

/**
 * The title of a screen and what can be done on it. After a journey to another screen the focus starts here, at its
 * top, so that a screen reader says where the person is. A journey to one setting gives the focus to that setting.
 */
export function ScreenHead({ title, windowTitle = title, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { at } = useNavigation();
  const count = newsCount(useSnapshot().accounts);
  useEffect(() => {
    // All that a task bar shows of a window.
    document.title = `${count > 0 ? `(${count}) ` : ''}${windowTitle} – Flipwatch`;
  }, [windowTitle, count]);
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
