import { setTimeout as delay } from 'node:timers/promises';
import type { Audits } from '../audits/audits.ts';
import type { Log } from '../process/log.ts';

/** Whatever holds files or ports open until it is closed. */
interface Closable {
  close(): Promise<void>;
}

interface ShutdownDeps {
  readonly audits: Pick<Audits, 'leave' | 'idle'>;
  readonly open: readonly Closable[];
  /** Takes tray and windows away. */
  readonly closeDesktop: () => void;
  /** Closed last, since it is told of the rest. */
  readonly log: Pick<Log, 'write' | 'close'>;
}

/** A page that does not let go must not keep the app from ending: what was seen is in the history already. */
const PATIENCE_MS = 5000;

/**
 * Ends everything but the program itself: once, however often it is asked for. Never rejects, since what can't be closed
 * must not keep the app from ending either.
 */
export function shutdownOnce({ audits, open, closeDesktop, log }: ShutdownDeps): () => Promise<void> {
  let ending: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    audits.leave();
    await Promise.race([audits.idle(), delay(PATIENCE_MS)]);
    const closed = Promise.allSettled(open.map((one) => one.close()));
    const outcomes = await Promise.race([closed, delay(PATIENCE_MS, [])]);
    for (const one of outcomes)
      if (one.status === 'rejected') log.write({ event: 'trouble', with: 'closing', error: one.reason });
  };
  return () => {
    ending ??= end()
      .catch((error: unknown) => log.write({ event: 'trouble', with: 'shutdown', error }))
      .finally(closeDesktop)
      .finally(() => {
        log.write({ event: 'ended' });
        return log.close();
      });
    return ending;
  };
}
