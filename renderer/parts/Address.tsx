import s from './Address.module.css';

/** An address or another word of a machine, drawn sign by sign and free to be copied. */
export function Address({ children }: { readonly children: string }) {
  return <span className={s.address}>{children}</span>;
}
