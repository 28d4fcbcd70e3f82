import { execFile } from 'node:child_process';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const BUS = 'org.freedesktop.DBus';

/** Whichever of these is installed can ask the session bus; they differ only in how they spell question and answer. */
const questions: readonly (readonly [program: string, ...args: string[]])[] = [
  ['busctl', '--user', 'call', BUS, '/org/freedesktop/DBus', BUS, 'NameHasOwner', 's', WATCHER],
  [
    'gdbus',
    'call',
    '--session',
    '-d',
    BUS,
    '-o',
    '/org/freedesktop/DBus',
    '-m',
    `${BUS}.NameHasOwner`,
    WATCHER,
  ],
  [
    'dbus-send',
    '--session',
    '--print-reply=literal',
    `--dest=${BUS}`,
    '/org/freedesktop/DBus',
    `${BUS}.NameHasOwner`,
    `string:${WATCHER}`,
  ],
];

const ask = ([program, ...args]: readonly [string, ...string[]]): Promise<boolean | null> =>
  new Promise((resolve) => {
    execFile(program, args, { timeout: 2000 }, (error, output) => {
      const said = /\b(true|false)\b/.exec(output)?.[1];
      resolve(error !== null || said === undefined ? null : said === 'true');
    });
  });

/**
 * Whether somebody draws tray icons here. Windows and macOS always do; on Linux the desktop may have no tray at all
 * (plain GNOME), and Electron does not tell. Where nobody can be asked, the answer is no: a window too many is
 * better than an app that can't be found again.
 */
export async function hasTrayHost(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return true;
  for (const question of questions) {
    const said = await ask(question);
    if (said !== null) return said;
  }
  return false;
}
