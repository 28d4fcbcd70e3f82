import type { LoggedRequest } from './logged-request.ts';
import { isCode, isData, isDocument, isFromNetwork } from './request-kinds.ts';

/** What of a page may be as old as the browser's cache. */
export interface FromCache {
  /** Data and documents: none, only of the site's own origin, or of another one as well. */
  readonly data: 'none' | 'ofSite' | 'ofOthers';
  /** The page itself, or an answer that names a setting: any position may be an old one. */
  readonly positions: boolean;
  /** A script that the site lets only the person's own cache keep: it may hold their data, not just code. */
  readonly personalCode: boolean;
}

/** What of the page came out of the cache. `names`: whether an answer from this address has to name a setting. */
export function fromCache(
  requests: readonly LoggedRequest[],
  site: string,
  names: (request: LoggedRequest) => boolean,
): FromCache {
  const kept = requests.filter((one) => !isFromNetwork(one));
  const ofSite = ({ address }: LoggedRequest): boolean => address.startsWith(`${site}/`);
  const data = kept.filter((one) => isData(one) || isDocument(one));
  return {
    data: data.length === 0 ? 'none' : data.every(ofSite) ? 'ofSite' : 'ofOthers',
    positions: data.some((one) => isDocument(one) || names(one)),
    personalCode: kept.some((one) => isCode(one) && isPersonal(one)),
  };
}

function isPersonal({ response }: LoggedRequest): boolean {
  const headers = Object.entries(response?.headers ?? {});
  return headers.some(
    ([name, said]) =>
      (/^cache-control$/i.test(name) && /\bprivate\b/i.test(said)) ||
      (/^vary$/i.test(name) && /cookie/i.test(said)),
  );
}
