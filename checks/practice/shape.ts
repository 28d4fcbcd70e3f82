import type { IndexPage, Key, Language, State } from '../model/index.ts';
import type { Fault, PracticeState } from './contract.ts';
import type { Exchange } from './exchange.ts';

/** How a control is drawn, and what it asks for when it is pressed. */
export interface ControlShape {
  readonly kind: 'switch' | 'checkbox';
  /** Attributes by which it is known. */
  readonly keys: readonly Key[];
  /** The words of the button that agrees, where it asks before it changes anything. */
  readonly asks: string | null;
  /** The words of the button that saves, where nothing is saved before. */
  readonly saves: string | null;
}

/** Where the page learns a setting's position: the address that it asks, and the setting's name in the answer. */
export interface SourceShape {
  readonly path: string;
  readonly name: string;
}

/** One setting as the practice server keeps it. */
export interface SettingShape {
  readonly check: string;
  /** The name under which the platform's own API carries it. */
  readonly key: string;
  /** Its home among the pages. */
  readonly path: string;
  /** Its position at a first start: a believable mix, mostly exposing. */
  readonly startsAs: State;
  /** Its private position. */
  readonly privateAs: State;
  readonly control: ControlShape;
  readonly source: SourceShape;
}

/** One setting that only a person can see: the page tells it in words, and holds no control of it. */
export interface GuidedShape {
  readonly check: string;
  readonly path: string;
  readonly startsAs: State;
}

/** One settings page and what stands on it. */
export interface PageShape {
  readonly path: string;
  /** The checks that are at home here: faults of whole pages follow these. */
  readonly settings: readonly string[];
  /** The element around its controls, where the site marks one. */
  readonly container: Key | null;
  /** How many other switches stand there that no check knows. */
  readonly others: number;
  /** Every setting that is drawn here, including guests, in order; left out: the same as `settings`. */
  readonly draws?: readonly string[];
  /** The name of its heading in the words; left out: its path. */
  readonly headed?: string;
  /** Keys of a setting's words that differ here from those on its own page, by check. */
  readonly saidAs?: Readonly<Record<string, string>>;
}

/** The words of one setting in one language. */
export interface SettingWords {
  readonly label: string;
  readonly help: string;
  /** The help text where it can't be turned on again. */
  readonly oneWayHelp?: string;
}

/** What a platform's practice pages say in one language; each platform's own `words.json` holds more beside it. */
export interface ShapeWords {
  readonly settings: Readonly<Record<string, SettingWords>>;
  /** Main heading of each page, by path or by the name that the page gives it. */
  readonly headings: Readonly<Record<string, string>>;
  /** How the site says that a setting does not exist here. */
  readonly notOffered: string;
  /** How the site says that it could not load its own page. */
  readonly broken: string;
}

/** One row as the page script draws it. Everything a fault changes about its words or attributes is already in here. */
export interface Row {
  readonly check: string;
  readonly key: string;
  readonly label: string;
  readonly help: string;
  /** Extra sentence under the row: why it is locked. */
  readonly note: string | null;
  readonly disabled: boolean;
  /** The stable attribute carries another value than the documented one. */
  readonly renamed: boolean;
  readonly control: ControlShape;
  readonly source: SourceShape;
  /** Asks before it is turned off, and can't be turned on again. */
  readonly oneWay: boolean;
  /** Faults that only the page script can play. */
  readonly flags: readonly Fault[];
}

/** Everything the page script needs to draw one settings page. It travels as JSON inside the document. */
export interface PlannedPage {
  readonly platform: string;
  readonly path: string;
  readonly language: Language;
  readonly heading: string;
  readonly rows: readonly Row[];
  readonly container: Key | null;
  readonly others: number;
  readonly signedIn: boolean;
  /** Faults of the page as a whole that the script plays. */
  readonly flags: readonly Fault[];
  /** The values, where the page carries them itself instead of asking for them. */
  readonly values: Readonly<Record<string, boolean | null>> | null;
  readonly words: ScriptWords;
}

/** The few words that the page scripts put on the page by themselves. */
export interface ScriptWords {
  readonly notOffered: string;
  readonly broken: string;
  readonly learnMore: string;
  readonly decoyLabel: string;
  readonly decoyHelp: string;
  readonly confirmTitle: string;
  readonly confirmText: string;
  readonly confirmYes: string;
  readonly confirmNo: string;
  readonly bannerTitle: string;
  readonly bannerText: string;
  readonly bannerSwitches: readonly string[];
  readonly bannerAccept: string;
  readonly bannerReject: string;
  readonly loading: string;
  readonly loadFailed: string;
}

/** What the server lets a platform's own routes see and do. */
export interface SiteView {
  readonly origin: string;
  readonly shape: Pick<PlatformShape, 'settings' | 'pages' | 'indexPages'>;
  state(): PracticeState;
  words(): ShapeWords;
  /** Faults that bear on one check. */
  faults(check: string): ReadonlySet<Fault>;
  /** What the server says about a setting; null: it does not know. */
  value(check: string): boolean | null;
  /** A change asked for through a page: recorded, then saved, refused or ignored as the faults want it. */
  receive(check: string, to: State): 'saved' | 'refused' | 'kept';
  /** Records a press that no one should have made; changes nothing. */
  recordOnly(check: string, to: State): void;
  hasSession(exchange: Exchange): boolean;
  /** As `hasSession`; where everybody is given a session, this gives it. For documents, not for data. */
  greet(exchange: Exchange): boolean;
}

/** How one platform's practice site looks and answers. The server that runs it is the same for all. */
export interface PlatformShape {
  readonly id: string;
  readonly name: string;
  readonly settings: readonly SettingShape[];
  readonly pages: readonly PageShape[];
  /** Settings that only a person can see, on pages of their own; left out: none. */
  readonly guided?: readonly GuidedShape[];
  /** Pages that list settings. */
  readonly indexPages: readonly IndexPage[];
  /** Where unknown settings addresses lead. */
  readonly overview: string;
  /** Address prefixes of settings pages, known or not. */
  readonly settingsPrefixes: readonly string[];
  readonly signInPaths: readonly string[];
  readonly challengePath: string;
  /** Where the site asks to agree to something before it goes on. */
  readonly acceptPath: string;
  /** A change of the first to off takes the second with it, where the fault `moves-related` is on. */
  readonly related: Readonly<Record<string, string>>;
  /** Settings that an account with the fault `euOneWay` turns off for good. */
  readonly oneWay: readonly string[];
  readonly session: {
    /** The HttpOnly cookie that proves a session. */
    readonly cookie: string;
    /** Name and value of all cookies of a new session. */
    grant(): readonly string[];
    /** The same cookies, expired, so that the browser forgets them. */
    revoke(): readonly string[];
    /** A session that has ended, of which the browser still holds the account's cookie. */
    leaveBehind(): readonly string[];
  };
  /** Pages that stay readable without a session, with switches that belong to the browser. */
  readonly openWithoutSession: readonly string[];
  /** A page as an account with these faults gets it; left out: always the same. */
  variant?(page: PageShape, faults: ReadonlySet<Fault>): PageShape;
  words(language: Language): ShapeWords;
  signInAddress(back: string): string;
  /** The name of the query parameter that says where to go back to after signing in. */
  readonly backParameter: string;
  /** Header of a 429: when to come back. */
  rateLimitHeaders(now: Date): Record<string, string>;
  /** The document around a settings page; the script draws the rest. */
  document(plan: PlannedPage): string;
  /** A page of the site with the given content, for sign-in, challenge and overview pages. */
  frame(language: Language, title: string, content: string, signedIn: boolean): string;
  /** Documents of the platform beside settings pages. True if it answered. */
  pagesBeside(exchange: Exchange, site: SiteView): Promise<boolean>;
  /** The platform's own data addresses. True if it answered. */
  data(exchange: Exchange, site: SiteView): Promise<boolean>;
  readonly script: string;
  readonly style: string;
}
