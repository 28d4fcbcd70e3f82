import type { EngineOptions, Timing, VisitResult } from '../engine/contract.ts';
import type { HistoryPort } from '../history/port.ts';
import type {
  Account,
  AuditDocument,
  Finding,
  IndexPage,
  Manifest,
  Platform,
  Trigger,
} from '../model/index.ts';
import type { BrowserPort, Clock } from './ports.ts';

/** What an audit works with. A test can replace all of it. */
export interface AuditDeps {
  readonly browser: BrowserPort;
  readonly history: HistoryPort;
  readonly clock: Clock;
  readonly platform: Platform;
  /** Every check of the platform. */
  readonly catalogue: readonly Manifest[];
  /** Every page of the platform that lists settings; none if left out. */
  readonly indexPages?: readonly IndexPage[];
  /** Between 0 and 1; `Math.random` if left out. */
  readonly random?: () => number;
  /** `pace.ts` if left out. */
  readonly pause?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** What is to be audited, and how. */
export interface AuditRequest {
  readonly account: Account;
  /** Ids of this account's platform, or all of them. */
  readonly checks: readonly string[] | 'all';
  readonly trigger: Trigger;
  /**
   * What is noticed beside the checks. `visited`: what was not there before on the pages of the checks. `index`: also on
   * pages that list settings, which are visited after those. Nothing if left out.
   */
  readonly radar?: 'visited' | 'index';
  readonly signal?: AbortSignal;
  /** Seconds between two pages; `defaultPaceSeconds` of the site if left out. */
  readonly pace?: number;
  readonly region?: string;
  readonly timing?: Partial<Timing>;
  /** Wants pictures of the controls; see the engine's contract. */
  readonly keepPicture?: NonNullable<EngineOptions['keepPicture']>;
  readonly onProgress?: (progress: AuditProgress) => void;
}

/** What an audit tells while it runs. `done` and `total` count checks. */
export type AuditProgress = {
  readonly audit: string;
  readonly done: number;
  readonly total: number;
} & ProgressStep;

/** One step of an audit. */
export type ProgressStep =
  | { readonly kind: 'started' }
  /** A page that lists settings is being opened. */
  | { readonly kind: 'lookingAround'; readonly path: string }
  /** A page is being opened; these checks stand on it. */
  | { readonly kind: 'looking'; readonly path: string; readonly checks: readonly string[] }
  | { readonly kind: 'found'; readonly finding: Finding }
  | { readonly kind: 'pausing'; readonly ms: number }
  | { readonly kind: 'finished'; readonly stopped: StopReason | null };

/** Why an audit ended before its last page. `cancelled`: the person, or the app on its way out, wanted it to end. */
export type StopReason = NonNullable<VisitResult['stop']> | 'cancelled';

/** What came of an audit. */
export interface AuditOutcome {
  readonly document: AuditDocument;
  readonly stopped: StopReason | null;
  /** When the site said that it may be asked again. */
  readonly retryAt: string | null;
}
