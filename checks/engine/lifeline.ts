import type { CDPSession, Page } from 'playwright-core';
import { within } from './waiting.ts';

const BREAK_OFF_MS = 3_000;

/** A second line to a page, taken before it can hang: a page that computes without end answers to no new one. */
export interface Lifeline {
  /**
   * Gives up on a page that hangs: what runs in it is ended and it is left, so that it can't keep the next one from
   * opening. Resolves with whether it was left; never rejects.
   */
  breakOff(): Promise<boolean>;
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
    // Neither is waited for: a page behind a dialog answers to nothing.
    for (const command of ['Runtime.terminateExecution', 'Page.stopLoading'] as const)
      session?.send(command).catch(() => undefined);
    await page.goto('about:blank', { waitUntil: 'commit', timeout: BREAK_OFF_MS });
  };
  return {
    breakOff: () =>
      within(leave(), BREAK_OFF_MS, 'leaving the page').then(
        () => true,
        () => false,
      ),
    end: () => {
      taken.then((session) => session?.detach()).catch(() => undefined);
    },
  };
}
