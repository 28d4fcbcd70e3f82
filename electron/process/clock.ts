import { readFileSync } from 'node:fs';
import type { Clock } from '../../checks/audit/ports.ts';

/** The machine's own clock, or the instant in a file that a test rewrites to move time. */
export function openClock(testClock: string | null): Clock {
  if (testClock === null) return { now: () => new Date() };
  return {
    now: () => {
      const instant = new Date(readFileSync(testClock, 'utf8').trim());
      if (Number.isNaN(instant.getTime())) throw new Error(`No instant in ${testClock}.`);
      return instant;
    },
  };
}
