import type { Reason } from './reasons.ts';

/**
 * Chromium's error codes, and what each means to a person. The first match counts: a proxy's certificate is the proxy's
 * affair, and a wrong date is not the same as a certificate that nobody vouches for.
 */
export const networkErrors: readonly (readonly [RegExp, Reason, string])[] = [
  [
    // No platform asks its visitor for a certificate; a company's gateway may.
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

/**
 * What one of Chromium's error codes, such as `ERR_NAME_NOT_RESOLVED`, means. One that is not listed is the site's
 * affair.
 */
export const reasonOfNetworkError = (code: string): Reason =>
  networkErrors.find(([sign]) => sign.test(code))?.[1] ?? 'siteError';
