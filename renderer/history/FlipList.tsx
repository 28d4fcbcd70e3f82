import type { HistoryPoint } from '../../electron/contract/index.ts';
import { cx } from '../parts/class-names.ts';
import { Icon } from '../parts/Icon.tsx';
import { byWhom } from '../words/by-whom.ts';
import { useFlipTime } from '../words/flip-time.ts';
import { useWords } from '../words/i18n.ts';
import s from './FlipList.module.css';

/** How many flips are shown at once. The rest is in the table. */
const SHOWN = 3;

/** Every change of position, newest first: to what, between when and when, and by whom. */
export function FlipList({ flips }: { readonly flips: readonly HistoryPoint[] }) {
  const { t } = useWords();
  if (flips.length === 0) return null;
  return (
    <ul className={s.flips}>
      {flips.slice(0, SHOWN).map((point) => (
        <FlipLine key={point.at} point={point} />
      ))}
      {flips.length > SHOWN && (
        <li className={s.more}>{t('history.moreFlips', { count: flips.length - SHOWN })}</li>
      )}
    </ul>
  );
}

function FlipLine({ point: { at, status, flip } }: { readonly point: HistoryPoint }) {
  const { t } = useWords();
  const flipTime = useFlipTime();
  if (flip === null) return null;
  const who = byWhom(flip);
  return (
    <li className={cx(s.flip, s[status])}>
      <Icon name="flip" />
      <span>
        <strong>{t(`history.turned.${flip.to}`)}</strong> {flipTime({ after: flip.after, before: at })} ·{' '}
        {t(`history.by.${who}`)}
      </span>
    </li>
  );
}
