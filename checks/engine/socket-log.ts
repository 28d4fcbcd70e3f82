import type { AddressOwner } from './address-owner.ts';
import type { Wire } from './wire.ts';

/** One socket of the page. */
export interface LoggedSocket {
  readonly address: string;
  readonly owner: AddressOwner;
  readonly byOwnCode: boolean;
  state: 'pending' | 'open' | 'failed' | 'closed';
  heard: boolean;
}

/** The code that stood behind a request. */
export interface Stack {
  readonly callFrames: readonly { readonly url: string }[];
}

/** More than any settings page was seen to open; what comes after them is not looked at. */
const MOST_SOCKETS = 3_000;

/** The sockets of a page, since it was opened. */
export interface SocketLog {
  readonly sockets: readonly LoggedSocket[];
  /** Forgets those of the page before. */
  reset(): void;
}

/** Writes down which sockets the page opens, and what becomes of them. */
export function socketLog(
  wire: Wire,
  ownerOf: (address: string) => AddressOwner,
  isByOwnCode: (stack: Stack | undefined) => boolean,
): SocketLog {
  let sockets = new Map<string, LoggedSocket>();
  const of = (requestId: string, change: (one: LoggedSocket) => void): void => {
    const one = sockets.get(requestId);
    if (one) change(one);
  };

  wire.on('Network.webSocketCreated', ({ requestId, url, initiator }) => {
    if (sockets.size >= MOST_SOCKETS) return;
    sockets.set(requestId, {
      address: url,
      owner: ownerOf(url),
      byOwnCode: isByOwnCode(initiator?.stack),
      state: 'pending',
      heard: false,
    });
  });
  wire.on('Network.webSocketHandshakeResponseReceived', ({ requestId }) =>
    of(requestId, (one) => {
      one.state = 'open';
    }),
  );
  wire.on('Network.webSocketFrameReceived', ({ requestId }) =>
    of(requestId, (one) => {
      one.heard = true;
    }),
  );
  wire.on('Network.webSocketFrameError', ({ requestId }) =>
    of(requestId, (one) => {
      one.state = one.state === 'open' ? 'closed' : 'failed';
    }),
  );
  wire.on('Network.webSocketClosed', ({ requestId }) =>
    of(requestId, (one) => {
      if (one.state !== 'failed') one.state = one.state === 'open' ? 'closed' : 'failed';
    }),
  );

  return {
    get sockets() {
      return [...sockets.values()];
    },
    reset() {
      sockets = new Map();
    },
  };
}
