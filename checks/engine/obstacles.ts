import type { Reason } from '../model/index.ts';
import { Stopped, TookTooLong } from './waiting.ts';

/** What kept a visit from reading: one of the model's reasons, and a technical word for the curious. */
export interface Obstacle {
  readonly reason: Reason;
  readonly detail: string;
}

const signs: readonly (readonly [RegExp, Reason, string])[] = [
  [
    /ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|ADDRESS_UNREACHABLE|NETWORK_CHANGED|CONNECTION_REFUSED|PROXY_CONNECTION_FAILED|NETWORK_ACCESS_DENIED)/,
    'offline',
    'the site could not be reached',
  ],
  // The page itself went elsewhere, or loaded itself again, before it had begun: no fault of the connection.
  [/ERR_ABORTED/, 'notReady', 'the page left before it had arrived'],
  // Seen where a session has ended: the page sends to the sign-in, and the sign-in back.
  [/ERR_TOO_MANY_REDIRECTS/, 'signedOut', 'the site redirects without end'],
  [/has been closed|Target closed|crashed|disconnected/i, 'browserClosed', 'the browser window closed'],
  [
    /Timeout \d+ms exceeded|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT/,
    'timeout',
    'the page did not arrive in time',
  ],
];

/** Names what went wrong. The detail is ours or Chromium's own code word: never text from a page. */
export function obstacleOf(error: unknown): Obstacle {
  if (error instanceof Stopped) return { reason: 'browserClosed', detail: 'the audit was stopped' };
  if (error instanceof TookTooLong) return { reason: 'timeout', detail: error.message };
  const message = error instanceof Error ? error.message : String(error);
  for (const [sign, reason, detail] of signs) if (sign.test(message)) return { reason, detail };
  const code = /net::(ERR_[A-Z_]+)/.exec(message)?.[1];
  if (code !== undefined) return { reason: 'siteError', detail: `the connection failed (${code})` };
  return { reason: 'error', detail: 'the page could not be read' };
}

/** The page moved on while we looked: look again, nothing is wrong. */
export const movedOn = (error: unknown): boolean =>
  error instanceof Error &&
  /Execution context was destroyed|Cannot find context|frame (was|got) detached|Frame was detached|navigating and changing the content/i.test(
    error.message,
  );
