import type { Page } from 'playwright-core';
import type {
  Confirmation,
  ConfirmRefusal,
  ControlMarks,
  FixReason,
  FixResult,
  InventoryItem,
  LearnedField,
  ListedControl,
  Manifest,
  Observation,
  Outline,
  Platform,
  RadarControl,
  Reason,
  Saving,
  SeenRow,
  SettingManifest,
  State,
  StoppingReason,
} from '../model/index.ts';

/** Caps and pauses, in milliseconds. Every wait in the engine is a poll with one of these caps. */
export interface Timing {
  /** One navigation, until the document has arrived. */
  readonly navigation: number;
  /** From the document's arrival until the controls are there. */
  readonly ready: number;
  /** Between two looks at the page. */
  readonly poll: number;
  /** For a click to be sent to the site; its answer may take four times as long. */
  readonly saved: number;
  /** How long a person who watches is shown the control before it is pressed, and what came of it before the reload. */
  readonly shown: number;
  /** Multiplies each check's `watchSeconds`; 1 everywhere but in tests that prove something else. */
  readonly watchFactor: number;
}

/** How a visit or a change is made: everything that is not about the page. */
export interface EngineOptions {
  readonly now: () => Date;
  readonly timing?: Partial<Timing>;
  /** Stops between two looks; the checks not yet read come back as `unknown/browserClosed`. */
  readonly signal?: AbortSignal;
  /** ISO country code that the person gave, for region rules. */
  readonly region?: string;
  /**
   * Wants a picture of each recognised control's surroundings, a PNG within `pictureCaps`. Called after the page has
   * been read and before it is left; never where nobody seems to be signed in. A failure of it changes no finding.
   */
  readonly keepPicture?: (check: string, png: Uint8Array) => Promise<void>;
}

/** All the checks that stand on one page of one platform: they share one visit. */
export interface Visit {
  readonly platform: Platform;
  /** The origin on which the platform lives for this account: its own, or a moved one. */
  readonly site: string;
  readonly path: string;
  readonly checks: readonly SettingManifest[];
  /** Every check of the platform: a control that answers to another one's name is never taken for ours. */
  readonly catalogue: readonly Manifest[];
  /**
   * Whose settings earlier visits saw, as their `VisitResult.identity`; null: not known. While somebody else is signed in,
   * nothing is believed (`unknown/otherAccount`) and nothing is pressed.
   */
  readonly identity: string | null;
  /** What the person has confirmed of the platform's checks. One that can't be meant counts for nothing. */
  readonly confirmations?: readonly Confirmation[];
  /** What earlier changes have shown of the platform's own answers to this account. */
  readonly learned?: readonly LearnedField[];
  /** Set where all controls of the page matter: what tells those apart that it had before; null: it was never read. */
  readonly expectedControls?: readonly string[] | null | undefined;
}

/** All that one visit found out. */
export interface VisitResult {
  readonly observations: readonly Observation[];
  readonly inventory: readonly InventoryItem[];
  /** Every control of the page's own, of any kind; null where the page could not be read. */
  readonly controls: { readonly language: string | null; readonly seen: readonly RadarControl[] } | null;
  /** Set where going on would be unkind or useless: the audit stops at it. */
  readonly stop: StoppingReason | null;
  /** When the site said that it may be asked again, after a 429. */
  readonly retryAt: string | null;
  /** A hash of the cookie that tells two accounts apart, where the platform has one and it is nobody else's. */
  readonly identity: string | null;
  /** Milliseconds of declared watching, so that benchmarks can tell it from overhead. */
  readonly watchedMs: number;
  readonly reloads: number;
  /** The page could not even be left: nothing more can be read in this session. */
  readonly stuck: boolean;
}

/** Opens one page, recognises and reads every check on it, and never clicks. Never rejects: failures are findings. */
export type ReadPage = (page: Page, visit: Visit, options: EngineOptions) => Promise<VisitResult>;

/** One setting that is to be moved, by the person's own click. */
export interface Change extends Omit<Visit, 'checks'> {
  readonly check: SettingManifest;
  readonly action: 'fix' | 'undo';
  /** The position to reach. */
  readonly target: State;
}

/** What came of a change, with the readings before and after. */
export interface ChangeResult {
  readonly result: FixResult;
  readonly reason: FixReason | null;
  readonly before: Observation;
  /** What was read after a full reload; null where nothing was clicked. */
  readonly after: Observation | null;
  /** The site's own words, where it asked something that only the person may answer. */
  readonly question?: string | undefined;
  /** When the site said that it may be asked again. */
  readonly retryAt?: string | undefined;
  /** The field of the page's own answers that moved with the setting, and with nothing else. */
  readonly learned?: LearnedField | undefined;
  /** Controls clicked: never more than one, plus the save or confirm button that the manifest names. */
  readonly clicks: number;
}

/** Reads, clicks the one control once, waits for the answer, reloads and reads again. Never rejects. */
export type ChangeSetting = (page: Page, change: Change, options: EngineOptions) => Promise<ChangeResult>;

/** Which control the person points at, and where they see it stand. */
export interface PointedAt {
  readonly check: SettingManifest;
  /** Its number in the listing. */
  readonly control: number;
  readonly state: State;
  /** What it was when the person was shown it; left out where they were shown nothing before. */
  readonly shown?: ControlMarks;
}

/** A look at all controls of one page, known ones and others. `checks`: those that are known to stand on it; there may be none. */
export interface Listing extends Visit {
  /** Null: the controls are only listed. Else the page is loaded once more, to see whether it agrees with the person. */
  readonly pointedAt: PointedAt | null;
  /** Wants an outline of the page, too. */
  readonly outlined?: boolean;
  /** Small pictures of the controls are wanted, too. */
  readonly pictures?: boolean;
}

/** A small picture of one control of a listing. */
export interface ControlPicture {
  readonly n: number;
  readonly png: Uint8Array;
}

/** Whether what was read twice and what the person says are the same: then the marks by which the control is known again. */
export type Agreement =
  | { readonly agreed: true; readonly marks: ControlMarks }
  | { readonly agreed: false; readonly reason: ConfirmRefusal };

/** What a listing found. */
export interface ListingResult {
  /** What kept the page from being read; then nothing is listed. */
  readonly blocker: { readonly reason: Reason; readonly detail: string } | null;
  readonly controls: readonly ListedControl[];
  /** By what each of them is known again, in the same order. */
  readonly marks: readonly ControlMarks[];
  /** By which buttons a change of each of them may be kept, in the same order; left out where nothing is listed. */
  readonly saving?: readonly Saving[] | undefined;
  /** The page holds more controls than are listed. */
  readonly more: boolean;
  /** Null where nobody pointed at a control, or the page could not be read. */
  readonly agreement: Agreement | null;
  /** Null where none was wanted, or the page could not be read. */
  readonly outline: Outline | null;
  /** Names of the cookies that the site keeps here, those first that its scripts can't read. Never their values. */
  readonly cookies: readonly string[];
  /** Of controls that are in view, where pictures were wanted. */
  readonly pictures?: readonly ControlPicture[] | undefined;
  /** When the site said that it may be asked again. */
  readonly retryAt: string | null;
}

/** Opens one page and lists its controls, reading only. Never rejects. */
export type ListControls = (page: Page, listing: Listing, options: EngineOptions) => Promise<ListingResult>;

/** A look at a page that lists settings, for what was not there before. */
export interface IndexVisit extends Omit<Visit, 'checks'> {
  /** Paths of rows that are known, on whichever page. */
  readonly known: readonly string[];
  /** The rows that the page had when it was last read whole; null: it never was. */
  readonly expected: readonly SeenRow[] | null;
}

/** The page as one loading of it showed it. */
export interface IndexLoading {
  readonly language: string | null;
  readonly rows: readonly SeenRow[];
  readonly controls: readonly RadarControl[];
  /** Something on it was still to come, or there was more than is kept. */
  readonly unfinished: boolean;
}

/** What a look at a page that lists settings found. Whether it was whole is judged by whoever knows its past. */
export interface IndexResult {
  readonly blocker: { readonly reason: Reason; readonly detail: string } | null;
  /** One where the page is as it was, two where anything is new or missing. */
  readonly loadings: readonly IndexLoading[];
  readonly stop: StoppingReason | null;
  readonly retryAt: string | null;
  readonly identity: string | null;
  readonly stuck: boolean;
}

/** Opens one page that lists settings, and reads its rows; opens and presses none of them. Never rejects. */
export type ReadIndex = (page: Page, visit: IndexVisit, options: EngineOptions) => Promise<IndexResult>;
