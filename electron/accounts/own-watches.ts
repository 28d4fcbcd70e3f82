import { addressesOf } from '../../checks/catalogue/index.ts';
import { keepWatch, type OwnFolders } from '../../checks/catalogue/own-files.ts';
import { isOwnSite } from '../../checks/catalogue/own-site.ts';
import type { OpenCatalogue } from '../../checks/catalogue/source.ts';
import type { Platform, SettingManifest } from '../../checks/model/index.ts';
import type { AppState } from '../state/app-state.ts';
import type { NewSites } from './new-sites.ts';

interface OwnWatchesDeps {
  readonly folders: OwnFolders;
  readonly state: AppState;
  readonly catalogue: Pick<OpenCatalogue, 'reload'>;
  readonly newSites: NewSites;
}

/** Keeps what the person chose to have watched: files of the same kind as those of any platform, in their own folder. */
export class OwnWatches {
  constructor(private readonly deps: OwnWatchesDeps) {}

  /** Keeps it, and with the first of a site its account and what the person has agreed to. Throws where the disk refuses. */
  keep(account: string, platform: Platform, check: SettingManifest): void {
    const { folders, state, catalogue, newSites } = this.deps;
    keepWatch(folders, platform, check);
    if (isOwnSite(platform)) {
      const added = state.account(account) === null ? newSites.of(account) : null;
      state.change((now) => ({
        ...now,
        agreed: { ...now.agreed, [platform.id]: [...addressesOf(platform)] },
        accounts: added === null ? now.accounts : [...now.accounts, { ...added.stored, signIn: 'signedIn' }],
      }));
      newSites.drop(account);
    }
    catalogue.reload();
  }
}
