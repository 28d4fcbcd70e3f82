import type { WebContents } from 'electron';
import type { Missing } from './arrival.ts';
import { confine, lockedSession, pagePreferences } from './partition.ts';
import type { PlainWindowOptions } from './plain-window.ts';
import { openShownWindow } from './shown-window.ts';

/** How a person left a window in which they went to a page. */
export interface PageVisit {
  /** Where the page stood when they pressed the banner's button; null: they closed the window. */
  readonly address: string | null;
  /** Why no page stood there; null: one did. */
  readonly missing: Missing | null;
  /** Names of the cookies that have come since the first page was there: those first that its scripts can't read. */
  readonly appeared: readonly string[];
}

/** The most names of cookies that are told. */
const MOST_NAMED = 8;

/**
 * A site for the person alone: to sign in, and to go to the page that they mean. Nothing is attached to it, and nothing is
 * put into it: the button that says "here" is the banner's.
 */
export async function openSiteWindow({
  account,
  address,
  inside,
  ...said
}: PlainWindowOptions): Promise<PageVisit> {
  const profile = lockedSession(account.id, inside);
  const cookies = () => profile.cookies.get({ url: address });
  let there: string | null = null;
  const window = openShownWindow({
    ...said,
    preferences: { ...pagePreferences(account.id), disableDialogs: true },
    onPress: () => {
      there = window.contents.isDestroyed() ? null : window.contents.getURL();
      window.close();
    },
    forPerson: true,
  });
  confine(window.contents, inside);
  const before = cookiesAtFirst(window.contents, cookies);
  await window.contents.loadURL(address).catch(() => {});
  window.focusPage();
  const missing = await window.closed;
  await profile.cookies.flushStore();
  const old = new Set((await before()).map(({ name }) => name));
  const fresh = (await cookies()).filter(({ name, value }) => !old.has(name) && value !== '');
  const hidden = fresh.filter(({ httpOnly }) => httpOnly === true);
  const names = (hidden.length > 0 ? hidden : fresh).map(({ name }) => name);
  const appeared = [...new Set(names)].filter((name) => name.length <= 60).slice(0, MOST_NAMED);
  return { address: there, missing, appeared };
}

/** What the site kept when its first page was there, and before the person could do anything on it. */
function cookiesAtFirst<T>(contents: WebContents, cookies: () => Promise<T[]>): () => Promise<T[]> {
  let [pages, seen] = [0, Promise.resolve<T[]>([])];
  const look = (): void => {
    if (pages <= 1) seen = cookies();
  };
  contents.on('did-navigate', () => {
    pages += 1;
  });
  contents.once('dom-ready', look);
  contents.once('did-finish-load', look);
  return () => seen;
}
