import { useMemo } from 'react';
import { isPressable } from '../../checks/model/capabilities.ts';
import type { CheckWords, Manifest } from '../../checks/model/index.ts';
import { inLanguage, titleOf } from '../../checks/model/languages.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useWords } from './i18n.ts';

/** Finds a check's words in the language in use. */
export interface WordsOfChecks {
  /** What the setting is called; its id where no manifest is known any more. */
  readonly title: (check: string) => string;
  readonly words: (manifest: Manifest) => CheckWords;
  readonly menu: (manifest: Manifest, where: 'desktop' | 'phone') => readonly string[];
  readonly fixSteps: (manifest: Manifest) => readonly string[];
  readonly warning: (manifest: Manifest) => string | null;
  readonly question: (manifest: Manifest) => string | null;
}

/** The words of the checks themselves, which come with their manifests. */
export function useCheckWords(): WordsOfChecks {
  const catalogue = useCatalogue();
  const { i18n } = useWords();
  return useMemo(() => {
    const pick = <T>(blocks: { en: T } & Record<string, T>) => inLanguage(blocks, i18n.language);
    return {
      title: (check) => titleOf(catalogue.manifest(check), check, i18n.language),
      words: (manifest) => pick(manifest.words),
      menu: (manifest, where) => pick(manifest.place.menu[where]),
      fixSteps: (manifest) => (isPressable(manifest) ? pick(manifest.fix.steps) : []),
      warning: (manifest) =>
        isPressable(manifest) && manifest.fix.warning !== undefined ? pick(manifest.fix.warning) : null,
      question: (manifest) => ('question' in manifest ? pick(manifest.question) : null),
    };
  }, [catalogue, i18n.language]);
}
