import { Select } from '../parts/Select.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useWords } from '../words/i18n.ts';
import { regionOptions } from './regions.ts';
import { Section } from './Section.tsx';
import { usePreferences } from './use-preferences.ts';

const engines = ['ownWindow', 'installedBrowser'] as const;
const rhythms = ['eachAudit', 'monthly', 'never'] as const;

/** How Flipwatch looks: by itself or not, in which browser, and what it keeps. */
export function HowItWorks() {
  const { t, i18n } = useWords();
  const [preferences, change] = usePreferences();
  return (
    <Section title={t('preferences.work.title')}>
      <Switch
        isSelected={preferences.manualOnly}
        hint={t('preferences.work.manualOnlyHint')}
        onChange={(manualOnly) => change({ manualOnly })}
      >
        {t('preferences.work.manualOnly')}
      </Switch>
      <Select
        label={t('preferences.work.engine')}
        hint={t(`preferences.work.engineHint.${preferences.engine}`)}
        value={preferences.engine}
        options={engines.map((value) => ({ value, label: t(`preferences.work.engines.${value}`) }))}
        onChange={(engine) => change({ engine })}
      />
      <Select
        label={t('preferences.work.region')}
        hint={t('preferences.work.regionHint')}
        value={preferences.region ?? ''}
        options={[{ value: '', label: t('preferences.work.regionNone') }, ...regionOptions(i18n.language)]}
        onChange={(region) => change({ region: region === '' ? null : region })}
      />
      {!preferences.manualOnly && (
        <Select
          label={t('preferences.work.newSettings')}
          hint={t('preferences.work.newSettingsHint')}
          value={preferences.newSettings}
          options={rhythms.map((value) => ({
            value,
            label: t(`preferences.work.newSettingsEvery.${value}`),
          }))}
          onChange={(newSettings) => change({ newSettings })}
        />
      )}
      <Switch
        isSelected={preferences.evidence}
        hint={t('preferences.work.evidenceHint')}
        onChange={(evidence) => change({ evidence })}
      >
        {t('preferences.work.evidence')}
      </Switch>
      <Switch
        isSelected={preferences.autostart}
        hint={t('preferences.work.autostartHint')}
        onChange={(autostart) => change({ autostart })}
      >
        {t('preferences.work.autostart')}
      </Switch>
    </Section>
  );
}
