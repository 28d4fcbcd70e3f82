import type { Reason } from '../model/index.ts';
import { networkErrors } from '../model/network-errors.ts';
import { Stopped, TookTooLong } from './waiting.ts';

/** What kept a visit from reading: one of the model's reasons, and a technical word for the curious. */
export interface Obstacle {
  readonly reason: Reason;
  readonly detail: string;
}

/** Names what went wrong. The detail is ours or Chromium's own code word: never text from a page. */
export function obstacleOf(error: unknown): Obstacle {
  if (error instanceof Stopped) return { reason: 'browserClosed', detail: 'the audit was stopped' };
  if (error instanceof TookTooLong) return { reason: 'timeout', detail: error.message };
  const message = error instanceof Error ? error.message : String(error);
  const code = /net::(ERR_[A-Z0-9_]+)/.exec(message)?.[1];
  // An address may hold any word: where Chromium names what went wrong, nothing else is looked at.
  for (const [sign, reason, detail] of networkErrors)
    if (sign.test(code ?? message))
      return { reason, detail: code === undefined ? detail : `${detail} (${code})` };
  if (code !== undefined) return { reason: 'siteError', detail: `the connection failed (${code})` };
  return { reason: 'error', detail: 'the page could not be read' };
}

/** The page moved on while we looked: look again, nothing is wrong. */
export const movedOn = (error: unknown): boolean =>
  error instanceof Error &&
  /Execution context was destroyed|Cannot find context|frame (was|got) detached|Frame was detached|navigating and changing the content/i.test(
    error.message,
  );
