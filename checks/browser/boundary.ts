import type { BrowserContext, Page } from 'playwright-core';
import type { Account, Platform } from '../model/index.ts';

/** True for addresses that the page itself may go to. What a page loads into itself is the platform's affair. */
export type Inside = (address: string) => boolean;

/**
 * A platform's own hosts and those below them; for a moved platform that one origin alone.
 * `about:blank` is where every page begins.
 */
export function boundaryOf(account: Account, platform: Platform): Inside {
  const { site } = account;
  if (site !== undefined) {
    const { origin } = new URL(site);
    return (address) => address === 'about:blank' || originOf(address) === origin;
  }
  const homes = platform.origins
    .map((origin) => new URL(origin))
    .map((url) => url.hostname.replace(/^www\./, ''));
  return (address) => {
    if (address === 'about:blank') return true;
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url?.protocol !== 'https:' || url.port !== '') return false;
    return homes.some((home) => url.hostname === home || url.hostname.endsWith(`.${home}`));
  };
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}

/**
 * Refuses every navigation of the main frame, redirects included, that leads outside. Frames and what they load
 * are not touched: only documents are held up, so nothing else is slowed down.
 */
export async function keepInside(page: Page, inside: Inside): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const main = frameTree.frame.id;
  session.on('Fetch.requestPaused', ({ requestId, frameId, request }) => {
    const allowed = frameId !== main || inside(request.url);
    const answer = allowed
      ? session.send('Fetch.continueRequest', { requestId })
      : session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    answer.catch(() => undefined); // the page has gone in the meantime
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
}

/**
 * Closes every further page before it has asked for anything. A popup begins held back for the debugger; this session
 * never lets it go on, so it is closed while it is still empty.
 */
export async function denyPopups(context: BrowserContext): Promise<void> {
  const browser = context.browser();
  if (browser === null) throw new Error('the browser gives no session of its own');
  const session = await browser.newBrowserCDPSession();
  session.on('Target.attachedToTarget', ({ targetInfo, waitingForDebugger }) => {
    if (!waitingForDebugger) return;
    session.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => undefined);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }, { exclude: true }],
  });
}
