import type { Page } from 'playwright-core';
import { within } from './waiting.ts';

const BREAK_OFF_MS = 3_000;

/**
 * Gives up on a page whose own scripts hang: whatever runs in it is ended and it is left, so that it can't keep the next
 * page from opening. Never rejects; a page that can't even be left is found out by the next visit.
 */
export async function breakOff(page: Page): Promise<void> {
  const leave = async (): Promise<void> => {
    const session = await page.context().newCDPSession(page);
    try {
      await session.send('Runtime.terminateExecution');
      await session.send('Page.stopLoading');
      await page.goto('about:blank', { waitUntil: 'commit', timeout: BREAK_OFF_MS });
    } finally {
      await session.detach().catch(() => undefined);
    }
  };
  await within(leave(), BREAK_OFF_MS, 'leaving the page').catch(() => undefined);
}
