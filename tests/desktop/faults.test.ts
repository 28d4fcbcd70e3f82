import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../electron/contract/index.ts';
import { sampleOf } from '../support/at-length.ts';
import { until } from '../support/desk-app.ts';
import { waitsForPerson } from '../support/waiting.ts';
import { appForEach } from './app-for-tests.ts';

/** What happens to an audit when the ground moves under it: never a false position, never an app that hangs. */

const on = appForEach({ account: 'Practice' });

const started = async (done = 2): Promise<void> => {
  await on.request('audit.start', { account: on.account, checks: [] });
  await until(
    'an audit in the middle',
    () => on.snapshot(),
    (now) => now.running !== null && findings(now).filter((one) => !waitsForPerson(one)).length >= done,
  );
};
const ended = (capMs?: number): Promise<Snapshot> =>
  until(
    'the end of the audit',
    () => on.snapshot(),
    (now) => now.running === null,
    capMs,
  );
const findings = ({ accounts }: Snapshot) =>
  accounts.flatMap(({ checks }) => checks.flatMap(({ finding }) => finding ?? []));

const blows = {
  'the machine goes to sleep': () =>
    on.app.electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend')),
  'the page’s process dies': () =>
    on.app.electron.evaluate(({ webContents }) => {
      for (const one of webContents.getAllWebContents())
        if (one.getURL().startsWith('http://127.0.0.1')) one.forcefullyCrashRenderer();
    }),
};

test.each(sampleOf('blows', Object.entries(blows)))(
  '%s: what was not seen is unknown, and nothing has flipped',
  async (_name, strike) => {
    await started();
    await strike();
    const after = await ended(30_000);
    const unseen = findings(after).filter((one) => one.status === 'unknown' && !waitsForPerson(one));
    expect(unseen.length).toBeGreaterThan(5);
    expect(new Set(unseen.map(({ reason }) => reason))).toEqual(new Set(['browserClosed']));
    expect(findings(after).filter(({ flip }) => flip !== null)).toEqual([]);
    expect(findings(after).some(({ status }) => status === 'fail')).toBe(true);
    expect(on.desk.services.notifications).toEqual([]);
  },
);

test('Stop ends an audit within seconds, and keeps what was seen', async () => {
  await started();
  const before = Date.now();
  await on.request('audit.stop', {});
  const after = await ended();
  expect(Date.now() - before).toBeLessThan(6000);
  expect(findings(after).length).toBeGreaterThanOrEqual(2);
  expect(findings(after).filter((one) => one.status === 'unknown' && !waitsForPerson(one))).toEqual([]);
});

test('a torn history and unreadable settings are set aside, told, and never fatal', async () => {
  await started();
  await on.request('audit.stop', {});
  const seen = findings(await ended()).length;
  const history = path.join(on.world.data, 'history', `${on.account}.history`);
  await on.startAgain(() => writeFileSync(history, '\n12345678 {"kind":"finding","torn', { flag: 'a' }));
  const mended = await on.snapshot();
  expect(mended.notices.map(({ kind }) => kind)).toContain('historyDamaged');
  expect(findings(mended)).toHaveLength(seen);

  const profile = path.join(on.world.data, 'Partitions', on.account);
  const tear = (name: string): void =>
    writeFileSync(path.join(on.world.data, name), '{"schema":1,"data":{"acc');
  await on.startAgain(() => tear('flipwatch.json'));
  const restored = await on.snapshot();
  expect(restored.notices.map(({ kind }) => kind)).toContain('settingsRestored');
  expect(findings(restored)).toHaveLength(seen);
  expect(existsSync(profile)).toBe(true);

  await on.startAgain(() => ['flipwatch.json', 'flipwatch.last-good.json'].forEach(tear));
  const anew = await on.snapshot();
  expect(anew.accounts).toEqual([]);
  expect(anew.notices.map(({ kind }) => kind)).toContain('settingsDamaged');
  // Nobody's now, but the file that was set aside may yet be mended.
  await on.startAgain();
  expect(existsSync(profile)).toBe(true);
});

test('manual-only mode drives nothing; it reminds, and takes the person’s own word', async () => {
  const said = { account: on.account, check: 'linkedin.ai-training', done: true, on: '2026-11-16' };
  expect(await on.request('answer.set', said)).toMatchObject({ ok: false, code: 'invalid' });
  await on.request('preferences.set', { manualOnly: true });
  const refused = { ok: false, code: 'notAvailable' };
  expect(await on.request('audit.start', { account: on.account, checks: [] })).toMatchObject(refused);
  expect(
    await on.request('fix.run', { account: on.account, check: 'linkedin.ai-training', action: 'fix' }),
  ).toMatchObject(refused);
  expect(await on.request('answer.set', said)).toEqual({ ok: true });
  const { grade, nextAuditAt, running } = await on.snapshot();
  expect(grade).toMatchObject({ private: 0, own: 1 });
  expect(nextAuditAt).not.toBeNull();
  expect(running).toBeNull();
});

test('the second engine, an installed browser, sees and fixes the same', async () => {
  await on.request('preferences.set', { engine: 'installedBrowser' });
  await on.request('audit.start', { account: on.account, checks: ['linkedin.ai-training'] });
  await until(
    'its start',
    () => on.snapshot(),
    (now) => now.running !== null || findings(now).length > 0,
  );
  const after = await ended();
  expect(after.notices).toEqual([]);
  expect(findings(after)).toMatchObject([{ status: 'fail', state: 'on' }]);
  expect(
    await on.request('fix.run', { account: on.account, check: 'linkedin.ai-training', action: 'fix' }),
  ).toMatchObject({ ok: true, fix: { result: 'fixed', after: 'off' } });
});
