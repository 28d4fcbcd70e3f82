import { app } from 'electron';
import type { Leftovers } from './leftovers.ts';

/** Ends the app: first its work, then the erasing, then the program. */
export const quitAfter =
  (shutDown: () => Promise<void>, leftovers: Pick<Leftovers, 'leave'>) => async (): Promise<void> => {
    await shutDown().finally(() => {
      leftovers.leave();
      app.exit(0);
    });
  };
