/** How far the way to a host can be trusted: encrypted and vouched for, not leaving this computer, or neither. */
export type Safety = 'secure' | 'here' | 'open';

/** Where a page really is. */
export interface Place {
  readonly host: string;
  readonly safety: Safety;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** The end of a host says whose it is, so the end of a long one stays. */
const MOST_SHOWN = 32;

/**
 * The host of an address as the network knows it, so that look-alike letters show. Null for an address without a host,
 * such as the empty page that a window begins with.
 */
export function placeOf(address: string): Place | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, hostname } = new URL(address);
  if (host === '' || (protocol !== 'http:' && protocol !== 'https:')) return null;
  const shown = host.length > MOST_SHOWN ? `…${host.slice(1 - MOST_SHOWN)}` : host;
  if (protocol === 'https:') return { host: shown, safety: 'secure' };
  return { host: shown, safety: loopback.has(hostname) ? 'here' : 'open' };
}
