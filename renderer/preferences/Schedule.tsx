import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useRequest } from '../notices/use-request.ts';
import { Select } from '../parts/Select.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { HourSelect } from './HourSelect.tsx';
import { Section } from './Section.tsx';
import { usePreferences } from './use-preferences.ts';

const rhythms = ['day', 'week', 'month', 'off'] as const;
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** When Flipwatch looks by itself. */
export function Schedule() {
  const { t } = useWords();
  const dates = useDates();
  const request = useRequest();
  const { paused, nextAuditAt } = useSnapshot();
  const [{ schedule, manualOnly }, change] = usePreferences();
  const next = manualOnly ? 'report.nextReminder' : 'report.next';
  const set = (part: Partial<typeof schedule>) => change({ schedule: { ...schedule, ...part } });

  return (
    <Section title={t('preferences.schedule.title')}>
      <Select
        label={t(manualOnly ? 'preferences.schedule.remind' : 'preferences.schedule.every')}
        hint={manualOnly ? t('preferences.schedule.manualOnly') : t('preferences.schedule.spread')}
        value={schedule.every}
        options={rhythms.map((value) => ({ value, label: t(`preferences.schedule.rhythm.${value}`) }))}
        onChange={(every) => set({ every })}
      />
      {schedule.every === 'week' && (
        <Select
          label={t('preferences.schedule.weekday')}
          value={weekdays[schedule.weekday - 1] ?? '1'}
          options={weekdays.map((value) => ({ value, label: dates.weekday(Number(value)) }))}
          onChange={(weekday) => set({ weekday: Number(weekday) })}
        />
      )}
      {schedule.every !== 'off' && (
        <HourSelect
          label={t('preferences.schedule.hour')}
          value={schedule.hour}
          onChange={(hour) => set({ hour })}
        />
      )}
      {schedule.every !== 'off' && (
        <Switch
          isSelected={paused}
          {...(nextAuditAt === null ? {} : { hint: t(next, { when: dates.coming(nextAuditAt) }) })}
          onChange={(wanted) => void request('schedule.pause', { paused: wanted })}
        >
          {t('preferences.schedule.pause')}
        </Switch>
      )}
    </Section>
  );
}
