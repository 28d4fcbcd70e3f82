import type { Flip } from '../../checks/model/index.ts';
import { useDates } from './dates.ts';
import { useWords } from './i18n.ts';

/** When a position changed: between two looks, or at one moment where both fall into the same minute. */
export function useFlipTime(): (flip: Pick<Flip, 'after' | 'before'>) => string {
  const { t } = useWords();
  const dates = useDates();
  return (flip) => {
    const [after, before] = [dates.exact(flip.after), dates.exact(flip.before)];
    return after === before ? t('flips.on', { at: before }) : t('flips.between', { after, before });
  };
}
