import type { Language } from '../../../model/languages.ts';
import type { OwnWords } from '../../../practice/facts.ts';
import words from './words.json' with { type: 'json' };

type Words = OwnWords & Pick<typeof words.en, 'site'>;
const byLanguage: Record<Language, Words> = words;

/** The words of the X practice pages in one language, beside those of its checks. */
export function xWords(language: Language): Words {
  return byLanguage[language];
}
