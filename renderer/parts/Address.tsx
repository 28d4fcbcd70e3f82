import s from './Address.module.css';

/** An address or another technical word, drawn sign by sign and free to be copied. */
export function Address({ children }: { readonly children: string }) {
  return <span className={s.address}>{children}</span>;
}
