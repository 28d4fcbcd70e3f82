import { Switch } from '../parts/Switch.tsx';
import { useWords } from '../words/i18n.ts';
import { HourSelect } from './HourSelect.tsx';
import { Section } from './Section.tsx';
import { usePreferences } from './use-preferences.ts';

/** Whether and when Flipwatch speaks up. */
export function Notifications() {
  const { t } = useWords();
  const [{ notifications }, change] = usePreferences();
  const { on, quiet } = notifications;
  const set = (part: Partial<typeof notifications>) =>
    change({ notifications: { ...notifications, ...part } });

  return (
    <Section title={t('preferences.notifications.title')}>
      <Switch
        isSelected={on}
        hint={t('preferences.notifications.hint')}
        onChange={(wanted) => set({ on: wanted })}
      >
        {t('preferences.notifications.on')}
      </Switch>
      {on && (
        <Switch
          isSelected={quiet !== null}
          hint={t('preferences.notifications.quietHint')}
          onChange={(wanted) => set({ quiet: wanted ? { from: 22, to: 8 } : null })}
        >
          {t('preferences.notifications.quiet')}
        </Switch>
      )}
      {on && quiet !== null && (
        <>
          <HourSelect
            label={t('preferences.notifications.from')}
            value={quiet.from}
            onChange={(from) => set({ quiet: { ...quiet, from } })}
          />
          <HourSelect
            label={t('preferences.notifications.to')}
            value={quiet.to}
            onChange={(to) => set({ quiet: { ...quiet, to } })}
          />
        </>
      )}
    </Section>
  );
}
