import { hostname } from 'node:os';
import path from 'node:path';
import { app, dialog } from 'electron';
import { loadCatalogue } from '../checks/catalogue/index.ts';
import { logProcesses, openAppLog } from './composition/app-log.ts';
import { hasTrayHost } from './desktop/tray-host.ts';
import { declareAppScheme } from './ipc/app-scheme.ts';
import { asksToSweep, sweepLeftovers } from './lifecycle/leftovers.ts';
import { type NoLock, whyNoLock } from './lifecycle/profile-lock.ts';
import { startFindings } from './lifecycle/start-guard.ts';
import { handleUncaughtErrors } from './lifecycle/uncaught-errors.ts';
import { languageOf, loadWords, type Words } from './locales/words.ts';
import { asksForCommandLine, runCommandLine } from './process/command-line.ts';
import { type LaunchOptions, parseLaunchOptions } from './process/launch-options.ts';
import type { Log } from './process/log.ts';
import { disableJit, giveMemoryBack } from './process/memory.ts';
import { restrictNewSessions } from './process/new-sessions.ts';
import { refuseCredentials } from './process/refuse-credentials.ts';
import { startApp } from './start-app.ts';

// Everything that must happen before the app is ready; the rest is `startApp`.
// Root can't sandbox its pages, so tests that run as root ask for none; every window still asks for it by itself.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
declareAppScheme();
restrictNewSessions();
refuseCredentials();
// Last resort: no page may embed another one with rights of its own.
app.on('web-contents-created', (_event, contents) => {
  contents.on('will-attach-webview', (event) => event.preventDefault());
});

/** Exit codes of sysexits.h: the program was called wrongly, or has met a fault of its own. */
const [USAGE, FAULT] = [64, 70];
/** The same for a file that could not be made. */
const CANNOT_CREATE = 73;

// In a checkout the first word is the app's own folder.
const words = process.argv.slice(app.isPackaged ? 1 : 2);
if (asksForCommandLine(words)) {
  // Awaited here, while Electron waits for this module before it is ready: no window, tray or display is needed.
  app.exit(await runCommandLine(words));
} else if (asksToSweep(words)) {
  sweep();
} else if (await isRefused()) {
  app.exit(USAGE);
} else if (!app.requestSingleInstanceLock()) {
  const why = whyNoLock(app.getPath('userData'), hostname());
  // The first instance hears of this start and shows its window.
  if (why.kind === 'alreadyRunning') {
    console.error((await wordsOfSystem()).t('start.alreadyRunning'));
    app.quit();
  } else tellNoStart(why);
} else {
  start(readOptions());
}

/** Finishes what was forgotten: no page, no window, and the end before Electron is ready. */
function sweep(): void {
  const left = tryToSweep();
  if (left.length === 0) app.exit(0);
  else void tellLeft(left);
}

function tryToSweep(): readonly string[] {
  // Somebody has started the app again meanwhile: that start has cleaned up.
  if (!app.requestSingleInstanceLock()) return [];
  const folder = app.getPath('userData');
  try {
    return sweepLeftovers(folder, new Date());
  } catch (error) {
    console.error(error);
    return [folder];
  } finally {
    // An end before Electron is ready leaves its mark on the folder otherwise.
    app.releaseSingleInstanceLock();
  }
}

async function tellLeft(left: readonly string[]): Promise<void> {
  const { t } = await wordsOfSystem();
  const [title, text] = [t('leftovers.title'), t('leftovers.text', { places: left.join('\n') })];
  console.error(text);
  await app.whenReady();
  dialog.showErrorBox(title, text);
  app.exit(CANNOT_CREATE);
}

/** Whether this start must not go on. Whatever removes its protection is reported where it was typed. */
async function isRefused(): Promise<boolean> {
  const findings = startFindings({
    hasSwitch: (name) => app.commandLine.hasSwitch(name),
    env: process.env,
    isRoot: process.getuid?.() === 0,
    isPackaged: app.isPackaged,
  });
  if (findings.length === 0) return false;
  const { t } = await wordsOfSystem();
  const said = { root: 'start.root', noSandbox: 'start.noSandbox' } as const;
  for (const { kind, why, name } of findings)
    console.error(t(why === 'switch' ? `start.switch.${kind}` : said[why], { name }));
  return findings.some(({ kind }) => kind === 'refused');
}

/** Wrong usage is reported in one line where it was typed. */
function readOptions(): LaunchOptions {
  try {
    const platforms = () => loadCatalogue().platforms.map(({ id }) => id);
    const sandbox = !app.commandLine.hasSwitch('no-sandbox');
    return { ...parseLaunchOptions(process.argv.slice(1), app.isPackaged, platforms), sandbox };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(USAGE);
  }
}

/** Before there are preferences, and before the app is ready, which its own locale waits for. */
function wordsOfSystem(): Promise<Words> {
  return loadWords(languageOf('system', app.getPreferredSystemLanguages()[0] ?? 'en'));
}

function start(options: LaunchOptions): void {
  disableJit();
  const log = openAppLog();
  logProcesses(log);
  // An app that is not up yet can't go on.
  const end = (error: unknown): Promise<void> => endInWords(error, log);
  let tell = (error: unknown): void => void end(error);
  handleUncaughtErrors(log, (error) => tell(error));
  const beginning = { built: path.dirname(import.meta.dirname), log, hasTrayHost: hasTrayHost() };
  // Not a top-level await: Electron is only ready when this module has finished.
  app
    .whenReady()
    .then(() => startApp(options, beginning))
    .then(({ reportUncaughtError }) => {
      tell = reportUncaughtError;
      giveMemoryBack();
    })
    .catch(end);
}

/** Said where it was typed, and in a box: somebody who has clicked an icon sees nothing else. */
function tellNoStart({ kind, ...values }: Exclude<NoLock, { kind: 'alreadyRunning' }>): void {
  void wordsOfSystem().then(async ({ t }) => {
    const text = t(`start.${kind}`, values);
    console.error(text);
    await app.whenReady();
    dialog.showErrorBox(t('start.failedTitle'), text);
    app.exit(CANNOT_CREATE);
  });
}

/** Says that the app could not start, in the system's own language, and ends it. */
async function endInWords(error: unknown, log: Log): Promise<void> {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log.write({ event: 'notStarted', error });
  // In a checkout the log has shown it.
  if (app.isPackaged) console.error(detail);
  try {
    await log.close();
    const { t } = await wordsOfSystem();
    dialog.showErrorBox(t('start.failedTitle'), `${t('start.failedText')}\n\n${detail}`);
  } finally {
    app.exit(FAULT);
  }
}
