import type { WebContents } from 'electron';
import type { Reason } from '../../checks/model/index.ts';
import { reasonOfNetworkError } from '../../checks/model/network-errors.ts';
import { type Place, placeOf } from './place.ts';

/** Why nothing of the platform's stands below the banner. */
export type Missing =
  | { readonly kind: 'waiting'; readonly host: string }
  | { readonly kind: 'unreachable'; readonly host: string; readonly reason: Reason }
  /** Flipwatch itself does not open that address. */
  | { readonly kind: 'outside'; readonly host: string }
  | { readonly kind: 'crashed'; readonly host: string };

/** What has come of the newest journey of a page. */
export interface Arrival {
  /** Where the page is that stands there; null: none does, or the empty one. */
  readonly place: Place | null;
  readonly missing: Missing | null;
}

/** Follows where a page gets to. */
export interface Arrivals {
  readonly now: () => Arrival;
  /** Opens once more what did not come, or else loads the page again. */
  again(): void;
}

/** Chromium's numbers for a load that something newer took the place of or that brought no page, and for one that we refused. */
const [ABORTED, REFUSED_BY_US] = [-3, -20];
/** A window may be empty for so long before it is said what it waits for. */
const WAITING_MS = 2000;

/** `tell` hears of each change, and may be told the same twice. */
export function followArrivals(contents: WebContents, tell: (arrival: Arrival) => void): Arrivals {
  let place: Place | null = null;
  let missing: Missing | null = null;
  /** The address that did not come. */
  let wanted: string | null = null;
  let first: string | null = null;
  let hasArrived = false;
  let timer: NodeJS.Timeout | null = null;
  const hostOf = (address: string): string => placeOf(address)?.host ?? '';
  const calm = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const miss = (next: Missing, address: string): void => {
    calm();
    missing = next;
    wanted = address;
    place = null;
    tell({ place, missing });
  };
  const arrived = (address: string): void => {
    calm();
    place = placeOf(address);
    hasArrived ||= place !== null;
    missing = null;
    wanted = null;
    tell({ place, missing });
  };

  contents.on('did-start-navigation', ({ url, isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument || placeOf(url) === null) return;
    first ??= url;
    // Otherwise the page from before, or what stands in its place, is there to be seen.
    if (place !== null || missing !== null) return;
    calm();
    timer = setTimeout(() => miss({ kind: 'waiting', host: hostOf(url) }, url), WAITING_MS);
  });
  contents.on('did-navigate', (_event, address) => arrived(address));
  contents.on('did-navigate-in-page', (_event, address, isMainFrame) => {
    if (isMainFrame) arrived(address);
  });
  contents.on('did-fail-load', (_event, code, name, address, isMainFrame) => {
    if (!isMainFrame || code === ABORTED) return;
    const start = first ?? address;
    if (code !== REFUSED_BY_US)
      miss({ kind: 'unreachable', host: hostOf(address), reason: reasonOfNetworkError(name) }, address);
    else if (hasArrived) miss({ kind: 'outside', host: hostOf(address) }, start);
    // Led astray before anything of the platform's was seen: that is what networks do that want a sign-in of their own.
    else miss({ kind: 'unreachable', host: hostOf(start), reason: 'captivePortal' }, start);
  });
  // An answer without a page: nothing comes any more, and nothing has failed.
  contents.on('did-stop-loading', () => {
    if (missing?.kind !== 'waiting' && timer === null) return;
    const address = wanted ?? first ?? '';
    miss({ kind: 'unreachable', host: hostOf(address), reason: 'siteError' }, address);
  });
  contents.on('render-process-gone', () => {
    const address = contents.isDestroyed() ? '' : contents.getURL();
    miss({ kind: 'crashed', host: hostOf(address) }, address);
  });
  contents.once('destroyed', calm);

  return {
    now: () => ({ place, missing }),
    again: () => {
      if (wanted === null) {
        contents.reload();
        return;
      }
      const address = wanted;
      miss({ kind: 'waiting', host: hostOf(address) }, address);
      void contents.loadURL(address).catch(() => {});
    },
  };
}
