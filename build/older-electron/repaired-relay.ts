import type { ConnectOverCDPTransport } from 'playwright-core';
import * as z from 'zod';
import { type Ask, commandSchema, PAGE_SESSION } from '../../electron/engine-process/cdp.ts';
import { laneTo } from '../../electron/engine-process/lane.ts';
import { type RemotePage, relay } from '../../electron/engine-process/relay.ts';
import { FrameRepair } from './frame-repair.ts';

const messageSchema = z.looseObject({
  method: z.string().exactOptional(),
  sessionId: z.string().exactOptional(),
  params: z.unknown().optional(),
});

/** The app's own relay, with what an older Electron swallows made up between it and Playwright. */
export function repairedRelay(page: RemotePage): ConnectOverCDPTransport {
  const ask: Ask = (method, params, sessionId) =>
    page.ask(method, params, sessionId === PAGE_SESSION ? undefined : sessionId);
  const lane = laneTo((message) => repaired.onmessage?.(message));
  const repair = new FrameRepair(lane, ask);

  const inner = relay({
    ...page,
    listen: (to) =>
      page.listen({
        ...to,
        onEvent: (method, params, sessionId) => {
          repair.foresee(method, params);
          to.onEvent(method, params, sessionId);
        },
      }),
  });
  const repaired: ConnectOverCDPTransport = {
    send: (message) => {
      if (!repair.onCommand(commandSchema.parse(message))) inner.send(message);
    },
    close: () => inner.close(),
  };
  inner.onmessage = (message) => repair.onMessage(messageSchema.parse(message));
  inner.onclose = (reason) => {
    delete repaired.onmessage;
    repaired.onclose?.(reason);
  };
  return repaired;
}
