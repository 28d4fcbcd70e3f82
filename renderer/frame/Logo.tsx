import s from './Logo.module.css';

/** A switch, and the arrow of something that turned back. */
export function Logo() {
  return (
    <svg className={s.logo} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className={s.track} x="2" y="8" width="28" height="16" rx="8" />
      <circle className={s.thumb} cx="10" cy="16" r="5.25" />
      <path className={s.arrow} d="M25 14.25h-6.5M21 11.5l-2.75 2.75L21 17" />
    </svg>
  );
}
