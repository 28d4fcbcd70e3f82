import { powerMonitor } from 'electron';
import {
  type BrowserPort,
  type BrowserSession,
  BrowserUnavailable,
  type Purpose,
} from '../../checks/audit/ports.ts';
import type { Inside } from '../../checks/browser/boundary.ts';
import type { Account } from '../../checks/model/index.ts';
import { openHiddenWindow } from './hidden-window.ts';
import { confine, lockedSession, pagePreferences } from './partition.ts';
import { relay } from './relay.ts';
import { openShownWindow } from './shown-window.ts';
import type { StripWords } from './strip.ts';

export interface OwnWindowOptions {
  /** Where the account's pages may go. */
  readonly inside: (account: Account) => Inside;
  /** What the strip above a shown page says. */
  readonly words: (account: Account) => StripWords;
  readonly title: (account: Account) => string;
  /** The person pressed Stop. */
  readonly onStop: (account: Account) => void;
}

/** Design 7.1: the account's pages in a window of the app, driven without a port. Audits are never shown; fixes are. */
export function ownWindowBrowser(options: OwnWindowOptions): BrowserPort {
  return {
    async open(account, purpose) {
      try {
        return await openSession(account, purpose, options);
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        throw new BrowserUnavailable('failedToStart', `Flipwatch's own window could not be opened: ${said}`);
      }
    },
  };
}

async function openSession(
  account: Account,
  purpose: Purpose,
  options: OwnWindowOptions,
): Promise<BrowserSession> {
  const inside = options.inside(account);
  const profile = lockedSession(account.id, inside);
  const preferences = pagePreferences(account.id);
  const window =
    purpose === 'audit'
      ? openHiddenWindow(preferences)
      : openShownWindow({
          title: options.title(account),
          words: options.words(account),
          preferences,
          onPress: () => options.onStop(account),
        });
  const { contents } = window;
  // A page that sleeps, hangs or has crashed answers nothing: closing its window ends every wait for it.
  const giveUp = (): void => window.close();
  powerMonitor.on('suspend', giveUp);
  contents.on('render-process-gone', giveUp);
  void window.closed.then(() => powerMonitor.off('suspend', giveUp));

  try {
    confine(contents, inside);
    // Playwright finds no page in a window that has never loaded anything.
    await contents.loadURL('about:blank');
    // Loaded here, not at the start: an app that only sits in the tray does without Playwright.
    const { chromium } = await import('playwright-core');
    const browser = await chromium.connectOverCDP(relay(contents), { noDefaults: true });
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('the window has no page');
    let closing: Promise<void> | null = null;
    const close = async (): Promise<void> => {
      await browser.close().catch(() => {});
      // Cookies are written in batches: without this, a sign-in that was just renewed could be lost.
      await profile.cookies.flushStore();
      window.close();
      await window.closed;
    };
    return {
      page,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    window.close();
    throw error;
  }
}
