import { useId } from 'react';
import { cx } from './class-names.ts';
import s from './Field.module.css';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'date';
  readonly max?: string;
  readonly maxLength?: number;
  /** Below its label and as wide as it can be: for what is long, such as an address. */
  readonly wide?: boolean;
}

/** One line of text, or one day. */
export function TextField({
  label,
  hint,
  value,
  onChange,
  type = 'text',
  max,
  maxLength,
  wide = false,
}: Props) {
  const id = useId();
  return (
    <div className={cx(s.field, wide && s.wide)}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={s.control}
        type={type}
        value={value}
        max={max}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className={s.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
