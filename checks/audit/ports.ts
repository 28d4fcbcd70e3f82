import type {
  Change,
  ChangeResult,
  EngineOptions,
  IndexResult,
  IndexVisit,
  Listing,
  ListingResult,
  Visit,
  VisitResult,
} from '../engine/contract.ts';
import type { Account, BrowserFault } from '../model/index.ts';

/** Time comes in from outside, so that a test can move it. */
export interface Clock {
  now(): Date;
}

/**
 * What the page is opened for. Audits only read; `fix` may click; `together` only reads, with the person looking on. Where
 * the browser can be seen, the last two are shown.
 */
export type Purpose = 'audit' | 'fix' | 'together';

/**
 * One page of the controlled browser, on one account's own profile, with the engine that reads it. The page itself stays
 * behind: it may live in another process.
 */
export interface BrowserSession {
  /** See `ReadPage` of the engine. */
  readPage(visit: Visit, options: EngineOptions): Promise<VisitResult>;
  /** See `ChangeSetting` of the engine. */
  changeSetting(change: Change, options: EngineOptions): Promise<ChangeResult>;
  /** See `ListControls` of the engine. */
  listControls(listing: Listing, options: EngineOptions): Promise<ListingResult>;
  /** See `ReadIndex` of the engine. */
  readIndex(visit: IndexVisit, options: EngineOptions): Promise<IndexResult>;
  /** Lets go of the page and keeps what the site stored. Safe to call twice. */
  close(): Promise<void>;
}

/** Opens the controlled browser. Rejects with a `BrowserUnavailable` that a person can read. */
export interface BrowserPort {
  open(account: Account, purpose: Purpose): Promise<BrowserSession>;
}

/** The browser could not be opened. `message` is for the log; `code` chooses the words for the person. */
export class BrowserUnavailable extends Error {
  constructor(
    readonly code: BrowserFault,
    message: string,
    /** The folder in question, if there is one. */
    readonly folder: string | null = null,
  ) {
    super(message);
    this.name = 'BrowserUnavailable';
  }
}
