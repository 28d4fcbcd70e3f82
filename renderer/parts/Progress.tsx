import { ProgressBar } from 'react-aria-components';
import s from './Progress.module.css';

interface Props {
  readonly label: string;
  readonly done: number;
  /** 0: not known yet. */
  readonly total: number;
}

/** The progress of something; a quiet moving line while the end is not known. */
export function Progress({ label, done, total }: Props) {
  const known = total > 0;
  return (
    <ProgressBar
      className={s.progress ?? ''}
      aria-label={label}
      isIndeterminate={!known}
      value={done}
      maxValue={known ? total : 1}
    >
      {({ percentage }) => (
        <span className={s.track}>
          <span
            className={known ? s.bar : s.unknown}
            style={known ? { width: `${percentage ?? 0}%` } : undefined}
          />
        </span>
      )}
    </ProgressBar>
  );
}
