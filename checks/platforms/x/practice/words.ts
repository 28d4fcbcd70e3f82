import type { Language, ShapeWords } from '../../../practice/shape.ts';
import words from './words.json' with { type: 'json' };

type Words = typeof words.en;
const byLanguage: Record<Language, Words> = words;

/** The words of the X practice pages in one language. X addresses its German readers with "du". */
export function xWords(language: Language): Words & ShapeWords {
  return byLanguage[language];
}
