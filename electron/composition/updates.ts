import { app } from 'electron';
import { Refused } from '../contract/index.ts';
import { openInBrowser } from '../process/open-external.ts';
import type { AppState } from '../state/app-state.ts';
import type { Releases } from '../updates/release-feed.ts';
import { Updates } from '../updates/updates.ts';
import type { Host } from './host.ts';

/** What looks for newer versions. `shutDown` ends everything but the program before one is installed. */
export const makeUpdates = (
  { releases, clock, log }: Host,
  state: AppState,
  shutDown: () => Promise<void>,
): Updates =>
  new Updates({
    state,
    clock,
    log,
    way: releases.way,
    // Loaded only when somebody uses it.
    openUpdater: async () => (await import('../updates/updater.ts')).openUpdater(releases),
    shutDown,
    startAnew: () => {
      app.relaunch();
      app.exit(0);
    },
  });

/** Opens the page from which the person downloads a new version. */
export async function openReleases({ page }: Releases): Promise<void> {
  if (page === null) throw new Refused('notAvailable', 'This copy knows of no such page.');
  await openInBrowser(page);
}
