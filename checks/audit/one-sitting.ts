import type { BrowserPort, BrowserSession } from './ports.ts';

/** A browser that stays open for everything that is done in one sitting, and ends with `end`. */
export interface OneSitting extends BrowserPort {
  /** Lets go of the page, if one was opened. Safe to call twice. */
  end(): Promise<void>;
}

/** Opens the account's page at the first request, and gives the same page to each later one: one window for all. */
export function oneSitting(browser: BrowserPort): OneSitting {
  let opened: Promise<BrowserSession> | null = null;
  return {
    async open(account, purpose) {
      opened ??= browser.open(account, purpose);
      const session = await opened;
      return {
        readPage: (visit, options) => session.readPage(visit, options),
        changeSetting: (change, options) => session.changeSetting(change, options),
        listControls: (listing, options) => session.listControls(listing, options),
        readIndex: (visit, options) => session.readIndex(visit, options),
        // One job has ended. The sitting has not.
        close: async () => {},
      };
    },
    async end() {
      const session = await opened?.catch(() => null);
      await session?.close();
    },
  };
}
