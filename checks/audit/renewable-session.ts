import type { StoppingReason } from '../model/index.ts';
import type { BrowserSession } from './ports.ts';

/** What an audit needs of a session: it reads, and never changes anything. */
export type ReadingSession = Pick<BrowserSession, 'readPage' | 'readIndex' | 'close'>;

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
  const read = async <Result extends { readonly stuck: boolean }>(
    once: (session: ReadingSession) => Promise<Result>,
    signal: AbortSignal | undefined,
    whenGone: (result: Result) => Result,
  ): Promise<Result> => {
    for (;;) {
      const wasFresh = fresh;
      fresh = false;
      const result = await once(current);
      if (!result.stuck || signal?.aborted === true) return result;
      await current.close();
      try {
        current = await open();
      } catch {
        return whenGone(result);
      }
      fresh = true;
      // If this session had read other pages, one of those may have held it: this page gets another chance in the new
      // session.
      if (wasFresh) return result;
    }
  };
  const stopped = <Result extends { readonly stop: StoppingReason | null }>(result: Result): Result => ({
    ...result,
    stop: 'browserClosed',
  });
  return {
    readPage: (visit, options) =>
      read((session) => session.readPage(visit, options), options.signal, stopped),
    readIndex: (visit, options) =>
      read((session) => session.readIndex(visit, options), options.signal, stopped),
    close: () => current.close(),
  };
}
