import type { BrowserPort, BrowserSession } from './ports.ts';

/** A browser that stays open for everything that is done in one sitting, and ends with `end`. */
export interface OneSitting extends BrowserPort {
  /** Lets go of the page, if one was opened. Safe to call twice. */
  end(): Promise<void>;
}

/** Opens the account's page at the first wish, and gives the same one to every wish after it: one window, not one each. */
export function oneSitting(browser: BrowserPort): OneSitting {
  let opened: Promise<BrowserSession> | null = null;
  return {
    async open(account, purpose) {
      opened ??= browser.open(account, purpose);
      const session = await opened;
      return {
        readPage: (visit, options) => session.readPage(visit, options),
        changeSetting: (change, options) => session.changeSetting(change, options),
        // Whoever is done with one thing is not done with the sitting.
        close: async () => {},
      };
    },
    async end() {
      const session = await opened?.catch(() => null);
      await session?.close();
    },
  };
}
