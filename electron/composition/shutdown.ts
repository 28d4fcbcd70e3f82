import { Leftovers } from '../lifecycle/leftovers.ts';
import { quitAfter } from '../lifecycle/quit.ts';
import { relaunch } from '../lifecycle/relaunch.ts';
import { shutdownOnce } from '../lifecycle/shutdown.ts';
import type { Host } from './host.ts';
import type { Services } from './services.ts';

/** How the app ends. */
export interface Shutdown {
  readonly leftovers: Leftovers;
  /** Ends everything but the program itself. */
  readonly shutDown: () => Promise<void>;
  readonly quit: () => void;
}

/** Prepares the end. `closeDesktop` takes tray and windows away. */
export function makeShutdown(
  { folders, catalogue, log }: Host,
  services: Services,
  closeDesktop: () => void,
): Shutdown {
  const { state, audits, histories, practiceSites } = services;
  const shutDown = shutdownOnce({
    audits,
    open: [catalogue, histories, practiceSites],
    closeDesktop,
    log,
  });
  const leftovers = new Leftovers({
    data: folders.data,
    stored: () => state.stored,
    closeState: () => state.close(),
    relaunch,
  });
  const quit = quitAfter(shutDown, leftovers);
  return { leftovers, shutDown, quit: () => void quit() };
}
