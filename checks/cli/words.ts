import i18next from 'i18next';
import deOwn from '../locales/cli.de.json' with { type: 'json' };
import enOwn from '../locales/cli.en.json' with { type: 'json' };
import { locales } from '../locales/index.ts';
import { type Language, languages } from '../model/index.ts';
import type { Values } from './failure.ts';

/** A sentence of the locale files, in the person's language. */
export type Translate = (key: string, values?: Values) => string;

/**
 * The language that was asked for, or that of the system. A wrong `--language` is reported later, when the arguments
 * are read.
 */
export function languageFrom(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { readonly language: Language; readonly refused: string | null } {
  const at = words.findIndex((word) => word === '--language' || word.startsWith('--language='));
  const system = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const ofSystem: Language = /^de([_.@-]|$)/i.test(system) ? 'de' : 'en';
  if (at === -1) return { language: ofSystem, refused: null };
  const asked = words[at]?.includes('=') ? words[at]?.slice('--language='.length) : words[at + 1];
  const language = languages.find((known) => known === asked);
  return { language: language ?? ofSystem, refused: language === undefined ? (asked ?? '') : null };
}

/** Opens the command line's words in one language; English stands in for what is missing. */
export async function openWords(language: Language): Promise<Translate> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: 'en',
    resources: {
      en: { translation: { ...locales.en, ...enOwn } },
      de: { translation: { ...locales.de, ...deOwn } },
    },
    interpolation: { escapeValue: false }, // a terminal is not HTML
  });
  // The renderer narrows i18next's keys to its own for the whole program; these are other keys.
  return (key, values) => String(Reflect.apply(instance.t, instance, [key, { ...values }]));
}
