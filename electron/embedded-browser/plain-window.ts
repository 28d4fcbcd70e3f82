import type { NavigationPolicy } from '../../checks/browser/boundary.ts';
import type { Account } from '../../checks/model/index.ts';
import type { Missing } from './arrival.ts';
import type { BannerPress, BannerWords } from './banner.ts';
import type { BoxWords } from './boxes.ts';
import type { InsteadWords } from './instead.ts';
import { confine, lockedSession, pagePreferences } from './partition.ts';
import { openShownWindow } from './shown-window.ts';

interface PlainPageOptions {
  readonly account: Account;
  readonly inside: NavigationPolicy;
  readonly title: string;
  readonly words: BannerWords;
  readonly instead: (missing: Missing) => InsteadWords;
  readonly box: BoxWords;
  /** Which of the banner's buttons was pressed; left out: its one button closes the window. */
  readonly onPress?: (press: BannerPress) => void;
  /** Hears of each page that arrives, and of each that does not. */
  readonly onArrival?: (missing: Missing | null, address: string) => void;
}

/** A page of the account for the person alone. */
export interface PlainPage {
  /** Opens an address in it; resolves when the page is there, or does not come. */
  go(address: string): Promise<void>;
  /** Puts the keyboard into the page. */
  focusPage(): void;
  say(words: BannerWords): void;
  bringToFront(): void;
  close(): void;
  /** Resolves when the window has been closed and the profile is on disk, with why no page stood there; null: one did. */
  readonly closed: Promise<Missing | null>;
}

/** Opens a window for pages of the account, to which nothing is attached and in which nothing listens. */
export function openPlainPage({ account, inside, onPress, ...said }: PlainPageOptions): PlainPage {
  const profile = lockedSession(account.id, inside);
  const window = openShownWindow({
    ...said,
    // Switches off Electron's own dialogs, which do not say whose they are. Ours do.
    preferences: { ...pagePreferences(account.id), disableDialogs: true },
    onPress: onPress ?? (() => window.close()),
    forPerson: true,
  });
  confine(window.contents, inside);
  const { say, focusPage, bringToFront, close } = window;
  return {
    say,
    bringToFront,
    close,
    focusPage,
    go: async (address) => {
      // Where no page has come, the window says so.
      if (!window.contents.isDestroyed()) await window.contents.loadURL(address).catch(() => {});
    },
    closed: window.closed.then(async (missing) => {
      await profile.cookies.flushStore();
      return missing;
    }),
  };
}

/** A page of the account for the person alone. */
export interface PlainWindowOptions extends Omit<PlainPageOptions, 'onPress' | 'onArrival'> {
  readonly address: string;
}

/**
 * A page of the account for the person alone: to sign in, or to look. Nothing is attached to it and nothing listens.
 * Resolves when the window has been closed and the profile is on disk, with why no page stood there; null: one did.
 */
export async function openPlainWindow({ address, ...options }: PlainWindowOptions): Promise<Missing | null> {
  const page = openPlainPage(options);
  await page.go(address);
  page.focusPage();
  return page.closed;
}

/** Whether the profile holds one of the cookies that prove a session. Only names are looked at, never values. */
export async function hasSession(
  account: Account,
  site: string,
  cookieNames: readonly string[],
  inside: NavigationPolicy,
): Promise<boolean> {
  const cookies = await lockedSession(account.id, inside).cookies.get({ url: site });
  return cookies.some(({ name }) => cookieNames.includes(name));
}
