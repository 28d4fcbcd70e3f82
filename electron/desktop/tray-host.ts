import { execFile } from 'node:child_process';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const HOST = 'IsStatusNotifierHostRegistered';
const GET = 'org.freedesktop.DBus.Properties.Get';
const BUS = 'org.freedesktop.DBus';
const BUS_PATH = '/org/freedesktop/DBus';

type Command = readonly [program: string, ...args: string[]];

/**
 * How a program asks the session bus whether somebody keeps the list of tray icons, and whether somebody draws them.
 */
interface Asker {
  readonly watcher: Command;
  readonly host: Command;
}

const gdbus = (to: string, path: string, ...method: string[]): Command => [
  ...(['gdbus', 'call', '--session', '-d', to, '-o', path, '-m'] as const),
  ...method,
];
const dbusSend = (to: string, path: string, ...method: string[]): Command => [
  ...(['dbus-send', '--session', '--print-reply=literal', `--dest=${to}`, path] as const),
  ...method,
];

/** Whichever of these is installed will do; they differ only in how they spell question and answer. */
const askers: readonly Asker[] = [
  {
    watcher: ['busctl', '--user', 'call', BUS, BUS_PATH, BUS, 'NameHasOwner', 's', WATCHER],
    host: ['busctl', '--user', 'get-property', WATCHER, PATH, WATCHER, HOST],
  },
  {
    watcher: gdbus(BUS, BUS_PATH, `${BUS}.NameHasOwner`, WATCHER),
    host: gdbus(WATCHER, PATH, GET, WATCHER, HOST),
  },
  {
    watcher: dbusSend(BUS, BUS_PATH, `${BUS}.NameHasOwner`, `string:${WATCHER}`),
    host: dbusSend(WATCHER, PATH, GET, `string:${WATCHER}`, `string:${HOST}`),
  },
];

const ask = ([program, ...args]: Command): Promise<boolean | null> =>
  new Promise((resolve) => {
    execFile(program, args, { timeout: 2000 }, (error, output) => {
      const said = /\b(true|false)\b/.exec(output)?.[1];
      resolve(error !== null || said === undefined ? null : said === 'true');
    });
  });

/**
 * Whether somebody draws tray icons here. Windows and macOS always do; on Linux the desktop may have no tray at all
 * (plain GNOME), or keep a list that nobody draws, and Electron does not tell. Where nobody can be asked, the answer is
 * no: one window too many is better than an app that can't be found.
 */
export async function hasTrayHost(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return true;
  for (const { watcher, host } of askers) {
    const isThere = await ask(watcher);
    // Chromium, which puts our icon there, asks the same and also takes no answer for a no.
    if (isThere !== null) return isThere && (await ask(host)) === true;
  }
  return false;
}

interface FollowedBy {
  /** A host is there now, but the icon was made before it: nobody will draw that one. */
  readonly onFirstHost: () => void;
  readonly onChange: (hasHost: boolean) => void;
  /** There was no host twice in a row. Once is not enough: at login it may come after the app. */
  readonly onNone: () => void;
}

/** Follows whether tray icons are drawn here: hosts come after the app at login, crash, and are switched off. */
export class TrayHost {
  private hasHost: boolean | null = null;
  private hadHost = false;
  private asking: Promise<boolean> | null = null;

  /** `first`: the first answer, asked for before anybody could hear it. */
  constructor(
    private readonly by: FollowedBy,
    private first: Promise<boolean> | null,
  ) {}

  /** Called now and then. Asks once for all who want to know. */
  look(): Promise<boolean> {
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  private async ask(): Promise<boolean> {
    const before = this.hasHost;
    const now = await (this.first ?? hasTrayHost());
    this.first = null;
    this.hasHost = now;
    if (now !== before) this.by.onChange(now);
    if (!now && before === false) this.by.onNone();
    // From its first host on, Chromium follows by itself. Before the first look no icon is made.
    if (now && !this.hadHost && before !== null) this.by.onFirstHost();
    this.hadHost ||= now;
    return now;
  }
}
