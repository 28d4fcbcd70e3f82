import * as z from 'zod';

/** The one session under which Playwright knows the window's own page. */
export const PAGE_SESSION = 'flipwatch-page';

/** What Playwright asks of the browser. */
export const commandSchema = z.object({
  id: z.number(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
  sessionId: z.string().optional(),
});
export type Command = z.infer<typeof commandSchema>;

/** What the browser tells Playwright: an event, or the answer to a command. */
export interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Sends one command to the page and resolves with its answer. */
export type Ask = (method: string, params?: Record<string, unknown>, sessionId?: string) => Promise<unknown>;

/** Lets everything that was already due happen first. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
