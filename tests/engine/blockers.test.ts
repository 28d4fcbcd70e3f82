import { expect, it } from 'vitest';
import { blockerOfError } from '../../checks/engine/blockers.ts';

/** What Chromium says when a page can't be opened, and what a person is told of it. */
it.each([
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['net::ERR_NAME_NOT_RESOLVED', 'offline'],
  ['net::ERR_DNS_TIMED_OUT', 'offline'],
  ['net::ERR_CONNECTION_REFUSED', 'offline'],
  ['net::ERR_ADDRESS_UNREACHABLE', 'offline'],
  ['net::ERR_NETWORK_CHANGED', 'offline'],
  ['net::ERR_NETWORK_IO_SUSPENDED', 'offline'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
  ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxy'],
  ['net::ERR_PROXY_CERTIFICATE_INVALID', 'proxy'],
  ['net::ERR_MANDATORY_PROXY_CONFIGURATION_FAILED', 'proxy'],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['net::ERR_SOCKS_CONNECTION_FAILED', 'proxy'],
  ['net::ERR_PAC_SCRIPT_FAILED', 'proxy'],
  ['net::ERR_NETWORK_ACCESS_DENIED', 'proxy'],
  ['net::ERR_BLOCKED_BY_ADMINISTRATOR', 'proxy'],
  ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'proxy'],
  ['net::ERR_CERT_DATE_INVALID', 'clock'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificate'],
  ['net::ERR_CERT_REVOKED', 'certificate'],
  ['net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'certificate'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate'],
  ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'certificate'],
  ['net::ERR_HTTP2_PROTOCOL_ERROR', 'siteError'],
  ['net::ERR_QUIC_PROTOCOL_ERROR', 'siteError'],
  ['net::ERR_CONNECTION_RESET', 'siteError'],
  ['net::ERR_EMPTY_RESPONSE', 'siteError'],
  ['net::ERR_TOO_MANY_REDIRECTS', 'signedOut'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
  ['net::ERR_ABORTED', 'notReady'],
  ['Target page, context or browser has been closed', 'browserClosed'],
  ['something nobody has met', 'error'],
])('%s is told as %s', (said, reason) => {
  expect(blockerOfError(new Error(`page.goto: ${said} at https://www.linkedin.com/`)).reason).toBe(reason);
});

it('tells no words of the page, only Chromium’s own', () => {
  const { detail } = blockerOfError(
    new Error('page.goto: net::ERR_EMPTY_RESPONSE at https://www.linkedin.com/secret'),
  );
  expect(detail).toBe('the connection failed (ERR_EMPTY_RESPONSE)');
});

it('tells Chromium’s code word whole, digits and all', () => {
  const told = (code: string) =>
    blockerOfError(new Error(`page.goto: net::${code} at https://x.com/`)).detail;
  expect(told('ERR_HTTP2_PROTOCOL_ERROR')).toBe('the connection failed (ERR_HTTP2_PROTOCOL_ERROR)');
  expect(told('ERR_PROXY_HTTP_1_1_REQUIRED')).toContain('(ERR_PROXY_HTTP_1_1_REQUIRED)');
});

it('goes by what Chromium names, not by words in the address', () => {
  const said = 'page.goto: net::ERR_EMPTY_RESPONSE at https://x.com/settings/ERR_CERT_DATE_INVALID/crashed';
  expect(blockerOfError(new Error(said)).reason).toBe('siteError');
});
