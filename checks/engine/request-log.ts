import type { AddressOwner } from './address-owner.ts';
import type { LoggedRequest } from './logged-request.ts';
import { type LoggedSocket, type Stack, socketLog } from './socket-log.ts';
import type { Wire, WireRequest } from './wire.ts';
import { endedUnanswered, workerScripts } from './worker-scripts.ts';

/** What a page asked for, since it was opened. */
export interface RequestLog {
  readonly requests: readonly LoggedRequest[];
  readonly sockets: readonly LoggedSocket[];
  /** Forgets the page before: what it asked for says nothing about the next one. */
  reset(): void;
}

/** Hears of an answer whose status line has come, and of one that is whole. */
export interface LogListener {
  answered(request: LoggedRequest): void;
  finished(request: LoggedRequest): void;
}

/** More requests than any settings page was seen to make; what comes after them is not looked at. */
const MOST_REQUESTS = 3_000;

/** The address of the code that asked, where any did. */
const asker = (stack: Stack | undefined): string | undefined =>
  stack?.callFrames.find(({ url }) => url !== '')?.url;

/** Writes down what the page asks for by itself. Nothing is requested, changed or held back. */
export function requestLog(
  wire: Wire,
  ownerOf: (address: string) => AddressOwner,
  listener: LogListener,
): RequestLog {
  let requests = new Map<string, LoggedRequest>();

  /** Code of the platform's own: from its hosts, or named in its own markup and nobody's noise. */
  const isOwnCode = (address: string): boolean => {
    const owner = ownerOf(address);
    if (owner !== 'foreign') return owner !== 'noise';
    for (const one of requests.values())
      if (one.address === address && one.type === 'Script') return one.inMarkup;
    return false;
  };
  const isByOwnCode = (from: string | undefined): boolean => from === undefined || isOwnCode(from);

  wire.on('Network.requestWillBeSent', (event: WireRequest) => {
    const { requestId, request, type, initiator } = event;
    const before = requests.get(requestId);
    if (before === undefined && requests.size >= MOST_REQUESTS) return;
    const from = asker(initiator.stack);
    requests.set(requestId, {
      id: requestId,
      address: request.url,
      method: request.method,
      body: request.postData ?? '',
      owner: ownerOf(request.url),
      type,
      inMarkup: initiator.type === 'parser' || (initiator.type === 'script' && from === undefined),
      byOwnCode: initiator.type === 'parser' || isByOwnCode(from),
      prefetched: request.headers['Sec-Purpose']?.startsWith('prefetch') === true,
      sentOnFrom: before ? [...before.sentOnFrom, before.address] : [],
      state: 'pending',
      endedAt: null,
      response: null,
      servedFromCache: false,
      bytes: 0,
    });
  });
  wire.on('Network.requestServedFromCache', ({ requestId }) => {
    const request = requests.get(requestId);
    if (request) request.servedFromCache = true;
  });
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    const request = requests.get(requestId);
    if (!request || request.state === 'failed') return;
    request.response = response;
    if (request.state === 'pending') request.state = 'answered';
    listener.answered(request);
  });
  wire.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes += dataLength;
  });
  wire.on('Network.loadingFinished', ({ requestId }) => {
    const request = requests.get(requestId);
    if (!request || request.state === 'failed' || endedUnanswered(request)) return;
    request.state = 'finished';
    request.endedAt = performance.now();
    listener.finished(request);
  });
  wire.on('Network.loadingFailed', ({ requestId }) => {
    const request = requests.get(requestId);
    // An answer with a bad status line is broken off by the page itself once it has seen that line.
    if (!request || (request.state !== 'pending' && (request.response?.status ?? 0) >= 400)) return;
    request.state = 'failed';
    request.endedAt = performance.now();
  });

  const workers = workerScripts(wire, () => requests.values());
  const sockets = socketLog(wire, ownerOf, (stack) => isByOwnCode(asker(stack)));

  return {
    get requests() {
      return [...requests.values()];
    },
    get sockets() {
      return sockets.sockets;
    },
    reset() {
      requests = new Map();
      sockets.reset();
      workers.reset();
    },
  };
}
