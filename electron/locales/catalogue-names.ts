import { manifestById, platformById } from '../../checks/catalogue/index.ts';
import type { CatalogueSource } from '../../checks/catalogue/source.ts';
import { inLanguage, titleOf } from '../../checks/model/languages.ts';
import type { Words } from './words.ts';

/** The names of platforms and checks; what is not in the catalogue is named by its id. */
export interface CatalogueNames {
  readonly titleOf: (check: string) => string;
  readonly platformName: (platform: string) => string;
  /** What people call a page that lists settings; of any other its path. */
  readonly pageName: (platform: string, path: string) => string;
}

/** In the language of the words in use. */
export const catalogueNames = (catalogue: CatalogueSource, words: () => Words): CatalogueNames => ({
  titleOf: (check) => titleOf(manifestById(catalogue.current(), check), check, words().language),
  platformName: (platform) => platformById(catalogue.current(), platform)?.name ?? platform,
  pageName: (platform, path) => {
    const { indexPages } = catalogue.current();
    const page = indexPages.find((one) => one.platform === platform && one.path === path);
    return page === undefined ? path : inLanguage(page.words, words().language);
  },
});
