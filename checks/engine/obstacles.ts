import type { Reason } from '../model/index.ts';
import { Stopped, TookTooLong } from './waiting.ts';

/** What kept a visit from reading: one of the model's reasons, and a technical word for the curious. */
export interface Obstacle {
  readonly reason: Reason;
  readonly detail: string;
}

/**
 * Chromium's code words, by what they mean to a person. The first that fits counts: a proxy's certificate is the proxy's
 * affair, and a date that does not fit is told apart from a certificate that nobody vouches for.
 */
const signs: readonly (readonly [RegExp, Reason, string])[] = [
  [
    // No platform asks for a certificate of the visitor's; a company's gateway may.
    /ERR_(\w*PROXY|TUNNEL_|SOCKS_|PAC_|NETWORK_ACCESS_DENIED|BLOCKED_BY_ADMINISTRATOR|\w*CLIENT_AUTH)/,
    'proxy',
    'a proxy, filter or firewall let nothing through',
  ],
  [/ERR_CERT_DATE_INVALID/, 'clock', 'the certificate is not valid on the date of this computer'],
  [
    /ERR_(CERT_|SSL_|BAD_SSL_|CERTIFICATE_|INSECURE_RESPONSE|QUIC_CERT_)/,
    'certificate',
    'the connection could not be made secure',
  ],
  [
    /ERR_(INTERNET_DISCONNECTED|NAME_|DNS_|ICANN_NAME_COLLISION|ADDRESS_|NETWORK_(CHANGED|IO_SUSPENDED)|CONNECTION_REFUSED|INVALID_NETWORK)/,
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
  const code = /net::(ERR_[A-Z0-9_]+)/.exec(message)?.[1];
  // An address may hold any word: where Chromium names what went wrong, nothing else is looked at.
  for (const [sign, reason, detail] of signs)
    if (sign.test(code ?? message))
      return { reason, detail: code === undefined ? detail : `${detail} (${code})` };
  if (code !== undefined) return { reason: 'siteError', detail: `the connection failed (${code})` };
  return { reason: 'error', detail: 'the page could not be read' };
}

/** The page moved on while we looked: look again, nothing is wrong. */
export const movedOn = (error: unknown): boolean =>
  error instanceof Error &&
  /Execution context was destroyed|Cannot find context|frame (was|got) detached|Frame was detached|navigating and changing the content/i.test(
    error.message,
  );
