import type { AddressOwner } from './address-owner.ts';
import type { WireResponse } from './wire.ts';

/** One request of the page that is open now, and how it ended so far. */
export interface LoggedRequest {
  readonly id: string;
  readonly address: string;
  readonly method: string;
  readonly body: string;
  readonly owner: AddressOwner;
  /** The browser's own word for what it is for: `Document`, `Script`, `Fetch`, `XHR`, `EventSource`, … */
  readonly type: string;
  /** The page's own markup, or a module's own import, named it; else a script made it up. */
  readonly inMarkup: boolean;
  /** The page's own code asked for it. */
  readonly byOwnCode: boolean;
  /**
   * A `<link rel=prefetch>` asked for it, before anybody wants it: whoever takes it asks once more. The browser shows an
   * empty body for it, whatever came (Chromium 156, 2026-11-27).
   */
  readonly prefetched: boolean;
  /** The addresses that it was sent on from. */
  readonly sentOnFrom: readonly string[];
  state: 'pending' | 'answered' | 'finished' | 'failed';
  /** When it was whole, or had failed, by `performance.now()`. */
  endedAt: number | null;
  response: WireResponse | null;
  servedFromCache: boolean;
  bytes: number;
}
