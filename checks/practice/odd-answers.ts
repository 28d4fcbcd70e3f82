import type { Fault } from './contract.ts';
import type { Exchange } from './exchange.ts';

/** What a platform puts into answers of the kinds that all platforms share. */
export interface OddAnswerWords {
  /** The headers of a 429. */
  readonly rateLimit: Record<string, string>;
  /** Where it sends even its data, so that a person proves to be one; left out: it refuses with a number. */
  readonly challengePath?: string;
  /** The number by which its answers say that nobody is signed in, that it asks for a pause, or for a proof. */
  readonly codes: { readonly signedOut: number; readonly rateLimited: number; readonly challenge: number };
}

const errors = (code: number) => ({ errors: [{ code, message: 'Practice' }] });

/** Plays what can be wrong with an answer to a page's own question for its values. True if it has answered. */
export function answerOddly(exchange: Exchange, faults: ReadonlySet<Fault>, words: OddAnswerWords): boolean {
  const { codes } = words;
  if (faults.has('answerEmpty')) exchange.sendJson(200, {});
  else if (faults.has('answerErrors'))
    exchange.sendJson(200, { errors: [{ message: 'Practice' }], data: null });
  else if (faults.has('answerCutOff')) exchange.send(200, 'application/json', '{"data":{"user_pref');
  else if (faults.has('answerSignIn'))
    exchange.send(200, 'text/html', '<!doctype html><form><input type="password" name="p"></form>');
  else if (faults.has('answerSignedOut')) exchange.sendJson(401, errors(codes.signedOut));
  else if (faults.has('answerChallenge') && words.challengePath !== undefined)
    exchange.redirect(words.challengePath);
  else if (faults.has('answerChallenge')) exchange.sendJson(403, errors(codes.challenge));
  else if (faults.has('answerRateLimited'))
    exchange.send(429, 'application/json', JSON.stringify(errors(codes.rateLimited)), words.rateLimit);
  else return false;
  return true;
}

/** How long the slow answer to a change takes: as long as X's own was seen to (2026-11-25). */
const LATE_MS = 12_000;

/** Plays what can be wrong with an answer to a change. True if it has answered, and nothing was saved. */
export async function answerChangeOddly(
  exchange: Exchange,
  faults: ReadonlySet<Fault>,
  words: OddAnswerWords,
): Promise<boolean> {
  if (faults.has('savesLate')) await new Promise((go) => setTimeout(go, LATE_MS));
  if (faults.has('refusesQuietly')) exchange.sendJson(200, { errors: [{ message: 'Practice' }], data: {} });
  else if (faults.has('changeRateLimited'))
    exchange.send(429, 'application/json', JSON.stringify(errors(words.codes.rateLimited)), words.rateLimit);
  else return false;
  return true;
}
