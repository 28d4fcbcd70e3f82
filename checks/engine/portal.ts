import { isAboutConnection, type Platform } from '../model/index.ts';
import { type Blocker, blockerOfError, blockerOfResponse } from './blockers.ts';
import { navigate, type VisitContext } from './open-page.ts';
import { networkWords } from './page-words.ts';
import { pause, within } from './waiting.ts';

/** How long we wait for a page to lead away, as a share of the whole wait for readiness. */
const LEAD_AWAY = 0.27;

/** What stands in place of a page of the platform. */
interface InPlace {
  /** The host that the page was led to; null where a stranger's page came from the platform's own address. */
  readonly host: string | null;
}

const speaksOfNetwork = new RegExp(networkWords, 'iu');

/** What of a document a person can read, roughly: enough to look for words in it. */
const readable = (html: string): string =>
  html
    .slice(0, 200_000)
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

/**
 * Whether a document is not the platform's: it speaks of a network, and neither says the platform's name nor takes code
 * from its hosts, as every page of the platform's own does.
 */
export function isNetworksPage(html: string, platform: Platform): boolean {
  if (platform.codeHosts.some((host) => html.includes(host))) return false;
  const text = readable(html);
  // A name of one letter may be anything, such as a button that closes.
  const says = platform.name.length > 2 && text.toLowerCase().includes(platform.name.toLowerCase());
  return speaksOfNetwork.test(text) && !says;
}

/**
 * What a page that is not the platform's means; null where it is the platform's. Another page of the platform is opened
 * once: only what replaces both comes from the network, since a platform may send one of its settings to another site.
 */
export async function strangerInPlace(context: VisitContext): Promise<Blocker | null> {
  const first = inPlace(context);
  if (first === null) return null;
  const second = await askForAnother(context);
  if (second !== null && 'reason' in second) return second;
  if (second !== null && second.host === first.host) {
    const detail =
      first.host === null
        ? 'a page about a network stands in place of every page'
        : `every page leads to ${first.host}`;
    return { reason: 'captivePortal', detail };
  }
  return first.host === null ? null : { reason: 'redirected', detail: `to another site, ${first.host}` };
}

function inPlace({ visit, traffic, leading }: VisitContext): InPlace | null {
  if (leading.host !== null) return { host: leading.host };
  return isNetworksPage(traffic.html, visit.platform) ? { host: null } : null;
}

async function askForAnother(context: VisitContext): Promise<InPlace | Blocker | null> {
  const { page, visit, timing, traffic, leading, options } = context;
  traffic.reset();
  leading.reset();
  try {
    const address = new URL(visit.platform.signInPath, visit.site).href;
    const opening = navigate(page, address, 'open', timing);
    const blocker = blockerOfResponse(
      await within(opening, timing.navigation, 'opening another page', options.signal),
    );
    if (blocker !== null && isAboutConnection(blocker.reason)) return blocker;
    const end = performance.now() + timing.ready * LEAD_AWAY;
    for (;;) {
      const stranger = inPlace(context);
      if (stranger !== null || performance.now() > end) return stranger;
      await pause(timing.poll, options.signal);
    }
  } catch (error) {
    const blocker = blockerOfError(error);
    return inPlace(context) ?? (isAboutConnection(blocker.reason) ? blocker : null);
  }
}
