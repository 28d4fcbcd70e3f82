import type { Channel, RefusalCode, Reply, Request } from '../../electron/contract/index.ts';
import { bridge } from './bridge.ts';

/** What a request answers with when it was done. */
export type Done<C extends Channel> = Extract<Reply<C>, { ok: true }>;

const isDone = <C extends Channel>(reply: Reply<C>): reply is Done<C> => reply.ok;

/** Asks, and answers with the reply or with the code of a refusal. For places that show a refusal themselves. */
export async function ask<C extends Channel>(channel: C, body: Request<C>): Promise<Done<C> | RefusalCode> {
  try {
    const reply = await bridge().request(channel, body);
    if (isDone(reply)) return reply;
    return 'code' in reply ? reply.code : 'failed';
  } catch {
    // The main process is gone or broke its contract; for the person both are "it did not work".
    return 'failed';
  }
}
