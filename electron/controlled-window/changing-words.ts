import type { Doing } from '../sitting.ts';
import type { Words } from '../words.ts';
import type { StripWords } from './strip.ts';

/** What the strip above a page says while Flipwatch changes something there. */
export function changingWords(
  doing: Doing | null,
  { t }: Words,
  titleOf: (check: string) => string,
): StripWords {
  const button = t('strip.stop');
  if (doing === null) return { doing: t('strip.working'), button };
  const { place, total, action } = doing;
  const said = t(`strip.${action}`, { title: titleOf(doing.check) });
  return { doing: total === 1 ? said : t('strip.ofSeveral', { place, total, said }), button };
}
