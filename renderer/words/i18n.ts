import { createInstance, type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import checksDe from '../../checks/locales/de.json' with { type: 'json' };
import checksEn from '../../checks/locales/en.json' with { type: 'json' };
import { apart } from '../../checks/model/foreign-text.ts';
import uiDe from '../locales/de.json' with { type: 'json' };
import uiEn from '../locales/en.json' with { type: 'json' };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: { ui: typeof uiEn; checks: typeof checksEn };
  }
}

/**
 * The app's words. One more language is one more pair of files, named here; it is also named in the contract's
 * preferences and snapshot, in HowItLooks, and with its own files in electron/locales/words.ts.
 */
export function startWords(language: string): i18n {
  const words = createInstance();
  void words.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'ui',
    ns: ['ui', 'checks'],
    resources: { en: { ui: uiEn, checks: checksEn }, de: { ui: uiDe, checks: checksDe } },
    // React escapes markup. A name must also not turn round the sentence in which it stands.
    interpolation: { escapeValue: true, escape: apart },
    initAsync: false,
  });
  return words;
}

/** The app's own words unprefixed, and those of the domain as `checks:…`. */
export const useWords = () => useTranslation(['ui', 'checks']);
