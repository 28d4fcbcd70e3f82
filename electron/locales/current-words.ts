import type { Language } from '../../checks/model/languages.ts';
import { languageOf, loadWords, type Words } from './words.ts';

type Chosen = Parameters<typeof languageOf>[0];

/** The languages of the system: its own, and those that the person has set in it. */
interface SystemLanguages {
  readonly locale: string;
  readonly preferred: readonly string[];
}

/** The words of the language in use, which the person may change at any moment. */
export interface CurrentWords {
  /** Ask again each time that something is said. */
  readonly now: () => Words;
  /** The language that a choice means on this system. */
  readonly languageFor: (chosen: Chosen) => Language;
  /** From now on the words are those of another choice. */
  readonly follow: (chosen: Chosen) => Promise<void>;
}

/** Loads the words of what the person has chosen. */
export async function openCurrentWords(
  chosen: Chosen,
  { locale, preferred }: SystemLanguages,
): Promise<CurrentWords> {
  const languageFor = (next: Chosen): Language => languageOf(next, locale);
  const load = (next: Chosen): Promise<Words> => loadWords(languageFor(next), [locale, ...preferred]);
  let words = await load(chosen);
  return {
    now: () => words,
    languageFor,
    follow: async (next) => {
      words = await load(next);
    },
  };
}
