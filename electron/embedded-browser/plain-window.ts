import type { NavigationPolicy } from '../../checks/browser/boundary.ts';
import type { Account } from '../../checks/model/index.ts';
import type { Missing } from './arrival.ts';
import type { BannerWords } from './banner.ts';
import type { BoxWords } from './boxes.ts';
import type { InsteadWords } from './instead.ts';
import { confine, lockedSession, pagePreferences } from './partition.ts';
import { openShownWindow } from './shown-window.ts';

/** A page for the person alone. */
export interface PlainWindowOptions {
  readonly account: Account;
  readonly address: string;
  readonly inside: NavigationPolicy;
  readonly title: string;
  readonly words: BannerWords;
  readonly instead: (missing: Missing) => InsteadWords;
  readonly box: BoxWords;
}

/**
 * A page of the account for the person alone: to sign in, or to look. Nothing is attached to it and nothing listens.
 * Resolves when the window has been closed and the profile is on disk, with why no page stood there; null: one did.
 */
export async function openPlainWindow({
  account,
  address,
  inside,
  ...said
}: PlainWindowOptions): Promise<Missing | null> {
  const profile = lockedSession(account.id, inside);
  const window = openShownWindow({
    ...said,
    // Switches off Electron's own dialogs, which do not say whose they are. Ours do.
    preferences: { ...pagePreferences(account.id), disableDialogs: true },
    onPress: () => window.close(),
    forPerson: true,
  });
  confine(window.contents, inside);
  // Where no page has come, the window says so.
  await window.contents.loadURL(address).catch(() => {});
  window.focusPage();
  const missing = await window.closed;
  await profile.cookies.flushStore();
  return missing;
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
