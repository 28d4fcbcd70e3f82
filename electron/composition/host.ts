import { app } from 'electron';
import type { Clock } from '../../checks/audit/ports.ts';
import { type OpenCatalogue, openCatalogue } from '../../checks/catalogue/source.ts';
import { sweepPartitions } from '../lifecycle/erase-data.ts';
import { type CatalogueNames, catalogueNames } from '../locales/catalogue-names.ts';
import { type CurrentWords, openCurrentWords } from '../locales/current-words.ts';
import { openClock } from '../process/clock.ts';
import type { LaunchOptions } from '../process/launch-options.ts';
import type { Log } from '../process/log.ts';
import { type Folders, foldersIn } from '../storage/folders.ts';
import { openStateStore, type StateStore } from '../storage/state-store.ts';
import { findReleases, type Releases } from '../updates/release-feed.ts';

/** What the app finds when it starts: how it was started, what it has kept, what it knows. */
export interface Host {
  readonly options: LaunchOptions;
  readonly clock: Clock;
  readonly folders: Folders;
  readonly store: StateStore;
  readonly catalogue: OpenCatalogue;
  readonly words: CurrentWords;
  readonly names: CatalogueNames;
  readonly releases: Releases;
  readonly log: Log;
}

/** Opens it. Deletes browser profiles without an account before any profile is opened. */
export async function openHost(options: LaunchOptions, log: Log): Promise<Host> {
  const clock = openClock(options.testClock);
  const folders = foldersIn(app.getPath('userData'));
  const store = openStateStore(folders.data, clock.now(), undefined, log);
  const { accounts, preferences } = store.get();
  sweepPartitions(
    folders.data,
    accounts.map(({ account }) => account.id),
  );
  const catalogue = openCatalogue(() => ({
    folder: folders.checks,
    platforms: folders.platforms,
    agreed: new Map(Object.entries(store.get().agreed ?? {})),
    now: clock.now(),
  }));
  const words = await openCurrentWords(preferences.language, {
    locale: app.getLocale(),
    preferred: app.getPreferredSystemLanguages(),
  });
  const releases = findReleases({
    packaged: app.isPackaged,
    platform: process.platform,
    app: app.getAppPath(),
    resources: process.resourcesPath,
    testFeed: options.testUpdateFeed,
  });
  const names = catalogueNames(catalogue, words.now);
  return { options, clock, folders, store, catalogue, words, names, releases, log };
}
