import { useEffect, useId, useRef } from 'react';
import s from './ReadOnlyText.module.css';

interface Props {
  readonly label: string;
  readonly text: string;
  /** `end`: where the newest lines stand at the end. */
  readonly startAt?: 'top' | 'end';
}

/** Many lines to read, to select and to copy, and not to change. */
export function ReadOnlyText({ label, text, startAt = 'end' }: Props) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another end
  useEffect(() => {
    if (box.current !== null && startAt === 'end') box.current.scrollTop = box.current.scrollHeight;
  }, [text]);
  return (
    <div className={s.field}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} ref={box} className={s.text} value={text} readOnly spellCheck={false} rows={12} />
    </div>
  );
}
