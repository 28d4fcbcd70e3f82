import type { AddressOwner } from './address-owner.ts';
import { type LoggedSocket, type Stack, socketLog } from './socket-log.ts';
import type { PageWorker, Wire, WireRequest, WireResponse } from './wire.ts';

/** One request of the page that is open now, and how it ended so far. */
export interface LoggedRequest {
  readonly id: string;
  readonly address: string;
  readonly method: string;
  readonly body: string;
  readonly owner: AddressOwner;
  /** The browser's own word for what it is for: `Document`, `Script`, `Fetch`, `XHR`, `EventSource`, … */
  readonly type: string;
  /** The page's own markup, or a module's own import, named it; else a script made it up. */
  readonly inMarkup: boolean;
  /** The page's own code asked for it. */
  readonly byOwnCode: boolean;
  /** The addresses that it was sent on from. */
  readonly sentOnFrom: readonly string[];
  state: 'pending' | 'answered' | 'finished' | 'failed';
  response: WireResponse | null;
  servedFromCache: boolean;
  bytes: number;
}

/**
 * A worker's script, of which older browsers tell the page only that it ended, whether it came or was missing (seen with
 * Chromium 130, 2026-11-26): it has come once the worker runs, and runs on. Of one that is gone nobody can say whether it ever
 * had a script.
 */
const endedUnanswered = ({ type, state, response }: LoggedRequest): boolean =>
  type === 'Script' && state === 'pending' && response === null;

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
  /** The workers of the page that run. */
  let running = new Set<PageWorker>();

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
      sentOnFrom: before ? [...before.sentOnFrom, before.address] : [],
      state: 'pending',
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
    listener.finished(request);
  });
  wire.on('Network.loadingFailed', ({ requestId }) => {
    const request = requests.get(requestId);
    // An answer with a bad status line is broken off by the page itself once it has seen that line.
    if (request && (request.state === 'pending' || (request.response?.status ?? 0) < 400))
      request.state = 'failed';
  });

  wire.onWorker((worker, does) => {
    if (does === 'runs') running.add(worker);
    // One of the page before ends when it likes.
    else if (!running.delete(worker)) return;
    const runs = [...running].some(({ address }) => address === worker.address);
    for (const one of requests.values())
      if (one.address === worker.address && one.type === 'Script' && one.response === null)
        if (one.state === 'pending' || one.state === 'finished') one.state = runs ? 'finished' : 'pending';
  });

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
      running = new Set();
    },
  };
}
