import { useCallback } from 'react';
import type { Channel, RefusalCode, Reply, Request } from '../../electron/contract/index.ts';
import { useMessages } from '../notices/messages.tsx';
import { bridge } from './bridge.ts';

/** What a request answers with when it was done. */
export type Done<C extends Channel> = Extract<Reply<C>, { ok: true }>;

const isDone = <C extends Channel>(reply: Reply<C>): reply is Done<C> => reply.ok;

/** Asks, and answers with what was done or with the code of why not. For places that show a refusal themselves. */
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

/** Asks, and shows a refusal as a calm message, unless it was the person's own wish; null if it was refused. */
export function useRequest(): <C extends Channel>(channel: C, body: Request<C>) => Promise<Done<C> | null> {
  const { refuse } = useMessages();
  return useCallback(
    async (channel, body) => {
      const answer = await ask(channel, body);
      if (typeof answer !== 'string') return answer;
      // A person who has closed a file dialog or stopped something knows that they did.
      if (answer !== 'cancelled') refuse(answer);
      return null;
    },
    [refuse],
  );
}
