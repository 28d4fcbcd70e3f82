import type { BrowserPort } from '../../checks/audit/ports.ts';
import { accountName, named } from '../../checks/model/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { embeddedBrowser } from '../embedded-browser/embedded-browser.ts';
import { type CurrentFix, changingWords, insteadWords } from '../embedded-browser/window-words.ts';
import { installedBrowserByEngine } from '../engine-process/installed-browser.ts';
import type { CatalogueNames } from '../locales/catalogue-names.ts';
import type { Words } from '../locales/words.ts';
import type { LogWriter } from '../process/log.ts';
import type { AppState } from '../state/app-state.ts';
import { loggedBrowser } from './logged.ts';

interface BrowsersDeps {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly words: () => Words;
  readonly names: CatalogueNames;
  readonly installed: Parameters<typeof installedBrowserByEngine>[0];
  /** What is being changed right now. */
  readonly currentFix: () => CurrentFix | null;
  /** The person pressed Stop above a page of this account. */
  readonly onStop: (account: string) => void;
  readonly log: LogWriter;
}

/** The browsers that pages may be driven in. */
export interface Browsers {
  /** The one that the person has chosen. */
  readonly chosen: () => BrowserPort;
  /** The banners above the shown pages have to change. */
  readonly sayAnew: () => void;
  /** Brings the pages that are shown before all other windows. */
  readonly bringToFront: () => void;
}

/** Makes both: the app's own window, and the installed browser. */
export function openBrowsers({
  state,
  accounts,
  words,
  names: { titleOf },
  installed: how,
  currentFix,
  onStop,
  log,
}: BrowsersDeps): Browsers {
  const installed = installedBrowserByEngine(how);
  const own = embeddedBrowser({
    inside: ({ id }) => accounts.get(id).inside,
    title: ({ id, name }) =>
      words().t('window.controlled', { account: accountName(accounts.get(id).platform.name, name) }),
    words: () => changingWords(currentFix(), words(), (check) => named(titleOf(check))),
    instead: ({ id }, missing) => insteadWords(missing, words(), accounts.get(id).platform.name, false),
    onStop: ({ id }) => onStop(id),
    testClock: how.testClock,
  });
  const ports = {
    installedBrowser: loggedBrowser(log, 'installedBrowser', installed),
    ownWindow: loggedBrowser(log, 'ownWindow', own),
  };
  return {
    chosen: () => ports[state.stored.preferences.engine],
    sayAnew: own.sayAnew,
    bringToFront: own.bringToFront,
  };
}
