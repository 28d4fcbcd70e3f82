import * as z from 'zod';
import { fold } from '../model/fold.ts';
import type { State } from '../model/index.ts';

/**
 * A control that says its position by words: two radio buttons, two segments, a list of two, a menu button, a combobox, or
 * a row that only tells it. The words a person reads on its options and on the one chosen.
 */
export const choiceSchema = z.object({
  kind: z.enum(['radio', 'segments', 'list', 'menu', 'combobox', 'rowButton']),
  selected: z.string().nullable(),
  /** Empty for what has to be opened first: its items are there only then. */
  options: z.array(z.string()),
});
export type Choice = z.infer<typeof choiceSchema>;

/** The words by which options say their position, as sites write them. */
export const positionWords: Readonly<Record<State, readonly string[]>> = {
  on: [
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
    'active',
    'activated',
    'turned on',
    'aktiv',
    'ativado',
    'ligado',
    'sim',
    'sì',
    'tak',
    'włączone',
    'включено',
    'вкл',
    'увімкнено',
    'açık',
    'オン',
    '开启',
    '開啟',
    '켜짐',
  ],
  off: [
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
    'inactive',
    'deactivated',
    'turned off',
    'blocked',
    'denied',
    'inaktiv',
    'desativado',
    'desligado',
    'não',
    'nie',
    'wyłączone',
    'выключено',
    'выкл',
    'вимкнено',
    'kapalı',
    'オフ',
    '关闭',
    '關閉',
    '꺼짐',
  ],
};

const words: Record<State, ReadonlySet<string>> = {
  on: new Set(positionWords.on.map(fold)),
  off: new Set(positionWords.off.map(fold)),
};

/** What one option means, or null where its words are not plainly on or off. */
export function meaningOf(option: string): State | null {
  const said = fold(option);
  return words.on.has(said) ? 'on' : words.off.has(said) ? 'off' : null;
}

/** Kinds whose options can't be read until somebody opens them. */
const opened: ReadonlySet<Choice['kind']> = new Set(['menu', 'combobox', 'rowButton']);

/** The position of a choice: only where its options are plainly one "on" and one "off". */
export function positionOf(choice: Choice): State | null {
  if (choice.selected === null) return null;
  if (!opened.has(choice.kind)) {
    const meanings = choice.options.map(meaningOf);
    if (!meanings.includes('on') || !meanings.includes('off')) return null;
  }
  return meaningOf(choice.selected);
}
