import type { Response } from 'playwright-core';
import {
  awayFrom,
  isReadable,
  type Manifest,
  type Platform,
  type Reason,
  type SettingManifest,
} from '../model/index.ts';
import { networkErrors } from '../model/network-errors.ts';
import { fold } from './labels.ts';
import type { Look } from './look.ts';
import { Stopped, TookTooLong } from './waiting.ts';

/** What kept a visit from reading: one of the model's reasons, and a technical word for the curious. */
export interface Blocker {
  readonly reason: Reason;
  readonly detail: string;
}

/** Something that stands between us and the page that was asked for. */
export interface PageBlocker extends Blocker {
  /** True where the page may still be on its way: believed only if it lasts. */
  readonly mayPass: boolean;
}

/** The prefix below which a path lies, if any. */
export const below = (path: string, prefixes: readonly string[]): string | undefined =>
  prefixes.find((prefix) => path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`));

/** Judges the answer's status line, before anything of the page is looked at. */
export function blockerOfResponse(response: Response | null): PageBlocker | null {
  const status = response?.status() ?? 200;
  const headers = response?.headers() ?? {};
  if (headers['cf-mitigated'] === 'challenge')
    return { reason: 'challenge', detail: 'the site asks to prove that a person is there', mayPass: false };
  // Neither comes from a site: RFC 6585 keeps 511 for the network, and 407 is a proxy's.
  if (status === 511) return { reason: 'captivePortal', detail: 'the network answered 511', mayPass: false };
  if (status === 407) return { reason: 'proxy', detail: 'a proxy answered 407', mayPass: false };
  // 999 is what LinkedIn answers to visitors it wants fewer visits from.
  if (status === 429 || status === 999)
    return { reason: 'rateLimited', detail: `the site answered ${status}`, mayPass: false };
  // It refuses, or asks to come back later: no further page is opened.
  if (status === 403 || (status === 503 && headers['retry-after'] !== undefined))
    return { reason: 'rateLimited', detail: `the site answered ${status}`, mayPass: false };
  if (status === 401) return { reason: 'signedOut', detail: 'the site answered 401', mayPass: false };
  if (status < 400) return null;
  const gone = status === 404 || status === 410;
  return {
    reason: gone ? 'pageMissing' : 'siteError',
    detail: `the site answered ${status}`,
    mayPass: false,
  };
}

/** Judges where we are: still the page that was asked for, or a sign-in, a challenge, another page. */
export function blockerOfAddress(
  address: string,
  site: string,
  path: string,
  platform: Platform,
): PageBlocker | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (below(url.pathname, platform.challengePaths))
    return { reason: 'challenge', detail: `at ${url.pathname}`, mayPass: false };
  if (below(url.pathname, platform.signedOut.paths))
    return { reason: 'signedOut', detail: `at ${url.pathname}`, mayPass: false };
  if (url.origin !== site)
    return { reason: 'redirected', detail: `to another site, ${url.host}`, mayPass: true };
  const away = awayFrom(path, url);
  return away === null ? null : { reason: 'redirected', detail: `to ${away}`, mayPass: true };
}

/** Judges what the page shows as a whole, apart from its switches. */
export function blockerOfLook(
  look: Look,
  checks: readonly SettingManifest[],
  platform: Platform,
  catalogue: readonly Manifest[],
): PageBlocker | null {
  const marker = look.testIds.find((id) => platform.signedOut.testIds.includes(id));
  if (marker !== undefined)
    return {
      reason: 'signedOut',
      detail: 'these switches belong to the browser, not to an account',
      mayPass: false,
    };
  const browsersOwn = look.texts.find((text) => platform.signedOut.texts.includes(text));
  if (browsersOwn !== undefined)
    return { reason: 'signedOut', detail: `the page says "${browsersOwn}"`, mayPass: true };
  if (look.passwordAsked)
    return { reason: 'signedOut', detail: 'the page asks for a password', mayPass: true };
  const broken = look.texts.find((text) => platform.brokenPageTexts.includes(text));
  if (broken !== undefined) return { reason: 'notReady', detail: `the page says "${broken}"`, mayPass: true };
  const stranger = otherPageIn(look, checks, catalogue);
  if (stranger) return { reason: 'redirected', detail: `the page is headed as ${stranger}`, mayPass: true };
  return null;
}

/** A main heading that is another page's, and no heading of ours: a soft redirect that kept the address. */
function otherPageIn(
  look: Look,
  checks: readonly SettingManifest[],
  catalogue: readonly Manifest[],
): string | null {
  const seen = new Set(look.headings.map(fold));
  const [own] = checks;
  if (own === undefined || seen.size === 0) return null;
  const knows = (check: SettingManifest) =>
    [...check.place.headings, ...check.control.labels].some((label) => seen.has(fold(label.text)));
  if (checks.some(knows)) return null;
  const stranger = catalogue.find(
    (other): other is SettingManifest =>
      isReadable(other) && other.place.path !== own.place.path && knows(other),
  );
  return stranger?.id ?? null;
}

/** The heading of ours that the page shows, as a witness. */
export function ownHeading(look: Look, check: SettingManifest): string | null {
  const known = new Set(check.place.headings.map((label) => fold(label.text)));
  return [...look.headings, ...look.subheadings].find((heading) => known.has(fold(heading))) ?? null;
}

/** Names what went wrong. The detail is ours or Chromium's own code word: never text from a page. */
export function blockerOfError(error: unknown): Blocker {
  if (error instanceof Stopped) return { reason: 'browserClosed', detail: 'the audit was stopped' };
  if (error instanceof TookTooLong) return { reason: 'timeout', detail: error.message };
  const message = error instanceof Error ? error.message : String(error);
  const code = /net::(ERR_[A-Z0-9_]+)/.exec(message)?.[1];
  // An address may hold any word: where Chromium gives a code, nothing else is searched.
  for (const [sign, reason, detail] of networkErrors)
    if (sign.test(code ?? message))
      return { reason, detail: code === undefined ? detail : `${detail} (${code})` };
  if (code !== undefined) return { reason: 'siteError', detail: `the connection failed (${code})` };
  return { reason: 'error', detail: 'the page could not be read' };
}

/** The page moved on while we looked: look again, nothing is wrong. */
export const movedOn = (error: unknown): boolean =>
  error instanceof Error &&
  /Execution context was destroyed|Cannot find context|frame (was|got) detached|Frame was detached|navigating and changing the content/i.test(
    error.message,
  );
