import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { bundle } from '../../build/bundle/bundle.mjs';
import { electronRuntime } from '../../build/electron/runtime.mjs';
import { startVirtualDisplay } from '../../build/test/virtual-display.mjs';
import { openHistoryFile } from '../../checks/history/history-file.ts';
import type { Finding } from '../../checks/model/index.ts';
import type { Channel, Reply, Request, Snapshot } from '../../electron/contract/index.ts';
import { type DeskServices, startDeskServices, type TrayKind } from './desk-services.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** A display and a session bus of the test's own, with a tray host and a notification service that it can see. */
export interface Desk {
  readonly env: Record<string, string>;
  readonly services: DeskServices;
  close(): void;
}

export async function startDesk(options: { readonly tray?: TrayKind } = {}): Promise<Desk> {
  const { env, end } = await startVirtualDisplay();
  const services = await startDeskServices(env.DBUS_SESSION_BUS_ADDRESS ?? '', options);
  const defined = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    env: Object.fromEntries(defined),
    services,
    close: () => {
      services.close();
      end();
    },
  };
}

/** A folder that is the app's whole world, and the file that says what time it is there. */
export interface World {
  readonly data: string;
  readonly reports: string;
  setTime(instant: string): void;
  readonly clockFile: string;
  remove(): void;
}

export function newWorld(startsAt: string): World {
  const folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-desk-'));
  const clockFile = path.join(folder, 'clock');
  const setTime = (instant: string): void => {
    // In one go: the app may look at its clock at any moment, and an empty file is no instant.
    writeFileSync(`${clockFile}.next`, new Date(instant).toISOString());
    renameSync(`${clockFile}.next`, clockFile);
  };
  setTime(startsAt);
  return {
    data: path.join(folder, 'data'),
    reports: folder,
    setTime,
    clockFile,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

/** Three times what the app itself waits for, at most, before it ends. */
const ENDING_MS = 30_000;

/** The real app on a real Electron. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly pid: number;
  /** The report card's window, once it is there. */
  window(): Promise<Page>;
  /** What went wrong in its main process without being caught; `close` takes what is left here for a failure. */
  readonly mishaps: string[];
  /** Closes the report card's window the way its close button does. */
  closeWindow(): Promise<void>;
  close(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/** What the app is started with in a world; in that order. */
export function launchArguments(world: World, args: readonly string[]): string[] {
  return [
    // Chromium can't be sandboxed as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${world.data}`,
    checkout,
    `--test-clock=${world.clockFile}`,
    `--test-save-path=${world.reports}`,
    ...args,
  ];
}

/**
 * Node's inspector now and then forgets a call that it still waits for ("promise was garbage collected"), and never says
 * what the app answered. That says nothing of the app, so it is asked once more; any other error is the test's own.
 */
function askAgainWhereForgotten(app: ElectronApplication): void {
  const ask = app.evaluate.bind(app);
  app.evaluate = async (...call: Parameters<ElectronApplication['evaluate']>) => {
    try {
      return await ask(...call);
    } catch (error) {
      if (!String(error).includes('promise was garbage collected')) throw error;
      return ask(...call);
    }
  };
}

export async function launchApp(
  desk: Desk,
  world: World,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningApp> {
  await bundle(['app', 'renderer', 'icons']);
  const { executable } = await electronRuntime();
  const app = await electron.launch({
    executablePath: executable,
    // Without site isolation Playwright's outer driver sees every frame.
    args: ['--disable-site-isolation-trials', ...launchArguments(world, args)],
    env: {
      ...desk.env,
      LANG: 'en_US.UTF-8',
      TZ: 'Europe/Berlin',
      XDG_CONFIG_HOME: path.join(world.reports, 'config'),
      ...env,
    },
  });
  askAgainWhereForgotten(app);
  const child = app.process();
  const mishaps: string[] = [];
  child.stderr?.on('data', (said: Buffer) => {
    if (said.includes('A mishap in Flipwatch:')) mishaps.push(said.toString());
  });
  const isMain = (page: Page): boolean => page.url().startsWith('flipwatch://app');
  return {
    electron: app,
    pid: child.pid ?? 0,
    window: async () => {
      const page = app.windows().find(isMain) ?? (await app.waitForEvent('window', { predicate: isMain }));
      await page.waitForLoadState('load');
      return page;
    },
    closeWindow: async () => {
      // It has loaded before it is shown; a person can close it from then on.
      await until(
        'a window to be shown',
        () =>
          app.evaluate(({ BrowserWindow }) =>
            BrowserWindow.getAllWindows().some((window) => window.isVisible()),
          ),
        (shown) => shown,
      );
      await app.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.close();
      });
    },
    mishaps,
    close: async () => {
      const ended = app.close().then(() => true);
      if (!(await Promise.race([ended, delay(ENDING_MS, false, { ref: false })]))) {
        child.kill('SIGKILL');
        throw new Error('The app did not end.');
      }
      if (mishaps.length > 0) throw new Error(mishaps.join('\n'));
    },
    kill: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** The real app with nothing attached to it: all that can be done is what the tray offers. */
export interface UnattachedApp {
  readonly pid: number;
  /** By its tray. Resolves with the exit code. */
  quit(): Promise<unknown>;
}

/** Starts it in the tray, and waits until it is there. */
export async function launchUnattached(
  desk: Desk,
  world: World,
  args: readonly string[] = [],
): Promise<UnattachedApp> {
  await bundle(['app', 'renderer', 'icons']);
  const { executable } = await electronRuntime();
  const app = spawn(executable, launchArguments(world, ['--hidden', ...args]), {
    env: { ...desk.env, LANG: 'en_US.UTF-8' },
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => app.once('exit', resolve));
  const { services } = desk;
  await until(
    'the tray',
    () => services.hasTrayIcon(),
    (there) => there,
  );
  return {
    pid: app.pid ?? 0,
    quit: async () => {
      await services.clickMenu('Quit Flipwatch');
      return gone;
    },
  };
}

/** Has it check once, by its tray, with nothing attached; what this account's history says of its settings then. */
export async function auditUnattached(
  desk: Desk,
  world: World,
  account: string,
  args: readonly string[],
): Promise<Finding[]> {
  const app = await launchUnattached(desk, world, args);
  const file = path.join(world.data, 'history', `${account}.history`);
  const finished = (): number =>
    existsSync(file) ? readFileSync(file, 'utf8').split('"kind":"auditFinished"').length - 1 : 0;
  const before = finished();
  try {
    await desk.services.clickMenu('Check now');
    await until('the end of the audit', finished, (count) => count > before, 220_000);
  } finally {
    await app.quit();
  }
  const history = await openHistoryFile(file);
  const entries = await history.entries();
  await history.close();
  return entries.flatMap((entry) => (entry.kind === 'finding' ? [entry.finding] : []));
}

/** An app that has just been started for a test, with what it stands on. */
export interface Started {
  readonly desk: Desk;
  readonly world: World;
  readonly app: RunningApp;
}

export interface StartOptions {
  readonly args?: readonly string[];
  /** What stands in the environment besides. */
  readonly env?: Record<string, string>;
  /** Whether the desktop draws tray icons when the app starts; it does, unless told otherwise. */
  readonly tray?: TrayKind;
}

/** Starts the app on a Monday morning in November, on a desk and in a world that are its alone. */
export async function startApp({ args = [], env = {}, tray = 'host' }: StartOptions = {}): Promise<Started> {
  const desk = await startDesk({ tray });
  const world = newWorld('2026-11-16T08:00:00.000Z');
  const app = await launchApp(desk, world, args, env);
  return { desk, world, app };
}

/** Ends what has been started, as far as that went. */
export async function endAll({ app, desk, world }: Partial<Started>): Promise<void> {
  try {
    await app?.close();
  } finally {
    desk?.close();
    world?.remove();
  }
}

/** Adds a LinkedIn account, a practice one unless told otherwise, and resolves with its id. */
export async function addAccount(card: Page, name = 'Practice', practice = true): Promise<string> {
  const added = await request(card, 'account.add', { platform: 'linkedin', name, practice });
  if (!added.ok) throw new Error(added.detail);
  return added.account;
}

/** Asks the main process the way the report card does. */
export function request<C extends Channel>(page: Page, channel: C, body: Request<C>): Promise<Reply<C>> {
  return page.evaluate(([name, text]) => window.flipwatch.request(name, JSON.parse(text)), [
    channel,
    JSON.stringify(body),
  ] as const);
}

export async function snapshotOf(page: Page): Promise<Snapshot> {
  const reply = await request(page, 'snapshot.get', {});
  if (!reply.ok) throw new Error(`No snapshot: ${reply.detail}`);
  return reply.snapshot;
}

/** Milliseconds between two looks: soon again at first, and not so often where it takes long, since the app answers each one. */
const [soonest, latest] = [150, 400];

/** What takes so long on an idle machine may take twice as long on one that runs three apps at once; only a failure waits it out. */
const PATIENCE = 2;

/**
 * Looks again and again until it is so; says what it last saw if it never is.
 * @param capMs what is more than enough on an idle machine
 */
export async function until<T>(
  what: string,
  look: () => Promise<T> | T,
  isSo: (seen: T) => boolean,
  capMs = 60_000,
): Promise<T> {
  const end = Date.now() + capMs * PATIENCE;
  for (let wait = soonest; ; wait = Math.min(latest, wait * 1.1)) {
    const seen = await Promise.resolve(look()).catch((error: unknown) => error);
    if (!(seen instanceof Error) && isSo(seen as T)) return seen as T;
    if (Date.now() > end)
      throw new Error(
        `Waited in vain for: ${what}. Last seen: ${JSON.stringify(seen)?.slice(0, 1500) ?? seen}`,
      );
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
