import path from 'node:path';
import { logStart } from './composition/app-log.ts';
import { makeHandlers } from './composition/handlers.ts';
import { openHost } from './composition/host.ts';
import { makeServices } from './composition/services.ts';
import { makeShutdown } from './composition/shutdown.ts';
import { makeUpdates } from './composition/updates.ts';
import { setAppMenu } from './desktop/app-menu.ts';
import { openAutostart } from './desktop/autostart.ts';
import { openDesktop } from './desktop/desktop.ts';
import { APP_ORIGIN, serveOnce } from './ipc/app-scheme.ts';
import { register } from './ipc/register.ts';
import { begin } from './lifecycle/begin.ts';
import { tellByNotice } from './lifecycle/uncaught-errors.ts';
import type { LaunchOptions } from './process/launch-options.ts';
import type { Log } from './process/log.ts';

/** The app, once it is up. */
interface RunningApp {
  /** Tells the person of something that went wrong and that nobody has caught. */
  readonly reportUncaughtError: (error: unknown) => void;
}

/** What is known before Electron is ready. */
interface Beginning {
  /** The folder with the bundles of main process, renderer and icons. */
  readonly built: string;
  readonly log: Log;
  /** Other programs are asked for it, and they take their time. */
  readonly hasTrayHost: Promise<boolean>;
}

/** Puts the app together. */
export async function startApp(
  options: LaunchOptions,
  { built, log, hasTrayHost }: Beginning,
): Promise<RunningApp> {
  const host = await openHost(options, log);
  logStart(host);
  const { catalogue, clock, names, store, words } = host;

  const services = makeServices(host, (news) => desktop.notifier.add(news));
  const { state, accounts, audits, histories } = services;
  const autostart = openAutostart(() => words.now().t('autostart.comment'));
  const shutdown = makeShutdown(host, services, () => desktop.close());
  const updates = makeUpdates(host, state, shutdown.shutDown);

  const desktop = openDesktop({
    state,
    audits,
    clock,
    built,
    hidden: options.hidden,
    servePages: serveOnce(path.join(built, 'renderer')),
    hasTrayHost,
    ...(options.testClock === null ? {} : { tickMs: 1000 }),
    words: words.now,
    names,
    onRound: () => updates.lookWhenDue(),
    quit: shutdown.quit,
  });
  setAppMenu(words.now());
  const handlers = makeHandlers(host, services, { autostart, updates, shutdown });
  register(handlers, APP_ORIGIN, (contentsId) => desktop.window.knows(contentsId));

  await begin({
    store,
    state,
    catalogue,
    histories,
    accounts,
    practise: options.practice,
    autostart,
    desktop,
    log,
  });
  return { reportUncaughtError: tellByNotice(state) };
}
