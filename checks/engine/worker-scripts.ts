import type { LoggedRequest } from './logged-request.ts';
import type { PageWorker, Wire } from './wire.ts';

/**
 * A worker's script, of which older browsers tell the page only that it ended, whether it came or was missing (seen with
 * Chromium 130, 2026-11-26): it has come once the worker runs, and runs on. Of one that is gone nobody can say whether it ever
 * had a script.
 */
export const endedUnanswered = ({ type, state, response }: LoggedRequest): boolean =>
  type === 'Script' && state === 'pending' && response === null;

/** Settles the scripts of workers by the workers themselves. */
export function workerScripts(wire: Wire, requests: () => Iterable<LoggedRequest>): { reset(): void } {
  let running = new Set<PageWorker>();

  wire.onWorker((worker, does) => {
    if (does === 'runs') running.add(worker);
    // One of the page before ends when it likes.
    else if (!running.delete(worker)) return;
    const runs = [...running].some(({ address }) => address === worker.address);
    for (const one of requests())
      if (one.address === worker.address && one.type === 'Script' && one.response === null)
        if (one.state === 'pending' || one.state === 'finished') one.state = runs ? 'finished' : 'pending';
  });

  return {
    reset() {
      running = new Set();
    },
  };
}
