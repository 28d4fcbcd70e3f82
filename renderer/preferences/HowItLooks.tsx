import { languages } from '../../checks/model/languages.ts';
import { Select } from '../parts/Select.tsx';
import { useWords } from '../words/i18n.ts';
import { Section } from './Section.tsx';
import { usePreferences } from './use-preferences.ts';

const choices = ['system', ...languages] as const;
const themes = ['system', 'light', 'dark'] as const;

/** Language and colours. */
export function HowItLooks() {
  const { t } = useWords();
  const [{ language, theme }, change] = usePreferences();
  return (
    <Section title={t('preferences.looks.title')}>
      <Select
        label={t('preferences.looks.language')}
        value={language}
        options={choices.map((value) => ({ value, label: t(`preferences.looks.languages.${value}`) }))}
        onChange={(wanted) => change({ language: wanted })}
      />
      <Select
        label={t('preferences.looks.theme')}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`preferences.looks.themes.${value}`) }))}
        onChange={(wanted) => change({ theme: wanted })}
      />
    </Section>
  );
}
