import path from 'node:path';
import { app, nativeTheme, powerMonitor, session, shell } from 'electron';
import { loadCatalogue, manifestById, platformById } from '../checks/catalogue/index.ts';
import { accountName, named } from '../checks/model/index.ts';
import { Accounts, effectiveAccount } from './accounts/accounts.ts';
import { PracticeSites } from './accounts/practice-sites.ts';
import { Audits } from './audits/audits.ts';
import { Fixes } from './audits/fixes.ts';
import { UserPages } from './audits/user-pages.ts';
import { type Preferences, Refused } from './contract/index.ts';
import { setAppMenu } from './desktop/app-menu.ts';
import { openAutostart } from './desktop/autostart.ts';
import { startDesktop } from './desktop/desktop.ts';
import { saveReport } from './desktop/save-report.ts';
import { SavedReport } from './desktop/saved-report.ts';
import { embeddedBrowser } from './embedded-browser/embedded-browser.ts';
import { changingWords, insteadWords } from './embedded-browser/window-words.ts';
import { installedBrowserByEngine } from './engine-process/installed-browser.ts';
import { APP_ORIGIN, serveApp } from './ipc/app-scheme.ts';
import { handlersFor, setPaused } from './ipc/handlers/handlers.ts';
import { register, tell } from './ipc/register.ts';
import { eraseAccount, eraseEverything, sweepPartitions } from './lifecycle/erase-data.ts';
import { Leftovers } from './lifecycle/leftovers.ts';
import { relaunch } from './lifecycle/relaunch.ts';
import { shutdownOnce } from './lifecycle/shutdown.ts';
import { restoreState } from './lifecycle/startup.ts';
import { tellByNotice } from './lifecycle/uncaught-errors.ts';
import { languageOf, loadWords } from './locales/words.ts';
import { openClock } from './process/clock.ts';
import type { LaunchOptions } from './process/launch-options.ts';
import { openInBrowser } from './process/open-external.ts';
import { lockOwnSession } from './process/own-session.ts';
import { AppState } from './state/app-state.ts';
import { Evidence } from './storage/evidence.ts';
import { foldersIn } from './storage/folders.ts';
import { Histories } from './storage/histories.ts';
import { openStateStore } from './storage/state-store.ts';
import { findReleases } from './updates/release-feed.ts';
import { Updates } from './updates/updates.ts';

/** The app, once it is up. */
interface RunningApp {
  /** Tells the person of something that went wrong and that nobody has caught. */
  readonly reportUncaughtError: (error: unknown) => void;
}

/** Puts the app together. `built`: the folder with the bundles of main process, renderer and icons. */
export async function startApp(options: LaunchOptions, built: string): Promise<RunningApp> {
  lockOwnSession(session.defaultSession);
  const clock = openClock(options.testClock);
  const folders = foldersIn(app.getPath('userData'));
  const store = openStateStore(folders.data, clock.now());
  sweepPartitions(
    folders.data,
    store.get().accounts.map(({ account }) => account.id),
  );
  const catalogue = loadCatalogue({ folder: folders.checks, now: clock.now() });
  const practiceSites = new PracticeSites(folders.practice);
  const language = (chosen: Preferences['language']) => languageOf(chosen, app.getLocale());
  const speak = (chosen: Preferences['language']) =>
    loadWords(language(chosen), [app.getLocale(), ...app.getPreferredSystemLanguages()]);
  let words = await speak(store.get().preferences.language);

  const releases = findReleases({
    packaged: app.isPackaged,
    platform: process.platform,
    app: app.getAppPath(),
    resources: process.resourcesPath,
    testFeed: options.testUpdateFeed,
  });
  const histories = new Histories(
    folders.histories,
    () => state.changed(),
    (check) => manifestById(catalogue, check)?.place.path ?? null,
  );
  const state = new AppState(
    {
      store,
      histories,
      catalogue,
      clock,
      appVersion: app.getVersion(),
      newVersionsBy: releases.way,
      effective: (stored) => effectiveAccount(stored, practiceSites, options.sites),
      language,
    },
    { running: null, queued: [], fixing: null, trayShown: false, newVersion: null, awakeSince: clock.now() },
  );
  const accounts = new Accounts(state, catalogue, practiceSites, options.sites, clock);
  const evidence = new Evidence({
    folder: folders.evidence,
    clock,
    wanted: () => state.stored.preferences.evidence,
  });
  const autostart = openAutostart(() => words.t('autostart.comment'));
  const titleOf = (check: string): string => {
    const manifest = manifestById(catalogue, check);
    return (manifest?.words[words.language] ?? manifest?.words.en)?.title ?? check;
  };
  const platformName = (platform: string): string => platformById(catalogue, platform)?.name ?? platform;

  const { profiles } = folders;
  const { sandbox, testClock } = options;
  const installed = installedBrowserByEngine({
    profiles,
    platforms: catalogue.platforms,
    sandbox,
    testClock,
  });
  const own = embeddedBrowser({
    inside: ({ id }) => accounts.get(id).inside,
    title: ({ platform, name }) =>
      words.t('window.controlled', { account: accountName(platformName(platform), name) }),
    words: () => changingWords(audits.doing, words, (check) => named(titleOf(check))),
    instead: ({ platform }, missing) => insteadWords(missing, words, platformName(platform), false),
    onStop: ({ id }) => audits.stop(id),
    testClock,
  });
  const audits: Audits = new Audits({
    state,
    accounts,
    histories,
    catalogue,
    clock,
    evidence,
    // As the person chose.
    browser: () => (state.stored.preferences.engine === 'installedBrowser' ? installed : own),
    onNews: (news) => desktop.notifier.add(news),
    onDoing: () => own.sayAnew(),
  });
  const fixes = new Fixes({ state, audits });
  const pages = new UserPages({
    state,
    accounts,
    audits,
    // Loaded only where somebody wants it.
    openInstalled: async (account, startUrl) => {
      const { openForSignIn } = await import('../checks/browser/sign-in.ts');
      await openForSignIn({ account, startUrl, profiles, sandbox });
    },
    words: () => words,
    title: titleOf,
  });

  const shutDown = shutdownOnce({
    audits,
    open: [histories, practiceSites],
    closeDesktop: () => desktop.close(),
  });
  const leftovers = new Leftovers({
    data: folders.data,
    stored: () => state.stored,
    closeState: () => state.close(),
    relaunch,
  });
  const quit = async (): Promise<void> => {
    await shutDown().finally(() => {
      leftovers.leave();
      app.exit(0);
    });
  };
  const newVersions = new Updates({
    state,
    clock,
    way: releases.way,
    // Loaded only where somebody wants it.
    openUpdater: async () => (await import('./updates/updater.ts')).openUpdater(releases),
    shutDown,
    startAnew: () => {
      app.relaunch();
      app.exit(0);
    },
  });
  const desktop = startDesktop({
    state,
    audits,
    clock,
    built,
    hidden: options.hidden,
    ...(options.testClock === null ? {} : { tickMs: 1000 }),
    words: () => words,
    platformName,
    titleOf,
    onTick: () => newVersions.lookWhenDue(),
    pause: (paused) => setPaused(state, paused, clock.now()),
    quit: () => void quit(),
  });
  setAppMenu(words);
  const applyPreferences = async (next: Preferences, before: Preferences): Promise<void> => {
    words = await speak(next.language);
    setAppMenu(words);
    nativeTheme.themeSource = next.theme;
    if (next.autostart !== before.autostart) await autostart.set(next.autostart);
    if (next.manualOnly && !before.manualOnly) audits.stop();
  };
  const forgetting = { state, audits, histories, practiceSites, autostart, folders, leftovers };
  const savedReport = new SavedReport((file) => shell.showItemInFolder(file));
  serveApp(path.join(built, 'renderer'));
  register(
    handlersFor({
      state,
      accounts,
      audits,
      fixes,
      watchChanges: () => own.bringToFront(),
      histories,
      catalogue,
      clock,
      pages,
      practiceSites,
      evidence,
      newVersions,
      openReleases: async () => {
        if (releases.page === null) throw new Refused('notAvailable', 'This copy knows of no such page.');
        await openInBrowser(releases.page);
      },
      eraseAccount: (account) => eraseAccount(forgetting, account),
      eraseEverything: () => eraseEverything(forgetting),
      saveReport: (request) =>
        saveReport(request, {
          state,
          accounts,
          histories,
          catalogue,
          clock,
          words,
          folder: options.testSavePath,
        }).then(savedReport.keep),
      showReport: savedReport.showInFolder,
      applyPreferences,
      quit: () => void quit(),
    }),
    APP_ORIGIN,
    (contentsId) => desktop.window.knows(contentsId),
  );

  nativeTheme.themeSource = store.get().preferences.theme;
  state.onChange((snapshot) => {
    if (desktop.window.contents !== null) tell(desktop.window.contents, 'snapshot.changed', snapshot);
  });
  powerMonitor.on('resume', () => state.changeRuntime({ awakeSince: clock.now() }));
  await autostart.bringUp().catch((error: unknown) => console.error('The login entry stays:', error));
  // The system's own settings may have switched it off meanwhile: the truth is what it says.
  const startsAtLogin = await autostart.isOn();
  if (startsAtLogin !== state.stored.preferences.autostart)
    state.remember((now) => ({ ...now, preferences: { ...now.preferences, autostart: startsAtLogin } }));
  await restoreState({ state, store, catalogue, histories, accounts, practise: options.practice });
  await desktop.begin();
  return { reportUncaughtError: tellByNotice(state) };
}
