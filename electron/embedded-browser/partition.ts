import { type Session, session, type WebContents, type WebPreferences } from 'electron';
import type { NavigationPolicy } from '../../checks/browser/boundary.ts';

/** Web preferences of every page of a platform: no preload, no Node, nothing sent away for spelling. */
export const pagePreferences = (accountId: string): WebPreferences => ({
  partition: `persist:${accountId}`,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
  backgroundThrottling: false,
  autoplayPolicy: 'user-gesture-required',
});

const harmlessSchemes = new Set(['http:', 'https:', 'ws:', 'wss:', 'data:', 'blob:']);

const schemeOf = (url: string): string => (URL.canParse(url) ? new URL(url).protocol : '');

/**
 * The account's own browser profile. Like every session it may do nothing of its own (`process/new-sessions.ts`); what it may
 * open is said here. `inside` says where the page itself may go, by whatever way it gets there: links, scripts, redirects, our own mistakes.
 */
export function lockedSession(accountId: string, inside: NavigationPolicy): Session {
  const own = session.fromPartition(`persist:${accountId}`);
  own.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url, resourceType }, answer) => {
    const cancel = !harmlessSchemes.has(schemeOf(url)) || (resourceType === 'mainFrame' && !inside(url));
    answer({ cancel });
  });
  return own;
}

/** Keeps a page on its platform, without windows of its own. */
export function confine(contents: WebContents, inside: NavigationPolicy): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // The session refuses these too; here the page stays where it is instead of showing an error.
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && !inside(event.url)) event.preventDefault();
  });
}
