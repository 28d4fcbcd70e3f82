import { describe, expect, test } from 'vitest';
import { until } from '../support/desk-app.ts';
import { appForAll } from './app-for-tests.ts';

/** A Monday at 9:00 in Berlin, 8:00 UTC: the first check is planned for the Sunday after. */
const next = async (on: ReturnType<typeof appForAll>): Promise<string> =>
  (await on.desk.services.menu()).find(({ label }) => label.startsWith('Next check'))?.label ?? '';

describe.each(['', 'Etc/Unknown', 'Atlantis/Poseidonis'])('with TZ=%s', (TZ) => {
  const on = appForAll({ account: 'Practice', env: { TZ } });

  test('the app starts, also with an account, and says by what it goes', async () => {
    await on.startAgain();
    const { accounts, nextAuditAt, notices, zone } = await on.snapshot();
    expect(accounts).toHaveLength(1);
    expect(nextAuditAt).not.toBeNull();
    expect(zone).toBe('UTC');
    await until('the notice', on.snapshot, (now) =>
      now.notices.some(({ kind }) => kind === 'timeZoneUnknown'),
    );
    await on.card.getByText('This computer names no time zone').waitFor();
    // Told once, at the first start.
    expect(notices.filter(({ kind }) => kind === 'timeZoneUnknown')).toHaveLength(1);
  });
});

describe('where the zone changes while it runs', () => {
  const on = appForAll({ account: 'Practice' });

  test('tray and report card go by the new one', async () => {
    expect(await on.request('audit.start', { account: null, checks: [] })).toEqual({ ok: true });
    const checked = await until(
      'the first check',
      async () => (await on.snapshot()).accounts[0]?.lastAudit?.finishedAt,
      (at) => at !== undefined,
    );
    const { nextAuditAt, preferences } = await on.snapshot();
    expect(await next(on)).toContain(written(nextAuditAt, 'Europe/Berlin'));
    await on.card.getByText(written(checked, 'Europe/Berlin')).first().waitFor();

    // What a traveller's system does: it names another zone to whoever asks.
    await on.app.electron.evaluate(() => {
      process.env.TZ = 'Pacific/Honolulu';
    });
    const now = await until('another plan', on.snapshot, ({ zone }) => zone === 'Pacific/Honolulu');
    expect(now.nextAuditAt).not.toBe(nextAuditAt);
    await on.card.getByText(written(checked, 'Pacific/Honolulu')).first().waitFor();

    // An hour that was never shown before, so that what the tray says is new.
    const schedule = { ...preferences.schedule, hour: (preferences.schedule.hour + 5) % 24 };
    expect(await on.request('preferences.set', { schedule })).toEqual({ ok: true });
    const { nextAuditAt: later } = await on.snapshot();
    await until(
      'the tray',
      () => next(on),
      (label) => label.includes(written(later, 'Pacific/Honolulu')),
    );
  });
});

const written = (instant: string | null | undefined, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant ?? ''),
  );
