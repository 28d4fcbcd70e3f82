import { createInstance, type TFunction } from 'i18next';
import checksDe from '../../checks/locales/de.json' with { type: 'json' };
import checksEn from '../../checks/locales/en.json' with { type: 'json' };
import uiDe from '../../renderer/locales/de.json' with { type: 'json' };
import uiEn from '../../renderer/locales/en.json' with { type: 'json' };

/** The app's own words, so that a test finds a button in either language by its key. */
export function wordsIn(language: 'en' | 'de'): TFunction<['ui', 'checks']> {
  const words = createInstance();
  void words.init({
    lng: language,
    defaultNS: 'ui',
    ns: ['ui', 'checks'],
    resources: { en: { ui: uiEn, checks: checksEn }, de: { ui: uiDe, checks: checksDe } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return words.getFixedT(language, ['ui', 'checks']);
}
