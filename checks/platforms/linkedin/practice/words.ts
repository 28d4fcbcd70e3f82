import type { Language, ShapeWords } from '../../../practice/shape.ts';
import words from './words.json' with { type: 'json' };

type Words = typeof words.en;
const byLanguage: Record<Language, Words> = words;

/** The words of the LinkedIn practice pages in one language. */
export function linkedinWords(language: Language): Words & ShapeWords {
  return byLanguage[language];
}
