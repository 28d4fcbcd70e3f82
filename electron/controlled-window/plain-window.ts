import type { Inside } from '../../checks/browser/boundary.ts';
import type { Account } from '../../checks/model/index.ts';
import { confine, lockedSession, pagePreferences } from './partition.ts';
import { openShownWindow } from './shown-window.ts';
import type { StripWords } from './strip.ts';

interface Options {
  readonly account: Account;
  readonly address: string;
  readonly inside: Inside;
  readonly title: string;
  readonly words: StripWords;
}

/**
 * A page of the account for the person alone: to sign in, or to look. Nothing is attached to it and nothing listens.
 * Resolves when the window has been closed and the profile is on disk.
 */
export async function openPlainWindow({ account, address, inside, title, words }: Options): Promise<void> {
  const profile = lockedSession(account.id, inside);
  const window = openShownWindow({
    title,
    words,
    preferences: pagePreferences(account.id),
    onPress: () => window.close(),
    forPerson: true,
  });
  confine(window.contents, inside);
  // A failed load shows the browser's own error page, which the person can read and close.
  await window.contents.loadURL(address).catch(() => {});
  window.focusPage();
  await window.closed;
  await profile.cookies.flushStore();
}

/** Whether the profile holds one of the cookies that prove a session. Only names are looked at, never values. */
export async function hasSession(
  account: Account,
  site: string,
  cookieNames: readonly string[],
  inside: Inside,
): Promise<boolean> {
  const cookies = await lockedSession(account.id, inside).cookies.get({ url: site });
  return cookies.some(({ name }) => cookieNames.includes(name));
}
