import { useCallback } from 'react';
import type { Channel, Request } from '../../electron/contract/index.ts';
import { ask, type Done } from '../bridge/requests.ts';
import { useMessages } from './messages.tsx';

/** Asks, and shows a refusal as a calm message, unless it was the person's own wish; null if it was refused. */
export function useRequest(): <C extends Channel>(channel: C, body: Request<C>) => Promise<Done<C> | null> {
  const { refuse } = useMessages();
  return useCallback(
    async (channel, body) => {
      const answer = await ask(channel, body);
      if (typeof answer !== 'string') return answer;
      // The person knows that they closed a file dialog or stopped something.
      if (answer !== 'cancelled') refuse(answer);
      return null;
    },
    [refuse],
  );
}
