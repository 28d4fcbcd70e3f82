import { createInstance } from 'i18next';
import type { Language } from '../../checks/model/languages.ts';
import { presentZone } from '../process/time-zone.ts';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };

/** `tray.open`, and for words with a plural the name without its suffix. */
type KeysOf<Block> = {
  [K in keyof Block & string]: Block[K] extends string
    ? K extends `${infer Name}_${'one' | 'other'}`
      ? Name
      : K
    : `${K}.${KeysOf<Block[K]>}`;
}[keyof Block & string];
/** The name of each text. */
export type WordKey = KeysOf<typeof en>;

/** The words of tray, notifications, dialogs and the banner. */
export interface Words {
  readonly language: Language;
  t(key: WordKey, values?: Readonly<Record<string, string | number>>): string;
  /** A day and time as the system writes it, in that language and in the zone of the moment. */
  when(instant: string): string;
  /** The day alone, without its year: for what was lately. */
  day(instant: string): string;
}

/** The language in use: the chosen one, or the system's if there are words for it. */
export function languageOf(chosen: 'system' | Language, systemLocale: string): Language {
  if (chosen !== 'system') return chosen;
  return systemLocale.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/**
 * Loads the words of one language.
 * @param tags the system's languages, first the one that it speaks itself: whether a day or a month comes first is theirs
 * to say, where they are variants of the language in use
 */
export async function loadWords(language: Language, tags: readonly string[] = []): Promise<Words> {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, de: { translation: de } },
    // Nothing here is drawn as HTML.
    interpolation: { escapeValue: false },
  });
  const variant = tags.find((tag) => tag.startsWith(`${language}-`)) ?? language;
  const formats = new Map<string, Intl.DateTimeFormat>();
  const format = (instant: string, look: Intl.DateTimeFormatOptions): string => {
    const options = { ...look, timeZone: presentZone().zone };
    const key = JSON.stringify(options);
    const known = formats.get(key) ?? new Intl.DateTimeFormat(variant, options);
    formats.set(key, known);
    return known.format(new Date(instant));
  };
  return {
    language,
    // i18next's own key types are set once for a whole program, and the renderer's words have set them.
    t: (key, values = {}) => String(Reflect.apply(i18n.t, i18n, [key, values])),
    when: (instant) => format(instant, { dateStyle: 'medium', timeStyle: 'short' }),
    day: (instant) => format(instant, { day: 'numeric', month: 'short' }),
  };
}
