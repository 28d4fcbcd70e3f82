import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { appImage, desktopEntry, entryBroughtUp } from '../../electron/desktop/desktop-entry.ts';
import { appForAll } from './app-for-tests.ts';

const command = ['/srv/eva/Apps $1/Flipwatch-1.1.AppImage', '--hidden'];
const there = (): boolean => true;
const gone = (): boolean => false;
const written = (program: string): string => desktopEntry([program, '--hidden'], 'words');

describe('an entry at login', () => {
  test('that names the app as it is stays as it is', () => {
    expect(entryBroughtUp(desktopEntry(command, 'words'), command, true, gone)).toBeNull();
  });

  test.each(['/srv/eva/Flipwatch-1.0.AppImage', '/opt/My "best" $app/100%\\x', '/a b/c'])(
    'that we wrote for %s names the present one, and keeps its other lines',
    (program) => {
      const entry = `${written(program)}X-GNOME-Autostart-Delay=30\n`;
      const expected = `${desktopEntry(command, 'words')}X-GNOME-Autostart-Delay=30\n`;
      for (const isThere of [there, gone])
        expect(entryBroughtUp(entry, command, true, isThere)).toBe(expected);
    },
  );

  test('that somebody has put something before stays, as long as that can be started', () => {
    const entry = written('/x').replace(/^Exec=.*$/m, 'Exec=/usr/bin/nice -n 10 "/opt/flipwatch" "--hidden"');
    expect(entryBroughtUp(entry, command, true, (program) => program === '/usr/bin/nice')).toBeNull();
    expect(entryBroughtUp(entry, command, true, gone)).toBe(desktopEntry(command, 'words'));
  });

  test('of an installed app stays where a checkout is tried beside it', () => {
    expect(entryBroughtUp(written('/opt/flipwatch'), command, false, there)).toBeNull();
    expect(entryBroughtUp(written('/opt/flipwatch'), command, false, gone)).not.toBeNull();
  });

  test('asks for the program under its true name', () => {
    const asked: string[] = [];
    const entry = written('/opt/My "best" $app/100%\\x').replace(' "--hidden"', ' --hidden');
    entryBroughtUp(entry, command, true, (program) => asked.push(program) > 0);
    expect(asked).toEqual(['/opt/My "best" $app/100%\\x']);
  });

  test('is one order, whatever its path and words hold', () => {
    for (const path of ['/opt/a\nExec=/bin/evil', '/opt/a\rb', '/opt/a\u0000b', '/opt/\u001b[2J'])
      expect(() => desktopEntry([path, '--hidden'], 'words')).toThrow(/control characters/);
    const entry = desktopEntry(command, 'words\nExec=/bin/evil');
    expect(entry.match(/^Exec/gm)).toHaveLength(1);
  });

  test('without a command is nobody’s to mend', () => {
    expect(entryBroughtUp('[Desktop Entry]\nType=Application\n', command, true, gone)).toBeNull();
  });
});

test.each([
  [
    { APPIMAGE: '/a/Flipwatch.AppImage', APPDIR: '/tmp/.mount_x' },
    '/tmp/.mount_x/flipwatch',
    '/a/Flipwatch.AppImage',
  ],
  // Started from the terminal of an editor that is an AppImage.
  [{ APPIMAGE: '/a/Editor.AppImage', APPDIR: '/tmp/.mount_y' }, '/opt/Flipwatch/flipwatch', null],
  [{ APPIMAGE: '/a/Editor.AppImage', APPDIR: '/tmp/.mount_y' }, '/tmp/.mount_yz/flipwatch', null],
  [{}, '/opt/Flipwatch/flipwatch', null],
])('with %o, %s belongs to the AppImage %s', (env, program, file) => {
  expect(appImage(env, program)).toBe(file);
});

describe('the app, started by hand after it was moved', () => {
  const on = appForAll();
  const entry = () => path.join(on.world.reports, 'config', 'autostart', 'flipwatch.desktop');
  const read = (): string => readFileSync(entry(), 'utf8');

  test('has the login session start it where it is now', async () => {
    expect(await on.request('preferences.set', { autostart: true })).toEqual({ ok: true });
    const good = read();
    await on.startAgain(() =>
      writeFileSync(entry(), good.replace(/^Exec="[^"]+"/m, 'Exec="/srv/eva/Flipwatch-1.0.AppImage"')),
    );
    expect(read()).toBe(good);
    expect((await on.snapshot()).preferences.autostart).toBe(true);
  });

  test('leaves one alone that was switched off', async () => {
    const off = `${written('/srv/eva/Flipwatch-1.0.AppImage')}Hidden=true\n`;
    await on.startAgain(() => {
      mkdirSync(path.dirname(entry()), { recursive: true });
      writeFileSync(entry(), off);
    });
    expect(read()).toBe(off);
    expect((await on.snapshot()).preferences.autostart).toBe(false);
  });
});
