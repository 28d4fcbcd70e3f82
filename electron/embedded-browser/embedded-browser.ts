import { powerMonitor, type WebPreferences } from 'electron';
import {
  type BrowserPort,
  type BrowserSession,
  BrowserUnavailable,
  type Purpose,
} from '../../checks/audit/ports.ts';
import type { NavigationPolicy } from '../../checks/browser/boundary.ts';
import type { Account } from '../../checks/model/index.ts';
import { Engine } from '../engine-process/engine.ts';
import { engineSession } from '../engine-process/engine-session.ts';
import { minimalEnv } from '../engine-process/environment.ts';
import type { Missing } from './arrival.ts';
import type { BannerWords } from './banner.ts';
import { openHiddenWindow } from './hidden-window.ts';
import type { InsteadWords } from './instead.ts';
import { type PageAgent, pageAgent } from './page-agent.ts';
import { confine, lockedSession, pagePreferences } from './partition.ts';
import { openShownWindow, type ShownWindow } from './shown-window.ts';

export interface EmbeddedBrowserOptions {
  /** Where the account's pages may go. */
  readonly inside: (account: Account) => NavigationPolicy;
  /** What the banner above a shown page says. */
  readonly words: (account: Account) => BannerWords;
  /** What is said in place of a page that has not come. */
  readonly instead: (account: Account, missing: Missing) => InsteadWords;
  readonly title: (account: Account) => string;
  /** The person pressed Stop. */
  readonly onStop: (account: Account) => void;
  /** A file with the instant to take for now: tests. */
  readonly testClock: string | null;
}

/** The browser port, and the windows of it that can be seen. */
export interface EmbeddedBrowser extends BrowserPort {
  /** The banners above the shown pages have to change. */
  sayAnew(): void;
  /** Brings the pages that are shown before all other windows. */
  bringToFront(): void;
}

/**
 * The account's pages in a window of the app, driven without a port. Audits are never shown; fixes are. The window and
 * its debugger are here; Playwright and the engine are in a process that ends with the session.
 */
export function embeddedBrowser(options: EmbeddedBrowserOptions): EmbeddedBrowser {
  const shown = new Map<ShownWindow, Account>();
  const keep = (window: ShownWindow, account: Account): void => {
    shown.set(window, account);
    void window.closed.then(() => shown.delete(window));
  };
  return {
    sayAnew: () => {
      for (const [window, account] of shown) window.say(options.words(account));
    },
    bringToFront: () => {
      for (const window of shown.keys()) window.bringToFront();
    },
    async open(account, purpose) {
      try {
        return await openSession(account, purpose, options, keep);
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        throw new BrowserUnavailable('failedToStart', `Flipwatch's own window could not be opened: ${said}`);
      }
    },
  };
}

const shownAs = (account: Account, { title, words, instead, onStop }: EmbeddedBrowserOptions) => ({
  title: title(account),
  words: words(account),
  instead: (missing: Missing) => instead(account, missing),
  onPress: () => onStop(account),
  forPerson: false,
});

async function openSession(
  account: Account,
  purpose: Purpose,
  options: EmbeddedBrowserOptions,
  keep: (window: ShownWindow, account: Account) => void,
): Promise<BrowserSession> {
  const inside = options.inside(account);
  const profile = lockedSession(account.id, inside);
  const preferences: WebPreferences = {
    ...pagePreferences(account.id),
    // The engine hears what the page asks in a dialog, and dismisses it before it is drawn.
    disableDialogs: true,
    // A page that asks for a passkey by itself, as sign-in pages do, would make the system ask for a fingerprint.
    disableBlinkFeatures: 'WebAuth',
  };
  const openShown = (): ShownWindow => {
    const shown = openShownWindow({ ...shownAs(account, options), preferences });
    keep(shown, account);
    return shown;
  };
  const window = purpose === 'audit' ? openHiddenWindow(preferences) : openShown();
  const { contents } = window;
  // A page that sleeps, hangs or has crashed does not answer. Closing its window ends every wait for it.
  const giveUp = (): void => window.close();
  powerMonitor.on('suspend', giveUp);
  contents.on('render-process-gone', giveUp);
  void window.closed.then(() => powerMonitor.off('suspend', giveUp));

  let agent: PageAgent | null = null;
  const engine = new Engine(minimalEnv(process.env), {
    perform: (command) => agent?.perform(command),
    letGo: () => agent?.letGo(),
  });
  void engine.gone.then(giveUp);

  try {
    confine(contents, inside);
    // Playwright finds no page in a window that has never loaded anything.
    await contents.loadURL('about:blank');
    agent = pageAgent(contents, (news) => engine.tellPage(news));
    await engine.do({ task: 'open', how: { page: 'window' }, testClock: options.testClock });
    let closing: Promise<void> | null = null;
    const close = async (): Promise<void> => {
      await engine.do({ task: 'close' }).catch(() => {});
      await engine.end();
      // Cookies are written in batches: without this, a sign-in that was just renewed could be lost.
      await profile.cookies.flushStore();
      window.close();
      await window.closed;
    };
    return engineSession(engine, () => {
      closing ??= close();
      return closing;
    });
  } catch (error) {
    window.close();
    await engine.end();
    throw error;
  }
}
