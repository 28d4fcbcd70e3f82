import s from './Icon.module.css';

/** Drawn on a grid of 20, one line width, so that they sit well beside text. */
const shapes = {
  report: 'M5 2.75h10v14.5H5zM7.75 7h4.5M7.75 10h4.5M7.75 13h2.5',
  history: 'M10 3.25a6.75 6.75 0 1 1-6.4 4.6M3.5 3.75v4.1h4.1M10 6.5V10l2.5 1.75',
  accounts:
    'M10 10a3.1 3.1 0 1 0 0-6.2 3.1 3.1 0 0 0 0 6.2zM3.75 16.5c.7-2.7 3-4.1 6.25-4.1s5.55 1.4 6.25 4.1',
  preferences: 'M3 6.25h6M13 6.25h4M3 13.75h4M11 13.75h6M11 4.25v4M9 11.75v4',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  chevron: 'M7.5 5l5 5-5 5',
  lock: 'M5.5 9h9v7h-9zM7.25 9V6.75a2.75 2.75 0 0 1 5.5 0V9',
  flip: 'M4 8.5h9.5a3 3 0 0 1 0 6H9M7 5.25L3.75 8.5 7 11.75',
  stop: 'M6 6h8v8H6z',
  plus: 'M10 4.5v11M4.5 10h11',
  tick: 'M4.5 10.5l3.75 3.75 7.25-8',
  minus: 'M5.5 10h9',
  warning: 'M10 3.5L17.25 16.25H2.75zM10 8.25v3.5M10 13.9v.2',
  arrowRight: 'M4 10h11.5M11.5 6l4 4-4 4',
} as const;
/** The names of the shapes. */
export type IconName = keyof typeof shapes;

/** A picture beside words that say the same, hence hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={s.icon} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
