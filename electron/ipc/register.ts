import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { z } from 'zod';
import { isDiskFull } from '../../checks/storage/disk-full.ts';
import {
  type Channel,
  channels,
  type EventBody,
  type EventName,
  events,
  type RefusalCode,
  Refused,
  type Reply,
  type Request,
  type refusalSchema,
} from '../contract/index.ts';

type Refusal = z.infer<typeof refusalSchema>;

/** One handler for each channel of the contract: leaving one out does not compile. */
export type Handlers = { [C in Channel]: (body: Request<C>) => Promise<Reply<C>> | Reply<C> };

/** Those of some channels. */
export type HandlersOf<C extends Channel> = Pick<Handlers, C>;

/** The two channel names that main process and preload share. */
export const REQUEST = 'flipwatch:request';
export const EVENT = 'flipwatch:event';

/** The longest request. Nothing that the report card asks for is longer. */
const MAX_REQUEST_CHARACTERS = 64 * 1024;

const refusal = (code: RefusalCode, detail: string): Refusal => ({
  ok: false,
  code,
  detail: detail.slice(0, 400),
});

function refusalFor(error: unknown): Refusal {
  if (error instanceof Refused) return refusal(error.code, error.message);
  const text = error instanceof Error ? error.message : String(error);
  if (isDiskFull(error)) return refusal('diskFull', text);
  return refusal('failed', text);
}

/** The parts of an IPC event that say who is asking. */
export interface Sender {
  readonly sender: Pick<WebContents, 'id' | 'mainFrame'>;
  readonly senderFrame: WebFrameMain | null;
}

/** Only the main frame of one of our own windows, on our own address, is answered. */
export function trustedSender(
  event: Sender,
  origin: string,
  knows: (contentsId: number) => boolean,
): boolean {
  // Read at once: a frame that has gone meanwhile is null and gets no answer.
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || frame !== event.sender.mainFrame) return false;
  if (!URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return `${protocol}//${host}` === origin && knows(event.sender.id);
}

/** Answers one request. Request and reply are both parsed by the contract. */
export async function answer(handlers: Handlers, channel: unknown, body: unknown): Promise<unknown> {
  const known = (name: unknown): name is Channel => typeof name === 'string' && Object.hasOwn(channels, name);
  if (!known(channel)) return refusal('invalid', 'No such channel.');
  if (lengthOf(body) > MAX_REQUEST_CHARACTERS) return refusal('invalid', 'Too long.');
  return answerKnown(handlers, channel, body);
}

/** Characters of a body as JSON. What can't be written as JSON (rings and big numbers cross IPC too) is never short enough. */
function lengthOf(body: unknown): number {
  try {
    return (JSON.stringify(body) ?? '').length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The contract in a shape that matches a channel's handler with its own schemas. */
const contracts: { [C in Channel]: { request: z.ZodType<Request<C>>; reply: z.ZodType<Reply<C>> } } =
  channels;

async function answerKnown<C extends Channel>(
  handlers: Handlers,
  channel: C,
  body: unknown,
): Promise<unknown> {
  const contract = contracts[channel];
  const request = contract.request.safeParse(body);
  if (!request.success) return refusal('invalid', 'The request is not what the contract says.');
  try {
    return contract.reply.parse(await handlers[channel](request.data));
  } catch (error) {
    return refusalFor(error);
  }
}

/** Opens the one door between the windows and the main process. */
export function register(handlers: Handlers, origin: string, knows: (contentsId: number) => boolean): void {
  ipcMain.handle(REQUEST, async (event, channel: unknown, body: unknown) => {
    if (!trustedSender(event, origin, knows)) return refusal('invalid', 'Not one of the app’s own windows.');
    return answer(handlers, channel, body);
  });
}

/** Tells one window something. What does not fit the contract is our own fault, and throws. */
export function tell<E extends EventName>(contents: WebContents, event: E, body: EventBody<E>): void {
  if (!contents.isDestroyed()) contents.send(EVENT, event, events[event].parse(body));
}
