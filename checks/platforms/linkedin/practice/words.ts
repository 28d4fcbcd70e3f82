import type { Language } from '../../../model/languages.ts';
import type { OwnWords } from '../../../practice/facts.ts';
import words from './words.json' with { type: 'json' };

type Words = OwnWords & Pick<typeof words.en, 'categories' | 'site'>;
const byLanguage: Record<Language, Words> = words;

/** The words of the LinkedIn practice pages in one language, beside those of its checks. */
export function linkedinWords(language: Language): Words {
  return byLanguage[language];
}
