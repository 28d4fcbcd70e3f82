import type { Page } from 'playwright-core';
import { type Account, hostsOf, type Platform } from '../model/index.ts';

/** True for addresses that the page itself may go to. What a page loads into itself is up to the platform. */
export type NavigationPolicy = (address: string) => boolean;

/**
 * A platform's own hosts and those below them; for a moved platform that one origin alone.
 * `about:blank` is where every page begins.
 */
export function boundaryOf(account: Account, platform: Platform): NavigationPolicy {
  const { site } = account;
  if (site !== undefined) {
    const { origin } = new URL(site);
    return (address) => address === 'about:blank' || originOf(address) === origin;
  }
  const isOwn = hostsOf(platform);
  return (address) => {
    if (address === 'about:blank') return true;
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url?.protocol !== 'https:' || url.port !== '') return false;
    return isOwn(url.hostname);
  };
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}

/**
 * Refuses every navigation of the page itself, redirects included, that leads outside, and every navigation of any other
 * page: a popup never gets to ask for its first document, and is closed. Frames and what they load are not touched:
 * only documents are held up, so nothing else is slowed down.
 */
export async function keepInside(page: Page, inside: NavigationPolicy): Promise<void> {
  const context = page.context();
  const browser = context.browser();
  if (browser === null) throw new Error('the browser gives no session of its own');
  const main = await targetOf(page);
  const session = await browser.newBrowserCDPSession();
  const mayLoad = async (frame: string, address: string): Promise<boolean> => {
    if (frame === main) return inside(address);
    // A page's main frame bears the name of its target; what is no target's is a frame inside our own page.
    const { targetInfos } = await session.send('Target.getTargets');
    return !targetInfos.some(({ type, targetId }) => type === 'page' && targetId === frame);
  };
  session.on('Fetch.requestPaused', async ({ requestId, frameId, request }) => {
    try {
      if (await mayLoad(frameId, request.url)) await session.send('Fetch.continueRequest', { requestId });
      else await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    } catch {
      // The page has gone in the meantime, and its request with it.
    }
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
  context.on('page', (other) => {
    other.close().catch(() => undefined);
  });
}

async function targetOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}
