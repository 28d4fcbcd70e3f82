import type { CDPSession, Page } from 'playwright-core';
import { within } from './waiting.ts';

const BREAK_OFF_MS = 3_000;

/** A second line to a page, taken before it can hang: a page that computes without end answers to no new one. */
export interface Lifeline {
  /**
   * Gives up on a page that hangs: what runs in it is ended and it is left, so that it can't keep the next one from
   * opening. Never rejects; a page that can't even be left is found out by the next visit.
   */
  breakOff(): Promise<void>;
  /** Lets go of it. */
  end(): void;
}

/** Takes the line in the background. Where the browser has none to give, breaking off does what it can. */
export function lifelineTo(page: Page): Lifeline {
  const taken: Promise<CDPSession | null> = page
    .context()
    .newCDPSession(page)
    .catch(() => null);
  const leave = async (): Promise<void> => {
    const session = await taken;
    await session?.send('Runtime.terminateExecution');
    await session?.send('Page.stopLoading');
    await page.goto('about:blank', { waitUntil: 'commit', timeout: BREAK_OFF_MS });
  };
  return {
    breakOff: () => within(leave(), BREAK_OFF_MS, 'leaving the page').catch(() => undefined),
    end: () => {
      taken.then((session) => session?.detach()).catch(() => undefined);
    },
  };
}
