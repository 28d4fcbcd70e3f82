import type { BrowserPort } from '../audit/ports.ts';
import type { ProgressReporter } from './progress.ts';

/** Every two seconds at least, the person sees that something happens. */
const EVERY_MS = 1500;

/** The stage of a change: its browser opens, or its page is being worked on. */
export type Stage = 'opening' | 'working';

/** A browser that reports, while it is in use, what is going on and for how many seconds it has been. */
export function reportingBrowser(
  browser: BrowserPort,
  reporter: ProgressReporter,
  words: (stage: Stage, seconds: number) => string,
): { readonly browser: BrowserPort; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  const stop = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  const begin = (stage: Stage): void => {
    stop();
    const since = performance.now();
    const say = (): void => reporter.now(words(stage, Math.round((performance.now() - since) / 1000)));
    say();
    timer = setInterval(say, EVERY_MS);
  };
  return {
    stop,
    browser: {
      open: async (account, purpose) => {
        begin('opening');
        const session = await browser.open(account, purpose);
        begin('working');
        return session;
      },
    },
  };
}
