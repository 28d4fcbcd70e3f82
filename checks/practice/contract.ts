import * as z from 'zod';
import { languages, stateSchema } from '../model/index.ts';
import { listingStates, rowChangeSchema } from './row-changes.ts';

/**
 * Everything that can be made to go wrong on a practice site, one switch each. Several may be on together.
 * They apply to the pages in `only`, or to all settings pages.
 */
export const faultSchema = z.enum([
  'missing', // the control is not on the page
  'late', // the control appears 2.5 s after load
  'lateValue', // drawn off; learns its value 2.5 s later with no request in flight before
  'neverReady', // a spinner for ever
  'blank', // an empty document
  'signedOut', // redirect to the site's sign-in page
  'signedOutInPlace', // the same page with browser-level switches, no session cookie
  'challenge', // redirect to the site's challenge page
  'rateLimited', // 429 with the site's reset header
  'serverError', // 500
  'pageMissing', // 404
  'dropped', // the connection is closed half-way
  'hang', // the request is never answered
  'cookieBanner', // a modal over the page that has switches of its own
  'disabled', // the control is disabled
  'reworded', // label in words that nobody has seen
  'reworded-inverted', // the label says the opposite: "Do not …"
  'keyRenamed', // the stable attribute has another value
  'duplicated', // the control is there twice
  'hiddenDecoy', // a hidden copy with the same key and label in the opposite position comes first
  'decoySwitch', // a visible switch of another kind comes first
  'redirected', // to the settings overview
  'otherHeading', // right address, another setting's page inside
  'staleAria', // aria-checked says the opposite of the property
  'unknownValue', // the server says null, drawn as off
  'dataFails', // the page's own data request fails, drawn as off
  'dataHangs', // the page's own data request is never answered, drawn as off
  'noNetwork', // the page carries its values in its own HTML: no data request
  'refuses', // the server refuses a change with an error, the page rolls back
  'ignores', // the server says yes and keeps the old value
  'slowRollback', // optimistic, rolled back 1.5 s later without a word
  'moves-related', // a change here switches a neighbouring setting too
  'confirmsDialog', // the click opens a confirmation
  'reorder', // rows in another order
  'wrapped', // other class names and wrappers
  'notOffered', // the site says that the setting is not available
  'answerEmpty', // the page's data names nothing, drawn as off
  'answerErrors', // 200 with a list of errors, drawn as off
  'answerCutOff', // the data ends in the middle, drawn as off
  'answerSignIn', // a sign-in page in place of data, drawn as off
  'answerSignedOut', // the data is refused with 401, drawn as off
  'answerChallenge', // the data is refused until the person proves to be one, drawn as off
  'answerRateLimited', // the data is refused with 429, drawn as off
  'answerDenied', // the data is refused with 403: this session may not have it, drawn as off
  'answerNothing', // 204 in place of data, drawn as off
  'answerToSignIn', // the page's own question is led on to the sign-in page, drawn as off
  'answerLeavesOut', // the data holds all but this setting, drawn as off
  'answerPrefixed', // the data comes behind `)]}',`, and the page's own code strips that
  'answerCached', // the browser may answer the page's question from what it kept, for ten minutes
  'serviceWorkerAnswers', // a service worker answers the page's question from what it kept the first time
  'errorScreen', // where data is refused, the page shows the site's own error text; by itself, the data is refused with 500
  'codeMissing', // the code that would fetch the values is not there, drawn as off
  'codeBreaks', // the page's own code breaks off before it knows the value, drawn as off
  'valueAtPointer', // drawn off; takes its value at the first movement of the pointer
  'valueInView', // far below, drawn off; takes its value when it is scrolled into view
  'saysFailed', // a line says that the settings could not be loaded, drawn as off
  'acceptWall', // every settings page leads to one that asks to agree to something
  'acceptWallInPlace', // at its own address, the page asks to agree to something
  'challengeInPlace', // 403 with the mark of a challenge, at its own address
  'forbidden', // 403 without a word
  'comeBackLater', // 503 with the seconds to wait
  'comeBackOnDate', // 503 with the date to come back
  'redirectsForever', // the session has ended, and page and sign-in page lead to each other
  'cookieLeftBehind', // as `signedOutInPlace`, and the account's cookie is still there
  'oneColumn', // a narrow page: no menu beside it
  'savesLate', // the answer to a change comes after 12 s
  'refusesQuietly', // a change is answered with 200 and a list of errors
  'changeRateLimited', // a change is answered with 429
  'asksNatively', // a change asks in the browser's own dialog
  'gpc', // locked off, with the site's words on a browser privacy signal
  'preferencesMissing', // X: the Grok query holds no preferences at all, and the page says that it does not exist
  'secondAnswerDiffers', // X: another answer has the opposite, some of it under the very same names
  'offXActivity', // X: the page of the inferred identity is "Off-X activity", with two boxes
  'offXHidden', // X: this account has no off-X box at all
  'gamblingBox', // X: a box for ads about gambling stands below the one for ads
  'euOneWay', // X: an account in the EU, which off-X asks before it is turned off for good
]);
export type Fault = z.infer<typeof faultSchema>;

/** Faults that one platform alone can play. Elsewhere they change nothing, and the panel does not offer them. */
export const onlyOn: Readonly<Partial<Record<Fault, string>>> = {
  preferencesMissing: 'x',
  secondAnswerDiffers: 'x',
  offXActivity: 'x',
  offXHidden: 'x',
  gamblingBox: 'x',
  euOneWay: 'x',
};

/** All that a practice site remembers. */
export const practiceStateSchema = z.strictObject({
  schema: z.literal(1),
  /** Check id → position on the server; null: the server does not know. */
  settings: z.record(z.string(), stateSchema.nullable()),
  signedIn: z.boolean(),
  language: z.enum(languages),
  faults: z.array(z.strictObject({ fault: faultSchema, only: z.array(z.string()).optional() })),
  /** What was changed about the rows of the pages that list settings. */
  rowChanges: z.array(rowChangeSchema).max(200).default([]),
  listing: z.enum(listingStates).default('whole'),
});
export type PracticeState = z.infer<typeof practiceStateSchema>;

/** One running practice site. Its state is on disk if a file was given, and survives a restart. */
export interface PracticeSite {
  readonly platform: string;
  readonly origin: string;
  state(): PracticeState;
  /** Changes some of the state, as somebody else than the person would. */
  change(part: Partial<Omit<PracticeState, 'schema'>>): void;
  /** Back to the state of a first start. */
  reset(): void;
  /** Every page request since the start or `forgetLog`, oldest first. */
  pageViews(): readonly string[];
  /** Every change asked of the server through its pages. */
  writes(): readonly { readonly check: string; readonly to: 'on' | 'off' }[];
  forgetLog(): void;
  close(): Promise<void>;
}

/** How one practice site is started. */
export interface PracticeOptions {
  /** Where the state is kept; in memory only if left out. */
  readonly stateFile?: string;
  /** 0 or left out: any free port on 127.0.0.1. */
  readonly port?: number;
  /** The person has to press "Sign in" on the site's own page first. Default: a session is there from the start. */
  readonly startSignedOut?: boolean;
}
