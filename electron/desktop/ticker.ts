import { powerMonitor } from 'electron';

/** Coarse on purpose: nothing is due to the minute, and a machine at rest should stay so. */
const EVERY_MS = 60_000;
/** After a wake-up the network and the person come first. */
const AFTER_RESUME_MS = 3 * 60_000;

/**
 * Calls `look` now and then, and after a sleep. Timers of days would drift over sleep and clock changes; a short one
 * that only asks "is anything due?" doesn't. Returns how to stop it.
 */
export function startTicker(look: () => void, everyMs: number = EVERY_MS): () => void {
  const timer = setInterval(look, everyMs);
  let afterResume: NodeJS.Timeout | undefined;
  const onResume = (): void => {
    clearTimeout(afterResume);
    afterResume = setTimeout(look, AFTER_RESUME_MS);
  };
  powerMonitor.on('resume', onResume);
  return () => {
    clearInterval(timer);
    clearTimeout(afterResume);
    powerMonitor.off('resume', onResume);
  };
}
