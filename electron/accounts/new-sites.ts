import type { Platform } from '../../checks/model/index.ts';
import type { StoredAccount } from '../storage/stored.ts';

/** An account with its platform as it will be once something on it is watched. */
interface NewSite {
  readonly stored: StoredAccount;
  readonly platform: Platform;
}

/**
 * Sites of the person's own that are being added, and pages of them that no file names yet. Nothing of it is on disk
 * before the first watch is kept, so whoever turns back leaves nothing behind.
 */
export class NewSites {
  private readonly sites = new Map<string, NewSite>();

  /** The account with this id as it is being added; null: it is not. */
  of(account: string): NewSite | null {
    return this.sites.get(account) ?? null;
  }

  set(site: NewSite): void {
    this.sites.set(site.stored.account.id, site);
  }

  drop(account: string): void {
    this.sites.delete(account);
  }

  /** The platforms that may be opened: those that are known, and those being added in the place of what is known of them. */
  among(known: readonly Platform[]): readonly Platform[] {
    const own = [...this.sites.values()].map(({ platform }) => platform);
    return [...known.filter(({ id }) => !own.some((one) => one.id === id)), ...own];
  }
}
