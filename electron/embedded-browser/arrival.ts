import type { WebContents } from 'electron';
import type { Reason } from '../../checks/model/index.ts';
import { reasonOfNetworkError } from '../../checks/model/network-errors.ts';
import { type Place, placeOf } from './place.ts';

/** Why no page of the platform stands below the banner. */
export type Missing =
  | { readonly kind: 'waiting'; readonly host: string }
  | { readonly kind: 'unreachable'; readonly host: string; readonly reason: Reason }
  /** Flipwatch itself does not open that address. */
  | { readonly kind: 'outside'; readonly host: string }
  | { readonly kind: 'crashed'; readonly host: string };

/** The outcome of the page's newest journey. */
export interface Arrival {
  /** The address of the page that stands there; null: none, or the empty one. */
  readonly place: Place | null;
  readonly missing: Missing | null;
}

/** Follows a page's journeys. */
export interface Arrivals {
  readonly now: () => Arrival;
  /** Opens again what did not come, or else reloads the page. */
  again(): void;
}

/** Chromium's numbers for a load that a newer one replaced or that brought no page, and for one that we refused. */
const [ABORTED, REFUSED_BY_US] = [-3, -20];
/** How long a window may be empty before it says what it waits for. */
const WAITING_MS = 2000;

/** How far a page has got. */
class Journey {
  place: Place | null = null;
  missing: Missing | null = null;
  /** The address that did not come. */
  wanted: string | null = null;
  first: string | null = null;
  hasArrived = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly tell: (arrival: Arrival) => void) {}

  get now(): Arrival {
    return { place: this.place, missing: this.missing };
  }

  get isWaiting(): boolean {
    return this.missing?.kind === 'waiting' || this.timer !== null;
  }

  begins(address: string): void {
    this.first ??= address;
    // Otherwise the person sees the page from before, or what stands in its place.
    if (this.place !== null || this.missing !== null) return;
    this.calm();
    this.timer = setTimeout(() => this.miss({ kind: 'waiting', host: hostOf(address) }, address), WAITING_MS);
  }

  miss(next: Missing, address: string): void {
    this.calm();
    this.missing = next;
    this.wanted = address;
    this.place = null;
    this.tell(this.now);
  }

  arrived(address: string): void {
    this.calm();
    this.place = placeOf(address);
    this.hasArrived ||= this.place !== null;
    this.missing = null;
    this.wanted = null;
    this.tell(this.now);
  }

  calm(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}

const hostOf = (address: string): string => placeOf(address)?.host ?? '';

/** `tell` hears of each change, and may be told the same twice. */
export function followArrivals(contents: WebContents, tell: (arrival: Arrival) => void): Arrivals {
  const journey = new Journey(tell);
  contents.on('did-start-navigation', ({ url, isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument && placeOf(url) !== null) journey.begins(url);
  });
  contents.on('did-navigate', (_event, address) => journey.arrived(address));
  contents.on('did-navigate-in-page', (_event, address, isMainFrame) => {
    if (isMainFrame) journey.arrived(address);
  });
  contents.on('did-fail-load', (_event, code, name, address, isMainFrame) => {
    if (!isMainFrame || code === ABORTED) return;
    const start = journey.first ?? address;
    const unreachable = (at: string, reason: Reason): void =>
      journey.miss({ kind: 'unreachable', host: hostOf(at), reason }, at);
    if (code !== REFUSED_BY_US) unreachable(address, reasonOfNetworkError(name));
    else if (journey.hasArrived) journey.miss({ kind: 'outside', host: hostOf(address) }, start);
    // Led elsewhere before any page of the platform: networks that want a sign-in of their own do that.
    else unreachable(start, 'captivePortal');
  });
  // An answer without a page: nothing comes any more, and nothing has failed.
  contents.on('did-stop-loading', () => {
    if (!journey.isWaiting) return;
    const address = journey.wanted ?? journey.first ?? '';
    journey.miss({ kind: 'unreachable', host: hostOf(address), reason: 'siteError' }, address);
  });
  contents.on('render-process-gone', () => {
    const address = contents.isDestroyed() ? '' : contents.getURL();
    journey.miss({ kind: 'crashed', host: hostOf(address) }, address);
  });
  contents.once('destroyed', () => journey.calm());

  return {
    now: () => journey.now,
    again: () => {
      if (journey.wanted === null) {
        contents.reload();
        return;
      }
      const address = journey.wanted;
      journey.miss({ kind: 'waiting', host: hostOf(address) }, address);
      void contents.loadURL(address).catch(() => {});
    },
  };
}
