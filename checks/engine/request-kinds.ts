import type { AddressOwner } from './address-owner.ts';
import type { LoggedRequest } from './logged-request.ts';

const dataTypes = new Set(['XHR', 'Fetch', 'EventSource']);

/**
 * What came early, by a `<link rel=preload>`, and is no picture, code or page: the page's code takes it without another
 * request, so that nothing else is told of that data. One that failed is asked for again.
 */
const isPreloadedData = ({ type, response, prefetched }: LoggedRequest): boolean =>
  type === 'Other' &&
  !prefetched &&
  response !== null &&
  response.status < 400 &&
  !/^(image|font|audio|video)\/|html|css|script|wasm/.test(response.mimeType);

/** The page's own data, on any host: its own code may ask a stranger for a value, too. */
export function isData(request: LoggedRequest): boolean {
  const { type, owner, method, byOwnCode } = request;
  if (owner === 'noise' || !(dataTypes.has(type) || isPreloadedData(request))) return false;
  return owner === 'own' || owner === 'code' || (byOwnCode && method === 'GET');
}

/** Code of the page's own, or code that its own markup names. */
export const isCode = ({ type, owner, inMarkup }: LoggedRequest): boolean =>
  type === 'Script' && owner !== 'noise' && (owner !== 'foreign' || inMarkup);

/** The page itself, or a frame of its own. */
export const isDocument = ({ type, owner }: LoggedRequest): boolean => type === 'Document' && owner === 'own';

/** A socket of the page's own, or one that its own code has opened. */
export const isOwnSocket = ({ owner, byOwnCode }: { owner: AddressOwner; byOwnCode: boolean }): boolean =>
  owner !== 'noise' && (owner !== 'foreign' || byOwnCode);

/** A read changes nothing, so its answer is what the server holds and not what somebody has just sent. */
export const isRead = ({ method }: LoggedRequest): boolean => method === 'GET';

/** It did not come, or came as a refusal. */
export const hasFailed = ({ state, response }: LoggedRequest): boolean =>
  state === 'failed' || (response?.status ?? 0) >= 400;

/** The server itself answered, in this visit. */
export const isFromNetwork = ({ response, servedFromCache }: LoggedRequest): boolean =>
  !servedFromCache &&
  response?.fromDiskCache !== true &&
  response?.fromServiceWorker !== true &&
  response?.fromPrefetchCache !== true;
