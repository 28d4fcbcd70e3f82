import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from './contract.ts';
import type { Exchange } from './exchange.ts';

/** What a platform puts into answers of the kinds that all platforms share. */
export interface OddAnswerWords {
  /** The headers of a 429. */
  readonly rateLimit: Record<string, string>;
  /** Where it sends somebody whom it does not know. */
  readonly signInPath: string;
  /** Where it sends even its data, so that a person proves to be one; left out: it refuses with a number. */
  readonly challengePath?: string;
  /** The number by which its answers say that nobody is signed in, that it asks for a pause or a proof, or denies. */
  readonly codes: {
    readonly signedOut: number;
    readonly rateLimited: number;
    readonly challenge: number;
    readonly denied: number;
  };
}

const errors = (code: number) => ({ errors: [{ code, message: 'Practice' }] });
const signInPage = '<!doctype html><form><input type="password" name="p"></form>';

type Play = (exchange: Exchange, words: OddAnswerWords) => void;

const tooMany: Play = (exchange, { codes, rateLimit }) =>
  exchange.send(429, 'application/json', JSON.stringify(errors(codes.rateLimited)), rateLimit);

/** What may come in place of the values that a page asks for. */
const inPlaceOfValues: Partial<Record<Fault, Play>> = {
  answerEmpty: (exchange) => exchange.sendJson(200, {}),
  answerErrors: (exchange) => exchange.sendJson(200, { errors: [{ message: 'Practice' }], data: null }),
  answerCutOff: (exchange) => exchange.send(200, 'application/json', '{"data":{"user_pref'),
  answerSignIn: (exchange) => exchange.send(200, 'text/html', signInPage),
  answerToSignIn: (exchange, { signInPath }) => exchange.redirect(signInPath),
  answerNothing: (exchange) => exchange.send(204, 'application/json', ''),
  answerSignedOut: (exchange, { codes }) => exchange.sendJson(401, errors(codes.signedOut)),
  answerDenied: (exchange, { codes }) => exchange.sendJson(403, errors(codes.denied)),
  answerChallenge: (exchange, { codes, challengePath }) =>
    challengePath === undefined
      ? exchange.sendJson(403, errors(codes.challenge))
      : exchange.redirect(challengePath),
  answerRateLimited: tooMany,
};

/** What may come in place of the answer to a change. */
const inPlaceOfSaving: Partial<Record<Fault, Play>> = {
  refusesQuietly: (exchange) => exchange.sendJson(200, { errors: [{ message: 'Practice' }], data: {} }),
  changeRateLimited: tooMany,
};

const playOf = (plays: Partial<Record<Fault, Play>>, faults: ReadonlySet<Fault>): Play | undefined =>
  [...faults].map((fault) => plays[fault]).find((play) => play !== undefined);

/** Answers a page's own question for its values, with whatever is wrong with that answer. */
export function answerValues(
  exchange: Exchange,
  faults: ReadonlySet<Fault>,
  words: OddAnswerWords,
  { values, failure }: { readonly values: () => unknown; readonly failure: unknown },
): void {
  const play = playOf(inPlaceOfValues, faults);
  if (play) play(exchange, words);
  // Nothing ever comes. The connection stays open.
  else if (faults.has('dataHangs')) return;
  else if (faults.has('dataFails') || faults.has('errorScreen')) exchange.sendJson(500, failure);
  else sendValues(exchange, faults, JSON.stringify(values()));
}

function sendValues(exchange: Exchange, faults: ReadonlySet<Fault>, values: string): void {
  const text = faults.has('answerPrefixed') ? `)]}',\n${values}` : values;
  const kept = faults.has('answerCached') ? { 'cache-control': 'private, max-age=600' } : {};
  exchange.send(200, 'application/json', text, kept);
}

/** How long the slow answer to a change takes: as long as X's own was seen to (2026-11-25). */
const LATE_MS = 12_000;

/** Plays what can be wrong with an answer to a change. True if it has answered, and nothing was saved. */
export async function answerChangeOddly(
  exchange: Exchange,
  faults: ReadonlySet<Fault>,
  words: OddAnswerWords,
): Promise<boolean> {
  if (faults.has('savesLate')) await delay(LATE_MS);
  const play = playOf(inPlaceOfSaving, faults);
  play?.(exchange, words);
  return play !== undefined;
}
