import type { Page } from 'playwright-core';
import { within } from './waiting.ts';

const ANSWER_MS = 1_000;
const MOST_WORKERS = 10;

/** What came without a byte from the network and is not empty came out of the cache. Runs in the worker. */
const tookFromCache = `performance.getEntriesByType('resource').some(({ initiatorType, transferSize, decodedBodySize }) =>
  /^(fetch|xmlhttprequest)$/.test(initiatorType) && transferSize === 0 && decodedBodySize > 0)`;

/**
 * Whether a worker of the page took data out of the browser's cache. The page's own line tells nothing of what its workers
 * ask for, so that the workers themselves are asked. One that does not answer is not waited for.
 */
export async function workersTookFromCache(page: Page): Promise<boolean> {
  const answers = page
    .workers()
    .slice(0, MOST_WORKERS)
    .map((worker) => within(worker.evaluate(tookFromCache), ANSWER_MS, 'a worker').catch(() => false));
  return (await Promise.all(answers)).includes(true);
}
