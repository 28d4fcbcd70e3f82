import * as z from 'zod';
import { type Ask, type Command, type Message, PAGE_SESSION } from './cdp.ts';

const BROWSER_LINE = 'flipwatch-browser';
const FURTHER = 'flipwatch-line-';
const lineParams = z.object({ sessionId: z.string() });

/** Whatever a further line may hear: what was asked, where the page wants to go and what broke, never what Playwright alone needs. */
const heardByAll = /^(Network\.|Page\.frameRequestedNavigation$|Runtime\.exceptionThrown$|Log\.entryAdded$)/;

/** Only a further line holds requests up. Playwright would send them on as they are, before the line could say how. */
const HELD_UP = 'Fetch.requestPaused';

/** Whether a session is such a line. */
export const isFurtherLine = (sessionId: string): boolean => sessionId.startsWith(FURTHER);

/** Lines to the one page beside Playwright's own. */
export interface FurtherLines {
  /** What a command on such a line, or one that opens or closes it, is answered with; undefined where it is none of theirs. */
  answer(command: Command): Promise<unknown> | undefined;
  /** The messages in which a message of the browser's is passed on, to Playwright's own line and to them. */
  messagesFor(message: Message): readonly Message[];
}

/**
 * Electron's debugger gives one line to a page. Those that ask for another (see the engine's wire.ts) are given a name of
 * their own on that same line: they may ask what Playwright may ask, and hear what the network and the page's errors tell.
 */
export function furtherLines(ask: Ask): FurtherLines {
  const lines = new Set<string>();
  let opened = 0;
  return {
    answer({ method, params, sessionId }) {
      if (sessionId === undefined)
        return method === 'Target.attachToBrowserTarget'
          ? Promise.resolve({ sessionId: BROWSER_LINE })
          : undefined;
      if (lines.has(sessionId)) return ask(method, params);
      if (sessionId !== BROWSER_LINE) return undefined;
      if (method === 'Target.attachToTarget') {
        const line = `${FURTHER}${++opened}`;
        lines.add(line);
        return Promise.resolve({ sessionId: line });
      }
      if (method === 'Target.detachFromTarget') {
        lines.delete(lineParams.parse(params).sessionId);
        return Promise.resolve({});
      }
      return undefined;
    },
    messagesFor: (message) => {
      if (message.sessionId !== PAGE_SESSION || message.method === undefined) return [message];
      const copies = [...lines].map((sessionId) => ({ ...message, sessionId }));
      if (message.method === HELD_UP) return copies;
      return heardByAll.test(message.method) ? [message, ...copies] : [message];
    },
  };
}
