import { cx } from '../parts/class-names.ts';
import colours from './mark-colours.module.css';
import type { Mark } from './marks.ts';
import s from './StatusMark.module.css';

interface Props {
  readonly mark: Mark;
  readonly aged?: boolean;
  readonly large?: boolean;
}

/**
 * Each state has an outline of its own, so that it can be told without colour: a disc, a diamond, a square with an
 * arrow, a broken ring, a speech mark, a ring. A word always stands beside it. A clock on it says that it has aged.
 */
export function StatusMark({ mark, aged = false, large = false }: Props) {
  return (
    <svg
      className={cx(s.mark, colours[mark], large && s.large)}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[mark]}
      {(aged || mark === 'wasPrivate') && clock}
    </svg>
  );
}

const clock = (
  <>
    <circle className={s.behind} cx="17.75" cy="17.75" r="6.75" />
    <circle className={s.thin} cx="17.75" cy="17.75" r="4.9" />
    <path className={s.thin} d="M17.75 15.1v2.8l1.7 1.1" />
  </>
);

const shapes: Record<Mark, React.ReactNode> = {
  private: (
    <>
      <circle className={s.fill} cx="12" cy="12" r="9.5" />
      <path className={s.cut} d="M7.75 12.25l3 3 5.5-6" />
    </>
  ),
  exposed: (
    <>
      <path className={s.fill} d="M12 1.75L22.25 12 12 22.25 1.75 12z" />
      <path className={s.cut} d="M12 7.25v5.5M12 16.1v.15" />
    </>
  ),
  flipped: (
    <>
      <rect className={s.fill} x="2.25" y="2.25" width="19.5" height="19.5" rx="4" />
      <path className={s.cut} d="M6.75 10.25h7.5a2.75 2.75 0 0 1 0 5.5H10M9.5 7.25l-3 3 3 3" />
    </>
  ),
  wasPrivate: (
    <>
      <circle className={s.line} cx="12" cy="12" r="9.25" />
      <path className={s.line} d="M7.25 11.75l3 3 5.75-6.25" />
    </>
  ),
  unknown: (
    <>
      <circle className={s.dashes} cx="12" cy="12" r="9.25" />
      <path className={s.line} d="M9.6 9.6a2.45 2.45 0 1 1 3.6 2.15c-.8.45-1.2.9-1.2 1.75M12 16.4v.15" />
    </>
  ),
  asked: (
    <>
      <path className={s.line} d="M4 4.5h16v11.5h-8.5L7.5 20v-4H4z" />
      <path className={s.line} d="M8 8.75h8M8 12h5" />
    </>
  ),
  answered: (
    <>
      <path className={s.line} d="M4 4.5h16v11.5h-8.5L7.5 20v-4H4z" />
      <path className={s.line} d="M8.75 10.25l2.25 2.25 4.25-4.5" />
    </>
  ),
  notOffered: (
    <>
      <circle className={s.line} cx="12" cy="12" r="9.25" />
      <path className={s.line} d="M8 12h8" />
    </>
  ),
  notYet: <circle className={s.line} cx="12" cy="12" r="9.25" />,
};
