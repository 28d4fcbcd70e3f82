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
  ...(['gdbus', 'call', '--session', '--timeout', '2', '-d', to, '-o', path, '-m'] as const),
  ...method,
];
const dbusSend = (to: string, path: string, ...method: string[]): Command => [
  ...([
    'dbus-send',
    '--session',
    '--reply-timeout=2000',
    '--print-reply=literal',
    `--dest=${to}`,
    path,
  ] as const),
  ...method,
];

/** Whichever of these is installed will do; they differ only in how they spell question and answer. */
const askers: readonly Asker[] = [
  {
    watcher: ['busctl', '--user', '--timeout=2', 'call', BUS, BUS_PATH, BUS, 'NameHasOwner', 's', WATCHER],
    host: ['busctl', '--user', '--timeout=2', 'get-property', WATCHER, PATH, WATCHER, HOST],
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

/** None of our words holds a quotation mark. */
const quoted = (command: Command): string => command.map((word) => `'${word}'`).join(' ');

/**
 * Asks whoever is installed, the first that can. Chromium, which puts our icon there, asks the same in the same order, and
 * also takes no answer for a no.
 */
const script: string = askers
  .map(
    ({ watcher, host }) =>
      `if said=$(${quoted(watcher)} 2>/dev/null); then case $said in *true*) exec ${quoted(host)};; esac; exit 1; fi`,
  )
  .join('\n');

/**
 * Whether somebody draws tray icons here. Windows and macOS always do; on Linux the desktop may have no tray at all
 * (plain GNOME), or keep a list that nobody draws, and Electron does not tell. Where nobody can be asked, the answer is
 * no: one window too many is better than an app that can't be found.
 */
export function hasTrayHost(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  return new Promise((resolve) => {
    // One shell for all questions: a program as large as this one takes long to start another.
    execFile('/bin/sh', ['-c', script], { timeout: 10_000 }, (error, output) =>
      resolve(error === null && /\btrue\b/.test(output)),
    );
  });
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
