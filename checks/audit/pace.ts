import { setTimeout as sleep } from 'node:timers/promises';

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Seconds that a person might spend between two settings pages. */
const humanPaceSeconds = 8;

/** Whether a site is on this machine. Nobody's account can be there. */
export const isOnThisMachine = (site: string): boolean => loopback.test(new URL(site).hostname);

/** The pause between two pages, in seconds: a human one, and none where the site is on this machine. */
export function defaultPaceSeconds(site: string): number {
  return isOnThisMachine(site) ? 0 : humanPaceSeconds;
}

/**
 * The pause before the next page, in milliseconds. Time spent watching the page before counts, since it was spent
 * looking. `chance` is between 0 and 1 and makes the pause 0.7 to 1.5 times as long as the pace.
 */
export function pauseMs(paceSeconds: number, watchedMs: number, chance: number): number {
  return Math.max(0, Math.round(paceSeconds * 1000 * (0.7 + 0.8 * chance) - watchedMs));
}

/** Waits, and stops waiting at once when the signal says so. Never rejects. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0) return;
  await sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}
