import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Platform } from '../model/index.ts';
import type { Look } from './look.ts';

/** What speaks for somebody being signed in, and a hash that tells two accounts apart. */
export interface Session {
  readonly proven: boolean;
  /** The page offers a sign-in and shows nobody: then a leftover cookie proves nothing. */
  readonly denied: boolean;
  readonly identity: string | null;
}

/** The most names of cookies that are told. */
const MOST_NAMED = 8;

/** Names of the cookies that a site keeps: those that its scripts can't read first, since a session is mostly one of them. */
export async function cookieNames(page: Page, site: string): Promise<string[]> {
  const cookies = (await page.context().cookies(site)).filter(({ value }) => value !== '');
  const hidden = cookies.filter(({ httpOnly }) => httpOnly);
  const telling = hidden.length > 0 ? hidden : cookies;
  return [...new Set(telling.map(({ name }) => name))]
    .filter((name) => name.length <= 60)
    .slice(0, MOST_NAMED);
}

/**
 * Reads only whether the session cookies are there; their values are never kept. The account cookie is hashed, so that
 * two accounts in one profile are noticed without the cookie being kept. The hash protects nobody from somebody who
 * already suspects them: account numbers can be tried.
 */
export async function readSession(
  page: Page,
  platform: Platform,
  site: string,
  look: Look | null,
): Promise<Session> {
  const host = new URL(site).hostname;
  const cookies = (await page.context().cookies()).filter((cookie) => {
    const domain = cookie.domain.replace(/^\./, '');
    return cookie.value !== '' && (host === domain || host.endsWith(`.${domain}`));
  });
  const shown = look?.testIds.some((id) => platform.signedIn.testIds.includes(id)) ?? false;
  const proven =
    cookies.some((cookie) => platform.signedIn.cookies.includes(cookie.name)) ||
    look?.storage === true ||
    shown;
  const account = cookies.find((cookie) => cookie.name === platform.accountCookie)?.value;
  const identity =
    account === undefined
      ? null
      : createHash('sha256').update(`${platform.id}\n${account}`).digest('hex').slice(0, 16);
  return { proven, denied: !shown && look?.signInOffered === true, identity };
}
