import path from 'node:path';
import { app, nativeTheme, powerMonitor, session, shell } from 'electron';
import { loadCatalogue, manifestById, platformById } from '../checks/catalogue/index.ts';
import { accountName, named } from '../checks/model/index.ts';
import { Accounts, effectiveAccount } from './accounts.ts';
import { APP_ORIGIN, serveApp } from './app-scheme.ts';
import { AppState } from './app-state.ts';
import { Audits } from './audits.ts';
import { type Preferences, Refused } from './contract/index.ts';
import { ownWindowBrowser } from './controlled-window/own-window-browser.ts';
import { changingWords, insteadWords } from './controlled-window/window-words.ts';
import { setAppMenu } from './desk/app-menu.ts';
import { openAutostart } from './desk/autostart.ts';
import { startDesk } from './desk/desk.ts';
import { windingDown } from './ending.ts';
import { installedBrowserByEngine } from './engine-process/installed-browser.ts';
import { Evidence } from './evidence.ts';
import { Fixes } from './fixes.ts';
import { foldersIn, forgetAccount, forgetEverything, sweepPartitions } from './forgetting.ts';
import { handlersFor, setPaused } from './handlers.ts';
import { Histories } from './histories.ts';
import { register, tell } from './ipc.ts';
import type { LaunchOptions } from './launch-options.ts';
import { Leftovers } from './leftovers.ts';
import { languageOf, loadWords } from './locales/words.ts';
import { tellByNotice } from './mishaps.ts';
import { NewVersions } from './new-versions/new-versions.ts';
import { findReleases } from './new-versions/way.ts';
import { openOutside } from './open-outside.ts';
import { openPast } from './opening.ts';
import { lockOwnSession } from './own-session.ts';
import { PersonPages } from './person-pages.ts';
import { PracticeSites } from './practice-sites.ts';
import { openClock } from './process/clock.ts';
import { saveReport } from './report-saving.ts';
import { SavedReport } from './saved-report.ts';
import { startAgain } from './start-again.ts';
import { openStateStore } from './storage/state-store.ts';

/** The app, once it is up. */
interface RunningApp {
  /** Tells the person of something that went wrong and that nobody has caught. */
  readonly tellMishap: (error: unknown) => void;
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
  const own = ownWindowBrowser({
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
    onNews: (news) => desk.announcer.add(news),
    onDoing: () => own.sayAnew(),
  });
  const fixes = new Fixes({ state, audits });
  const pages = new PersonPages({
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

  const windDown = windingDown({
    audits,
    open: [histories, practiceSites],
    closeDesk: () => desk.close(),
  });
  const leftovers = new Leftovers({
    data: folders.data,
    stored: () => state.stored,
    closeState: () => state.close(),
    startAgain,
  });
  const quit = async (): Promise<void> => {
    await windDown().finally(() => {
      leftovers.leave();
      app.exit(0);
    });
  };
  const newVersions = new NewVersions({
    state,
    clock,
    way: releases.way,
    // Loaded only where somebody wants it.
    openUpdater: async () => (await import('./new-versions/updater.ts')).openUpdater(releases),
    windDown,
    startAnew: () => {
      app.relaunch();
      app.exit(0);
    },
  });
  const desk = startDesk({
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
        await openOutside(releases.page);
      },
      forgetAccount: (account) => forgetAccount(forgetting, account),
      forgetEverything: () => forgetEverything(forgetting),
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
    (contentsId) => desk.window.knows(contentsId),
  );

  nativeTheme.themeSource = store.get().preferences.theme;
  state.onChange((snapshot) => {
    if (desk.window.contents !== null) tell(desk.window.contents, 'snapshot.changed', snapshot);
  });
  powerMonitor.on('resume', () => state.changeMoment({ awakeSince: clock.now() }));
  await autostart.bringUp().catch((error: unknown) => console.error('The login entry stays:', error));
  // The system's own settings may have switched it off meanwhile: the truth is what it says.
  const startsAtLogin = await autostart.isOn();
  if (startsAtLogin !== state.stored.preferences.autostart)
    state.remember((now) => ({ ...now, preferences: { ...now.preferences, autostart: startsAtLogin } }));
  await openPast({ state, store, catalogue, histories, accounts, practise: options.practice });
  await desk.begin();
  return { tellMishap: tellByNotice(state) };
}
