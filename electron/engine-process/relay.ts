import type { ConnectOverCDPTransport } from 'playwright-core';
import { browserCommands } from './browser-commands.ts';
import { type Ask, type Command, commandSchema, type Message, PAGE_SESSION } from './cdp.ts';
import { furtherLines } from './further-lines.ts';
import { laneTo } from './lane.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One page of the app's own window, as this process reaches it: see `electron/embedded-browser/page-agent.ts`. */
export interface RemotePage {
  readonly ask: Ask;
  /** Hears what the page tells; only one may listen. */
  listen(to: {
    onEvent(method: string, params: unknown, sessionId: string | null): void;
    onGone(reason: string): void;
  }): void;
  letGo(): void;
}

/**
 * Lets Playwright drive one page of the app's window, through messages to the process that has its debugger: there is
 * no port and no socket that another program could use. Commands that belong to a whole browser are answered here,
 * every other one goes to the page. The page must have loaded something (`about:blank`) before.
 */
export function relay(page: RemotePage): ConnectOverCDPTransport {
  let closed = false;

  const transport: ConnectOverCDPTransport = {
    send: (message) => void answer(commandSchema.parse(message)),
    close: () => void setImmediate(finish, 'closed by Playwright'),
  };
  const lane = laneTo((message) => {
    for (const one of lines.messagesFor(message)) if (!closed) transport.onmessage?.(one);
  });
  const ask: Ask = (method, params, sessionId) =>
    page.ask(method, params, sessionId === PAGE_SESSION ? undefined : sessionId);

  const lines = furtherLines(ask);
  const commands = browserCommands(ask, lane, () => transport.close());

  page.listen({
    onEvent: (method, params, sessionId) =>
      lane.enqueue(() => lane.deliver({ sessionId: sessionId ?? PAGE_SESSION, method, params })),
    onGone: finish,
  });

  function finish(reason: string): void {
    if (closed) return;
    closed = true;
    page.letGo();
    transport.onclose?.(reason);
  }

  async function perform(asked: Command): Promise<unknown> {
    const { method, params, sessionId } = asked;
    const further = lines.answer(asked);
    if (further !== undefined) return further;
    if (sessionId !== undefined) return ask(method, params, sessionId);
    const command = commands[method];
    if (command === undefined) throw new Error(`${method} is not supported in Flipwatch's own window`);
    return command(params);
  }

  async function answer(command: Command): Promise<void> {
    const { id, sessionId } = command;
    let reply: Message;
    try {
      reply = { id, result: (await perform(command)) ?? {} };
    } catch (error) {
      reply = { id, error: { code: -32000, message: messageOf(error) } };
    }
    lane.enqueue(() => lane.deliver(sessionId === undefined ? reply : { ...reply, sessionId }));
  }

  return transport;
}
