import type { Language } from '../model/languages.ts';
import de from './locales/de.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };

/** Every word of the practice sites that belongs to no platform: front page, panel, sign-in, and the faults. */
export type SiteWords = typeof en;

const byLanguage: Record<Language, SiteWords> = { en, de };

function fill<T>(words: T, name: string): T {
  // JSON in, JSON out: the shape stays, only the placeholder is replaced.
  const filled: T = JSON.parse(JSON.stringify(words).replaceAll('{{platform}}', name));
  return filled;
}

/** The words in one language, with the platform's name in its place. */
export function siteWords(language: Language, platformName: string): SiteWords {
  return fill(byLanguage[language], platformName);
}
