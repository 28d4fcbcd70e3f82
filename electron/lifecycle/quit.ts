import { app } from 'electron';
import type { Leftovers } from './leftovers.ts';

/** Ends the app: first what it does, then what was forgotten, then the program. */
export const quitAfter =
  (shutDown: () => Promise<void>, leftovers: Pick<Leftovers, 'leave'>) => async (): Promise<void> => {
    await shutDown().finally(() => {
      leftovers.leave();
      app.exit(0);
    });
  };
