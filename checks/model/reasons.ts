/**
 * What each reason means. One row for each, and whatever depends on a reason derives from its row: a reason without a whole
 * row does not compile, and one without its words fails `tests/catalogue/reasons.test.ts`. No schema, so that the report
 * card can do without.
 */

/** What one reason means to everything that meets it. */
export interface ReasonMeaning {
  /** What it is about. `connection`: between this computer and the site, which has heard nothing. */
  readonly about: 'site' | 'session' | 'connection' | 'page' | 'check' | 'window' | 'flipwatch';
  /**
   * What becomes of the audit. `goOn`: the next page is opened. All others end it, since they stand before every page:
   * `stop` until the next planned one, `pause` until the site may be asked again by its own word, `retry` for a short
   * while, since nothing is wrong with account or site.
   */
  readonly audit: 'goOn' | 'stop' | 'pause' | 'retry';
  /** It speaks against the check itself, which may be out of date: several in a row are told. */
  readonly miss: boolean;
  /** Who has to do something first. `nobody`: it passes by itself. `signIn`: nothing of the account is seen until they did. */
  readonly needs: 'nobody' | 'signIn' | 'person';
  /** The button that helps the person with it. `point`: they show Flipwatch which control it is. */
  readonly remedy: 'signIn' | 'show' | 'point' | 'checkAgain' | 'none';
}

/** Why a finding is `unknown`; of those that need the person to sign in, the gravest first. */
const meanings = {
  challenge: { about: 'site', audit: 'stop', miss: false, needs: 'signIn', remedy: 'show' },
  rateLimited: { about: 'site', audit: 'pause', miss: false, needs: 'nobody', remedy: 'none' },
  /** Somebody else's session than in earlier audits of this account. */
  otherAccount: { about: 'session', audit: 'stop', miss: false, needs: 'signIn', remedy: 'signIn' },
  signedOut: { about: 'session', audit: 'stop', miss: false, needs: 'signIn', remedy: 'signIn' },
  /** A page that goes on only after somebody has agreed to something. */
  acceptWall: { about: 'page', audit: 'stop', miss: false, needs: 'person', remedy: 'show' },
  blockedByDialog: { about: 'page', audit: 'goOn', miss: false, needs: 'person', remedy: 'show' },
  /** A page that lists settings and on which some of what stands there had not come. */
  notWhole: { about: 'page', audit: 'goOn', miss: false, needs: 'nobody', remedy: 'checkAgain' },
  notReady: { about: 'page', audit: 'goOn', miss: true, needs: 'nobody', remedy: 'checkAgain' },
  controlMissing: { about: 'check', audit: 'goOn', miss: true, needs: 'person', remedy: 'point' },
  labelChanged: { about: 'check', audit: 'goOn', miss: true, needs: 'person', remedy: 'point' },
  ambiguous: { about: 'check', audit: 'goOn', miss: true, needs: 'person', remedy: 'point' },
  /** What the person once confirmed is not on the page as it was: they are asked to look once more. */
  confirmationDrifted: { about: 'check', audit: 'goOn', miss: true, needs: 'person', remedy: 'point' },
  /** The control is there, and its words say more than when it was looked at last: what it covers may be more, too. */
  wordsGrew: { about: 'check', audit: 'goOn', miss: false, needs: 'person', remedy: 'point' },
  /** The site itself has no position of it: whoever has never chosen is shown a switch that may mean either. */
  neverDecided: { about: 'check', audit: 'goOn', miss: false, needs: 'person', remedy: 'show' },
  /** Read, and not believed: the check is known from reports alone, and nobody has confirmed it for this account. */
  onlyReported: { about: 'check', audit: 'goOn', miss: false, needs: 'person', remedy: 'point' },
  /** Only the person can see it, and they have not said lately where it stands. */
  awaitsAnswer: { about: 'check', audit: 'goOn', miss: false, needs: 'person', remedy: 'none' },
  redirected: { about: 'page', audit: 'goOn', miss: true, needs: 'person', remedy: 'show' },
  pageMissing: { about: 'page', audit: 'goOn', miss: true, needs: 'person', remedy: 'show' },
  siteError: { about: 'page', audit: 'goOn', miss: false, needs: 'nobody', remedy: 'checkAgain' },
  offline: { about: 'connection', audit: 'retry', miss: false, needs: 'nobody', remedy: 'checkAgain' },
  /** A proxy, a filter or a firewall on the way. */
  proxy: { about: 'connection', audit: 'retry', miss: false, needs: 'person', remedy: 'checkAgain' },
  /** A network that shows a page of its own until somebody has signed in to it. */
  captivePortal: { about: 'connection', audit: 'retry', miss: false, needs: 'person', remedy: 'checkAgain' },
  /** Nobody vouches for what answers in the site's name. */
  certificate: { about: 'connection', audit: 'retry', miss: false, needs: 'person', remedy: 'checkAgain' },
  /** The site's certificate is not valid on the day that this computer takes for today. */
  clock: { about: 'connection', audit: 'retry', miss: false, needs: 'person', remedy: 'checkAgain' },
  timeout: { about: 'page', audit: 'goOn', miss: false, needs: 'nobody', remedy: 'checkAgain' },
  /** Closed by the person, or gone: either way there is no window any more. */
  browserClosed: { about: 'window', audit: 'retry', miss: false, needs: 'nobody', remedy: 'checkAgain' },
  engineTooOld: { about: 'check', audit: 'goOn', miss: false, needs: 'person', remedy: 'none' },
  error: { about: 'flipwatch', audit: 'goOn', miss: false, needs: 'person', remedy: 'checkAgain' },
} as const satisfies Readonly<Record<string, ReasonMeaning>>;

/** Why a finding is `unknown`. Each has words in the locale files: what happened, what it means, what to do. */
export type Reason = keyof typeof meanings;

/** Every one of them. */
export const reasons = Object.keys(meanings) as readonly Reason[];

/** What one of them means. */
export const meaningOf = (reason: Reason): ReasonMeaning => meanings[reason];

/** Reasons whose row says one of these values in a column. */
type ReasonsWith<Column extends keyof ReasonMeaning, Value extends ReasonMeaning[Column]> = {
  [R in Reason]: (typeof meanings)[R][Column] extends Value ? R : never;
}[Reason];

function reasonsWith<Column extends keyof ReasonMeaning, Value extends ReasonMeaning[Column]>(
  column: Column,
  ...values: readonly Value[]
): readonly ReasonsWith<Column, Value>[] {
  const wanted: ReadonlySet<ReasonMeaning[Column]> = new Set(values);
  return reasons.filter((one): one is ReasonsWith<Column, Value> => wanted.has(meaningOf(one)[column]));
}

/** Reasons that end an audit, and a sitting in which settings are changed: they stand before every page of the platform. */
export const stoppingReasons = reasonsWith('audit', 'stop', 'pause', 'retry');
/** One of them. */
export type StoppingReason = (typeof stoppingReasons)[number];

/** Reasons that lie between this computer and the site: they say nothing about any check or account. */
export const connectionReasons = reasonsWith('about', 'connection');
/** One of them. */
export type ConnectionReason = (typeof connectionReasons)[number];

/** What keeps an account's settings from sight until its person has been there; the gravest first. */
export const signInReasons = reasonsWith('needs', 'signIn');
/** One of them. */
export type SignInReason = (typeof signInReasons)[number];

/** Reasons that a page can give for each of its settings, while they hold for the account as a whole. */
export const sessionReasons = reasonsWith('about', 'session');

const isOneOf =
  <R extends string>(list: readonly R[]) =>
  (reason: string | null): reason is R =>
    list.some((one) => one === reason);

/** Whether nothing more is tried after it, on any page of the account. */
export const stopsEverything = isOneOf(stoppingReasons);

/** Whether it lies between this computer and the site. */
export const isAboutConnection = isOneOf(connectionReasons);

/** Whether the account's person has to go to the site first. */
export const needsSignIn = isOneOf(signInReasons);

/** Whether the site itself minds: nothing else of it is asked for at once. */
export const siteMinds = isOneOf(reasonsWith('about', 'site'));

/** Whether the site says when it may be asked again. */
export const asksForPause = isOneOf(reasonsWith('audit', 'pause'));

/** Whether an audit that it ended is tried again soon. */
export const isTriedAgainSoon = isOneOf(reasonsWith('audit', 'retry'));

/** Whether it speaks against the check itself, not against the network, the session or the site's mood. */
export const isMiss = isOneOf(reasons.filter((one) => meaningOf(one).miss));

/** Whether the fault is Flipwatch's own, which the person is asked to report. */
export const isOwnFault = isOneOf(reasonsWith('about', 'flipwatch'));

const passing = isOneOf(reasonsWith('needs', 'nobody'));

/** After this many looks in vain in a row, it does not pass by itself any more. */
const TOO_OFTEN = 3;

/**
 * Whether what kept a setting from sight is likely to be over at the next look, with nothing asked of the person. `inVain`:
 * looks in a row that saw nothing.
 */
export const passesByItself = (reason: Reason | null, inVain: number): boolean =>
  passing(reason) && inVain < TOO_OFTEN;
