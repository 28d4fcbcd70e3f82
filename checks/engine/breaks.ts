import type { AddressOwner } from './address-owner.ts';
import type { RequestLog } from './request-log.ts';
import type { Wire } from './wire.ts';

/** Whether a page's own code failed: what it would have drawn after that is missing. */
export interface Breaks {
  readonly own: boolean;
  reset(): void;
}

/** Reports of browsers where nothing failed, and of a page that cancelled a request of its own on purpose. */
const harmless = /ResizeObserver loop|^(Uncaught )?(\(in promise\) )?AbortError/;
/** What the browser itself writes where it refused to run a file that had arrived. */
const refusedFile = /integrity attribute|MIME type|Content Security Policy/;

/** Hears of uncaught errors. Errors of strangers' code do not count. */
export function listenForBreaks(
  wire: Wire,
  log: RequestLog,
  ownerOf: (address: string) => AddressOwner,
): Breaks {
  let own = false;
  const isOwn = (address: string): boolean => {
    if (address === '') return true;
    const owner = ownerOf(address);
    if (owner !== 'foreign') return owner !== 'noise';
    return log.requests.some((one) => one.address === address && one.type === 'Script' && one.inMarkup);
  };
  wire.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    const { text, url, stackTrace, exception } = exceptionDetails;
    if (harmless.test(text) || harmless.test(exception?.description ?? '')) return;
    const top = stackTrace?.callFrames.find((frame) => frame.url !== '')?.url;
    if (isOwn(top ?? url ?? '')) own = true;
  });
  wire.on('Log.entryAdded', ({ entry }) => {
    if (entry.level !== 'error' || !refusedFile.test(entry.text)) return;
    const addresses = entry.text.match(/https?:\/\/[^\s'"]+/g) ?? [];
    if (
      addresses.some((address) => ['own', 'code'].includes(ownerOf(address)) && /\.m?js(\?|$)/.test(address))
    )
      own = true;
  });
  return {
    get own() {
      return own;
    },
    reset() {
      own = false;
    },
  };
}
