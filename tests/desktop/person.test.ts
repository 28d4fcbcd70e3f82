import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Desk,
  launchApp,
  newWorld,
  snapshotOf,
  startDesk,
  until,
  type World,
} from '../support/desk-app.ts';
import { appForAll } from './app-for-tests.ts';

const AI = 'linkedin.ai-training';

describe('what a person does with an account', () => {
  const on = appForAll({ account: 'Secret Name' });

  const banner = () =>
    until(
      'the banner',
      () => on.app.electron.windows().find((page) => page.url().startsWith('flipwatch://banner')),
      (page) => page !== undefined,
    );
  const attached = () =>
    on.app.electron.evaluate(
      ({ webContents }) => webContents.getAllWebContents().filter((one) => one.debugger.isAttached()).length,
    );

  test('signing in happens with nothing attached to the page, and “Done” ends it', async () => {
    const signIn = on.request('account.signIn', { account: on.account });
    const above = await banner();
    expect(await above?.getByRole('status').innerText()).toBe(
      'Sign in to LinkedIn here. Flipwatch does not see what you type.',
    );
    const site = await until(
      'the site’s own page',
      () => on.app.electron.windows().find((page) => page.url().startsWith('http://127.0.0.1')),
      (page) => page !== undefined,
    );
    expect(await attached()).toBe(0);
    const again = await on.request('audit.start', { account: on.account, checks: [] });
    expect(again).toMatchObject({ ok: false, code: 'busy' });
    await site?.getByRole('button', { name: 'Sign in' }).click();
    await site?.waitForURL((url) => !url.pathname.includes('login'));
    await above?.getByRole('button', { name: 'Done, close' }).click();
    expect(await signIn).toEqual({ ok: true, signedIn: true, checking: true, unreachable: null });
    const begun = await until(
      'the check that follows',
      () => on.snapshot(),
      ({ running }) => running !== null,
    );
    expect(begun.running).toMatchObject({ account: on.account, trigger: 'manual' });
    await on.request('audit.stop', { account: on.account });
    await until(
      'it to end, since the person said “Not now”',
      () => on.snapshot(),
      ({ running, queued }) => running === null && queued.length === 0,
    );
  });

  test('a report is saved in each format, and a masked one holds no name', async () => {
    await on.request('audit.start', { account: on.account, checks: [AI, 'linkedin.ads-by-age'] });
    await until(
      'the audit',
      () => on.snapshot(),
      ({ running, accounts }) =>
        running === null &&
        accounts.some(({ checks }) =>
          checks.some(
            ({ check, finding }) =>
              check === 'linkedin.ads-by-age' && finding?.state !== undefined && finding.state !== null,
          ),
        ),
    );
    expect(await on.request('report.showInFolder', {})).toMatchObject({ ok: false, code: 'reportGone' });
    let newest = '';
    const saved = async (format: 'json' | 'csv' | 'html' | 'pdf', masked: boolean) => {
      const reply = await on.request('report.save', { format, masked });
      if (!reply.ok) throw new Error(reply.detail);
      newest = reply.file;
      return readFileSync(reply.file);
    };
    expect(JSON.parse(String(await saved('json', false)))).toMatchObject({ schema: 1 });
    expect(String(await saved('json', false))).toContain('Secret Name');
    for (const format of ['json', 'csv', 'html'] as const)
      expect(String(await saved(format, true))).not.toContain('Secret Name');
    expect(String(await saved('html', true))).toContain('<html');
    expect(String(await saved('csv', true)).split('\n').length).toBeGreaterThan(5);
    const pdf = await saved('pdf', true);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(10_000);

    // The system's file manager is played by the test: there is none on this desk.
    await on.app.electron.evaluate(({ shell }) => {
      const shown: string[] = [];
      Object.assign(globalThis, { shown });
      shell.showItemInFolder = (file) => void shown.push(file);
    });
    expect(await on.request('report.showInFolder', {})).toEqual({ ok: true });
    const elsewhere = { file: '/etc/passwd' } as never;
    expect(await on.request('report.showInFolder', elsewhere)).toMatchObject({ code: 'invalid' });
    const shown = await on.app.electron.evaluate(() => Reflect.get(globalThis, 'shown'));
    expect(shown).toEqual([newest]);
  });

  test('starting at login is off until asked for, and off again leaves no file', async () => {
    const entry = path.join(on.world.reports, 'config', 'autostart', 'flipwatch.desktop');
    expect((await on.snapshot()).preferences.autostart).toBe(false);
    expect(existsSync(entry)).toBe(false);
    expect(await on.request('preferences.set', { autostart: true })).toEqual({ ok: true });
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=".+" ".+" "--hidden"$/m);
    expect(await on.request('preferences.set', { autostart: false })).toEqual({ ok: true });
    expect(existsSync(entry)).toBe(false);
  });

  test('in German the tray speaks German', async () => {
    await on.request('preferences.set', { language: 'de' });
    await until(
      'the German menu',
      () => on.desk.services.menu(),
      (menu) => menu.some(({ label }) => label === 'Jetzt prüfen'),
    );
    await on.request('preferences.set', { language: 'en' });
    await until(
      'the English menu',
      () => on.desk.services.menu(),
      (menu) => menu.some(({ label }) => label === 'Check now'),
    );
  });

  test('paused from the tray, nothing is planned until it goes on', async () => {
    await on.desk.services.clickMenu('Pause');
    const paused = await until(
      'the pause',
      () => on.snapshot(),
      (now) => now.paused,
    );
    expect(paused.nextAuditAt).toBeNull();
    await until(
      'the check mark',
      () => on.desk.services.menu(),
      (menu) => menu.some(({ label, checked }) => label === 'Pause' && checked === true),
    );
    await on.desk.services.clickMenu('Pause');
    await until(
      'the next check',
      () => on.snapshot(),
      (now) => now.nextAuditAt !== null,
    );
  });

  test('the window is where it was left, though Flipwatch was quit with it open', async () => {
    const left = { x: 60, y: 70, width: 900, height: 640 };
    await on.app.electron.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()
        .find((window) => window.isVisible())
        ?.setBounds(bounds);
    }, left);
    await on.startAgain();
    const bounds = await on.app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getNormalBounds()),
    );
    expect(bounds).toEqual([left]);
  });

  test('forgetting an account leaves nothing of it on the disk', async () => {
    const everything = () => readdirSync(on.world.data, { recursive: true, encoding: 'utf8' });
    const { account } = on;
    expect(everything().some((file) => file.includes(account))).toBe(true);
    expect(await on.request('account.forget', { account })).toEqual({ ok: true });
    expect((await on.snapshot()).accounts).toEqual([]);
    expect(everything().filter((file) => file.includes(account))).toEqual([]);
    const settings = readFileSync(path.join(on.world.data, 'flipwatch.json'), 'utf8');
    for (const trace of [account, 'Secret Name']) expect(settings).not.toContain(trace);
    await on.startAgain();
    expect(everything().filter((file) => file.includes(account))).toEqual([]);
  });

  test('“Forget everything” forgets preferences as well', async () => {
    await on.request('account.add', { platform: 'x', name: 'X', practice: true });
    await on.request('preferences.set', { theme: 'dark' });
    expect(await on.request('data.forgetEverything', {})).toEqual({ ok: true });
    const now = await on.snapshot();
    expect(now.accounts).toEqual([]);
    expect(now.preferences.theme).toBe('system');
    expect(existsSync(path.join(on.world.data, 'history'))).toBe(false);
  });
});

describe('a desktop without a tray', () => {
  let desk: Desk;
  let world: World;
  beforeEach(async () => {
    desk = await startDesk({ tray: 'none' });
    world = newWorld('2026-11-16T08:00:00.000Z');
  });
  afterEach(() => {
    desk.close();
    world.remove();
  });

  test('the app says so, and ends with its window instead of hiding where nobody finds it', async () => {
    const app = await launchApp(desk, world);
    const card = await app.window();
    const told = await until(
      'the notice',
      () => snapshotOf(card),
      ({ notices }) => notices.length > 0,
    );
    expect(told.trayShown).toBe(false);
    expect(told.notices.map(({ kind }) => kind)).toEqual(['noTray']);
    const gone = new Promise((resolve) => app.electron.process().once('exit', resolve));
    await app.closeWindow();
    expect(await gone).toBe(0);
  });
});
