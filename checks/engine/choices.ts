import * as z from 'zod';
import { fold } from '../model/fold.ts';
import type { State } from '../model/index.ts';

/** Two radio buttons, a list of two, or a menu button: the words a person reads on its options and on the one chosen. */
export const choiceSchema = z.object({
  kind: z.enum(['radio', 'list', 'menu']),
  selected: z.string().nullable(),
  /** Empty for a menu button: its items are there only once it is open. */
  options: z.array(z.string()),
});
export type Choice = z.infer<typeof choiceSchema>;

const words: Record<State, ReadonlySet<string>> = {
  on: new Set(
    [
      'on',
      'yes',
      'enabled',
      'enable',
      'allow',
      'allowed',
      'ein',
      'an',
      'ja',
      'aktiviert',
      'erlauben',
      'erlaubt',
      'zulassen',
      'oui',
      'activé',
      'autoriser',
      'sí',
      'activado',
      'permitir',
      'attivo',
      'consenti',
      'aan',
    ].map(fold),
  ),
  off: new Set(
    [
      'off',
      'no',
      'disabled',
      'disable',
      'don’t allow',
      'do not allow',
      'not allowed',
      'aus',
      'nein',
      'deaktiviert',
      'nicht erlauben',
      'nicht erlaubt',
      'nicht zulassen',
      'non',
      'désactivé',
      'ne pas autoriser',
      'desactivado',
      'no permitir',
      'disattivo',
      'uit',
      'nee',
    ].map(fold),
  ),
};

/** What one option means, or null where its words are not plainly on or off. */
export function meaningOf(option: string): State | null {
  const said = fold(option);
  return words.on.has(said) ? 'on' : words.off.has(said) ? 'off' : null;
}

/** The position of a choice: only where its options are plainly one "on" and one "off". */
export function positionOf(choice: Choice): State | null {
  if (choice.selected === null) return null;
  if (choice.kind !== 'menu') {
    const meanings = choice.options.map(meaningOf);
    if (!meanings.includes('on') || !meanings.includes('off')) return null;
  }
  return meaningOf(choice.selected);
}
