import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasTrayHost } from '../../electron/desktop/tray-host.ts';
import { type Desk, type RunningApp, startDesk, until } from '../support/desk-app.ts';
import { appForEach } from './app-for-tests.ts';

const find = (program: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(':')
    .map((folder) => path.join(folder, program))
    .find((file) => existsSync(file));
const programs = ['busctl', 'gdbus', 'dbus-send'].filter((program) => find(program) !== undefined);

test('somebody can be asked on this machine', () => {
  expect(programs.length).toBeGreaterThan(0);
});

describe.each(programs)('asked by %s alone', (program) => {
  let desk: Desk;
  let folder: string;
  beforeAll(async () => {
    desk = await startDesk();
    folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-asker-'));
    symlinkSync(find(program) ?? '', path.join(folder, program));
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => {
    desk.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['host', true],
    ['watcherAlone', false],
    ['none', false],
    ['host', true],
  ] as const)('with "%s" the answer is %s', async (kind, drawn) => {
    vi.stubEnv('PATH', folder);
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desk.env.DBUS_SESSION_BUS_ADDRESS);
    await desk.services.setTray(kind);
    expect(await hasTrayHost('linux')).toBe(drawn);
  });
});

describe.each(['none', 'watcherAlone'] as const)('the app, where there is "%s" at first', (tray) => {
  const on = appForEach({ tray });

  test('its icon is there once the host is, its menu works, and the notice goes', async () => {
    await until('the notice', on.snapshot, ({ notices }) => notices.some(({ kind }) => kind === 'noTray'));
    expect(await on.desk.services.hasTrayIcon()).toBe(false);
    await on.desk.services.setTray('host');
    await until('the icon', on.desk.services.hasTrayIcon, (there) => there);
    const { trayShown, notices } = await until('the tray', on.snapshot, (now) => now.trayShown);
    expect({ trayShown, notices }).toEqual({ trayShown: true, notices: [] });
    // With a tray it stays when its window is closed, and the tray brings the window back.
    await on.app.closeWindow();
    await until(
      'no window',
      () => on.app.electron.windows().length,
      (count) => count === 0,
    );
    await on.desk.services.clickMenu('Open report card');
    await on.app.window();
  });

  test('it ends with its window', async () => {
    expect(await endsWithItsWindow(on.app)).toBe(0);
  });
});

describe('the app, where a host is there', () => {
  const on = appForEach();

  test('a host that is started anew has the icon again; where it stays away, that is told', async () => {
    const { services } = on.desk;
    await until('the icon', services.hasTrayIcon, (there) => there);
    await services.setTray('none');
    await services.setTray('host');
    await until('the icon again', services.hasTrayIcon, (there) => there);
    expect((await on.snapshot()).notices).toEqual([]);
    await services.setTray('watcherAlone');
    await until('the notice', on.snapshot, ({ notices }) => notices.some(({ kind }) => kind === 'noTray'));
    expect(await endsWithItsWindow(on.app)).toBe(0);
  });
});

async function endsWithItsWindow({ electron, closeWindow }: RunningApp): Promise<unknown> {
  const gone = new Promise((resolve) => electron.process().once('exit', resolve));
  await closeWindow();
  return gone;
}
