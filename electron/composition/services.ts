import { app } from 'electron';
import type { News } from '../../checks/history/news.ts';
import type { Account } from '../../checks/model/index.ts';
import { Accounts, effectiveAccount } from '../accounts/accounts.ts';
import { Agreements } from '../accounts/agreements.ts';
import { NewSites } from '../accounts/new-sites.ts';
import { OwnWatches } from '../accounts/own-watches.ts';
import { PracticeSites } from '../accounts/practice-sites.ts';
import { Audits } from '../audits/audits.ts';
import { type Browsers, openBrowsers } from '../audits/browsers.ts';
import { Fixes } from '../audits/fixes.ts';
import { SitePages } from '../audits/site-pages.ts';
import { Together } from '../audits/together.ts';
import { UserPages } from '../audits/user-pages.ts';
import { openWalkPages } from '../audits/walk-pages.ts';
import { Walks } from '../audits/walks.ts';
import { AppState } from '../state/app-state.ts';
import { Histories } from '../storage/histories.ts';
import { PictureStore } from '../storage/picture-store.ts';
import type { StoredAccount } from '../storage/stored.ts';
import type { Host } from './host.ts';

/** The app's services, which work whether or not a window is open. */
export interface Services {
  readonly state: AppState;
  readonly practiceSites: PracticeSites;
  readonly accounts: Accounts;
  readonly newSites: NewSites;
  readonly agreements: Agreements;
  readonly histories: Histories;
  readonly evidence: PictureStore;
  readonly audits: Audits;
  readonly fixes: Fixes;
  readonly together: Together;
  readonly pages: UserPages;
  readonly sitePages: SitePages;
  readonly walks: Walks;
  readonly browsers: Browsers;
}

/** Makes the services, each from the ones before it. `onNews` gets what audits found. */
export function makeServices(host: Host, onNews: (news: readonly News[]) => void): Services {
  const { options, clock, folders, catalogue, words, names, log } = host;
  const practiceSites = new PracticeSites(folders.practice);
  const histories = new Histories(folders.histories, () => state.changed());
  const state = makeState(host, { practiceSites, histories });
  const newSites = new NewSites();
  const accounts = new Accounts({ state, catalogue, practiceSites, moved: options.sites, log, newSites });
  const watches = new OwnWatches({ folders, state, catalogue, newSites });
  const agreements = new Agreements(state, catalogue);
  const evidence = new PictureStore({
    folder: folders.evidence,
    clock,
    wanted: () => state.stored.preferences.evidence,
  });
  const { profiles } = folders;
  const { sandbox, testClock } = options;
  const browsers = openBrowsers({
    state,
    accounts,
    words: words.now,
    names,
    installed: {
      profiles,
      platforms: () => newSites.among(catalogue.current().platforms),
      sandbox,
      testClock,
    },
    currentFix: () => audits.currentFix,
    onStop: (account) => audits.stop(account),
    log,
  });
  const audits: Audits = new Audits({
    state,
    accounts,
    histories,
    catalogue,
    clock,
    evidence,
    browser: browsers.chosen,
    onNews,
    log,
    onFixBegins: browsers.sayAnew,
  });
  // Loaded only when somebody uses it.
  const openInstalled = async (account: Account, startUrl: string, signal?: AbortSignal) => {
    const { openForSignIn } = await import('../../checks/browser/sign-in.ts');
    await openForSignIn({ account, startUrl, profiles, sandbox, ...(signal && { signal }) });
  };
  const forPerson = { state, accounts, openInstalled, words: words.now };
  const pages = new UserPages({ ...forPerson, audits, title: names.titleOf, pageName: names.pageName });
  const sitePages = new SitePages({ ...forPerson, audits, catalogue, newSites });
  const walkPages = openWalkPages({ ...forPerson, title: names.titleOf });
  const walks = new Walks({ state, accounts, audits, histories, catalogue, pages: walkPages });
  const fixes = new Fixes({ state, audits });
  const together = new Together({ audits, accounts, watches });
  return {
    state,
    practiceSites,
    accounts,
    newSites,
    agreements,
    histories,
    evidence,
    audits,
    fixes,
    together,
    pages,
    sitePages,
    walks,
    browsers,
  };
}

function makeState(
  { options, store, catalogue, clock, words, releases }: Host,
  { practiceSites, histories }: Pick<Services, 'practiceSites' | 'histories'>,
): AppState {
  const sources = {
    store,
    histories,
    catalogue,
    clock,
    appVersion: app.getVersion(),
    newVersionsBy: releases.way,
    effective: (stored: StoredAccount) => effectiveAccount(stored, practiceSites, options.sites),
    language: words.languageFor,
  };
  const nothing = { running: null, queued: [], fixing: null, walk: null, newVersion: null, catalogue: 0 };
  return new AppState(sources, { ...nothing, trayShown: false, awakeSince: clock.now() });
}
