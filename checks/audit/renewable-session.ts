import type { BrowserSession } from './ports.ts';

/** What an audit needs of a session: it reads, and never changes anything. */
export type ReadingSession = Pick<BrowserSession, 'readPage' | 'close'>;

/**
 * A session that is replaced by a new one where a page does not let go of it. A dialog that opens while the page is
 * being left or loaded again can hold Chromium's tab for good: nobody can answer it any more, and no page opens after
 * it (Chromium 156, 2026-11).
 *
 * @param open rejects with `BrowserUnavailable`; so does this, the first time only
 */
export async function renewableSession(open: () => Promise<ReadingSession>): Promise<ReadingSession> {
  let current = await open();
  let fresh = true;
  return {
    async readPage(visit, options) {
      for (;;) {
        const wasFresh = fresh;
        fresh = false;
        const result = await current.readPage(visit, options);
        if (!result.stuck || options.signal?.aborted === true) return result;
        await current.close();
        try {
          current = await open();
        } catch {
          return { ...result, stop: 'browserClosed' };
        }
        fresh = true;
        // If this session had read other pages, one of those may have held it: this page gets another chance in the new
        // session.
        if (wasFresh) return result;
      }
    },
    close: () => current.close(),
  };
}
