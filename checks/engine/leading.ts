import { hostsOf } from '../model/index.ts';
import type { Visit } from './contract.ts';
import type { Wire } from './wire.ts';

/** Where a page was led to that is not the platform's, by whatever way, and whether or not it was let go there. */
export interface Leading {
  /** The host; null while it has stayed at home. */
  readonly host: string | null;
  reset(): void;
}

/** Hears of redirects, scripts and forms that lead the page itself away. Frames in it may show whom they like. */
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
