import { hostsOf } from '../model/index.ts';
import type { Visit } from './contract.ts';
import type { Wire } from './wire.ts';

/** The foreign host to which a page was led, by any way, whether or not it was allowed to go there. */
export interface Leading {
  /** The host; null: none. */
  readonly host: string | null;
  reset(): void;
}

/** Hears of redirects, scripts and forms that lead the page itself away. Frames may show any host. */
export function listenForLeading(wire: Wire, { platform, site }: Pick<Visit, 'platform' | 'site'>): Leading {
  const isOwn = hostsOf(platform);
  let host: string | null = null;
  const note = (frame: string | undefined, address: string): void => {
    if (frame !== wire.mainFrame || !/^https?:/.test(address) || !URL.canParse(address)) return;
    const url = new URL(address);
    if (url.origin !== site && !isOwn(url.hostname)) host = url.host;
  };
  wire.on('Network.requestWillBeSent', ({ frameId, type, request }) => {
    if (type === 'Document') note(frameId, request.url);
  });
  wire.on('Page.frameRequestedNavigation', ({ frameId, url }) => note(frameId, url));
  return {
    get host() {
      return host;
    },
    reset() {
      host = null;
    },
  };
}
