import { setTimeout as sleep } from 'node:timers/promises';
import type { Timing } from './contract.ts';

/** A wait that nobody wanted any more: the person pressed Stop, or the audit was cut short. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

/** Something took longer than its cap. */
export class TookTooLong extends Error {
  constructor(what: string) {
    super(`${what} took too long`);
    this.name = 'TookTooLong';
  }
}

/** Tried against slow pages and slow machines; LinkedIn's own pages have been seen to need five seconds (2026-07). */
const usualTiming: Timing = {
  navigation: 30_000,
  ready: 15_000,
  poll: 200,
  saved: 8_000,
  shown: 0,
  watchFactor: 1,
};

/** The usual caps, with those that are given in their place. */
export const timingOf = (part: Partial<Timing> | undefined): Timing => ({ ...usualTiming, ...part });

/** A page whose own scripts keep us from looking for so long has hung. */
export const lookingCap = ({ ready }: Timing): number => Math.max(ready, 5_000);

/** Waits between two looks, and gives way at once to a stop. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {
    throw new Stopped();
  });
}

/** A promise with a cap and a stop: a page that hangs must not hang the audit. */
export async function within<T>(
  work: Promise<T>,
  ms: number,
  what: string,
  signal?: AbortSignal,
): Promise<T> {
  const end = new AbortController();
  const capped = pause(ms, AbortSignal.any(signal === undefined ? [end.signal] : [end.signal, signal])).then(
    () => {
      throw new TookTooLong(what);
    },
  );
  try {
    return await Promise.race([work, capped]);
  } finally {
    end.abort();
  }
}
