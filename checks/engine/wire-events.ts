import * as z from 'zod';

/*
 * What the browser tells of a page, as Chromium's DevTools protocol writes it (1.3; seen with Chromium 130 and 156,
 * 2026-11-25). Only the fields that are used, each with a limit: most of it is the page's own text.
 */

const id = z.string().max(200);
const address = z.string().max(8_000).catch('');
const frame = z.object({ url: address });
const stack = z.object({ callFrames: z.array(frame).max(500) });

const requestWillBeSent = z.object({
  requestId: id,
  loaderId: id.catch(''),
  frameId: id.optional(),
  type: z.string().max(40).catch('Other'),
  request: z.object({
    url: address,
    method: z.string().max(20),
    postData: z.string().max(200_000).optional().catch(undefined),
    headers: z.object({ 'Sec-Purpose': z.string().max(200).optional() }).catch({}),
  }),
  initiator: z
    .object({ type: z.string().max(40), url: address.optional(), stack: stack.optional().catch(undefined) })
    .catch({ type: 'other' }),
  /** Present where this request follows a redirect: the answer that sent it here. */
  redirectResponse: z.object({ url: address, status: z.number() }).optional(),
});

const response = z.object({
  url: address,
  status: z.number(),
  mimeType: z.string().max(200).catch(''),
  headers: z.record(z.string(), z.string().catch('')).catch({}),
  fromDiskCache: z.boolean().optional(),
  fromServiceWorker: z.boolean().optional(),
  fromPrefetchCache: z.boolean().optional(),
});

/**
 * A request that waits until it is sent on. One that can't be parsed would wait for ever, so nothing here has a limit.
 */
export const requestPaused = z.object({
  requestId: z.string(),
  request: z.object({ headers: z.record(z.string(), z.string()) }),
});

/** Each event's name in the protocol, and its shape. */
export const wireEvents = {
  'Network.requestWillBeSent': requestWillBeSent,
  'Network.requestServedFromCache': z.object({ requestId: id }),
  'Network.responseReceived': z.object({ requestId: id, response }),
  'Network.dataReceived': z.object({ requestId: id, dataLength: z.number() }),
  'Network.loadingFinished': z.object({ requestId: id }),
  'Network.loadingFailed': z.object({ requestId: id, errorText: z.string().max(300).catch('') }),
  'Network.webSocketCreated': z.object({
    requestId: id,
    url: address,
    initiator: z
      .object({ stack: stack.optional().catch(undefined) })
      .optional()
      .catch(undefined),
  }),
  'Network.webSocketHandshakeResponseReceived': z.object({ requestId: id }),
  'Network.webSocketFrameReceived': z.object({ requestId: id }),
  'Network.webSocketFrameError': z.object({ requestId: id }),
  'Network.webSocketClosed': z.object({ requestId: id }),
  /** The page itself wants to go somewhere, whether or not it may. */
  'Page.frameRequestedNavigation': z.object({ frameId: id, url: address }),
  'Runtime.exceptionThrown': z.object({
    exceptionDetails: z.object({
      text: z.string().max(2_000).catch(''),
      url: address.optional(),
      stackTrace: stack.optional().catch(undefined),
      exception: z
        .object({ description: z.string().max(100_000).catch('') })
        .optional()
        .catch(undefined),
    }),
  }),
  'Log.entryAdded': z.object({
    entry: z.object({ level: z.string().max(20), text: z.string().max(20_000).catch('') }),
  }),
} as const;

export type WireRequest = z.infer<typeof requestWillBeSent>;
export type WireResponse = z.infer<typeof response>;
