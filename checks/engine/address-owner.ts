import type { Platform } from '../model/index.ts';
import known from './third-party-hosts.json' with { type: 'json' };

/**
 * Whose an address is. `own`: one of the platform's origins (scheme, host and port). `code`: a host from which its own
 * pages take their code. `noise`: a host that is known to say nothing about a setting.
 */
export type AddressOwner = 'own' | 'code' | 'noise' | 'foreign';

const knownNoise = new Set(known.hosts);

/** Tells whose an address is, for one platform as this account reaches it. */
export function addressOwner(platform: Platform, site: string): (address: string) => AddressOwner {
  const origins = new Set([site, ...platform.origins].map((origin) => new URL(origin).origin));
  const codeHosts = new Set(platform.codeHosts);
  const noiseHosts = new Set(platform.noiseHosts);
  return (address) => {
    if (!URL.canParse(address)) return 'foreign';
    const url = new URL(address);
    // A socket counts for the origin of its scheme.
    const origin = url.origin === 'null' ? null : url.origin.replace(/^ws/, 'http');
    if (origin !== null && origins.has(origin))
      return platform.noisePaths.some((prefix) => url.pathname.startsWith(prefix)) ? 'noise' : 'own';
    if (codeHosts.has(url.host)) return 'code';
    return [...parents(url.host)].some((host) => noiseHosts.has(host) || knownNoise.has(host))
      ? 'noise'
      : 'foreign';
  };
}

/** The host itself and the domains that it lies in. */
function* parents(host: string): Generator<string> {
  for (let at = host; at.includes('.') || at === host; at = at.slice(at.indexOf('.') + 1)) {
    yield at;
    if (!at.includes('.')) return;
  }
}
