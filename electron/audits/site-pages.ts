import { addressesOf, type Catalogue, loadCatalogue } from '../../checks/catalogue/index.ts';
import { sessionSigns } from '../../checks/catalogue/own-session.ts';
import { isOwnSite, type SitePage, sitePageAt } from '../../checks/catalogue/own-site.ts';
import type { CatalogueSource } from '../../checks/catalogue/source.ts';
import type { Account, Platform, Reason } from '../../checks/model/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { NewSites } from '../accounts/new-sites.ts';
import { Refused, type SiteRefusal } from '../contract/index.ts';
import { openSiteWindow, type PageVisit } from '../embedded-browser/site-window.ts';
import { boxWords, insteadWords, siteWords } from '../embedded-browser/window-words.ts';
import type { Words } from '../locales/words.ts';
import type { AppState } from '../state/app-state.ts';
import { asRefusal } from '../state/browser-notice.ts';
import type { Audits } from './audits.ts';
import { reasonOf } from './user-pages.ts';

interface SitePagesDeps {
  readonly state: AppState;
  readonly catalogue: CatalogueSource;
  readonly accounts: Accounts;
  readonly newSites: NewSites;
  readonly audits: Pick<Audits, 'whileHeld'>;
  /** Opens an address in the installed browser, with nothing attached, until the person closes it. */
  readonly openInstalled: (account: Account, address: string) => Promise<void>;
  readonly words: () => Words;
}

/** A site that may be added, as the person is shown it before anything of it is opened. */
export interface SiteFound {
  readonly name: string;
  /** All that they agree to. */
  readonly addresses: readonly string[];
  /** Something on it is watched already. */
  readonly known: boolean;
}

/** The page that the person went to. */
interface SitePlace {
  readonly page: string;
  /** Nothing that the site keeps here speaks for somebody being signed in. */
  readonly weak: boolean;
}

/** What came of the window in which the person went to a page; all null: they closed it. */
export interface SiteOpened {
  readonly account: string | null;
  readonly place: SitePlace | null;
  readonly refused: SiteRefusal | null;
  readonly unreachable: Reason | null;
  /** The host that is not opened, since nobody has agreed to it. */
  readonly host: string | null;
}

const nowhere: SiteOpened = { account: null, place: null, refused: null, unreachable: null, host: null };

/** Without its scheme, an address is one as a browser would take it. */
const wholeAddress = (given: string): string => {
  const address = given.trim();
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
};

/** Sites of the person's own, that they give by an address and sign in to themselves. */
export class SitePages {
  constructor(private readonly deps: SitePagesDeps) {}

  /** What site an address is of. Opens nothing. */
  look(address: string): SiteFound | { readonly refused: SiteRefusal } {
    const site = this.siteAt(address);
    if ('refused' in site) return site;
    const { platform } = site;
    const known = this.catalogue().platforms.some(({ id }) => id === platform.id);
    return { name: platform.name, addresses: addressesOf(platform), known };
  }

  /**
   * Opens the address for the person alone, once they have agreed to just those addresses, and waits until they say "here".
   * Rejects with `Refused` where it can't be opened.
   */
  async open(address: string, agreed: readonly string[]): Promise<SiteOpened> {
    const site = this.siteAt(address);
    if ('refused' in site) return { ...nowhere, refused: site.refused };
    const named = addressesOf(site.platform);
    if (named.length !== agreed.length || !named.every((one) => agreed.includes(one)))
      throw new Refused('notAvailable', 'The addresses are not those that were shown.');
    const account = this.deps.accounts.addSite(site.platform);
    try {
      const visit = await this.deps.audits.whileHeld(account, () =>
        this.visit(account, wholeAddress(address)),
      );
      return { ...this.placeOf(account, site.platform, visit), account };
    } catch (error) {
      this.deps.newSites.drop(account);
      throw error;
    }
  }

  /**
   * The person has turned back, or is done. `erase` has what the site kept on this computer go, where nothing of it is
   * watched.
   */
  async leave(account: string, erase: (account: string) => Promise<void>): Promise<void> {
    const { newSites, state } = this.deps;
    if (newSites.of(account) === null) return;
    try {
      if (state.account(account) === null) await erase(account);
    } finally {
      newSites.drop(account);
    }
  }

  private async visit(id: string, address: string): Promise<PageVisit> {
    const { accounts, state, words } = this.deps;
    const { account, platform, inside } = accounts.toOpen(id);
    if (state.stored.preferences.engine === 'installedBrowser') {
      await this.deps.openInstalled(account, address).catch((error: unknown) => {
        throw asRefusal(error);
      });
      // Where it was left, and what it keeps, is not ours to read.
      return { address, missing: null, appeared: [] };
    }
    const said = words();
    return openSiteWindow({
      account,
      address,
      inside,
      title: said.t('window.signIn', { account: platform.name }),
      words: siteWords(said, platform.name),
      box: boxWords(said),
      instead: (why) => insteadWords(why, words(), platform.name, true),
    });
  }

  private placeOf(account: string, from: Platform, { address, missing, appeared }: PageVisit): SiteOpened {
    if (missing?.kind === 'outside') return { ...nowhere, refused: 'otherHost', host: missing.host };
    const unreachable = reasonOf(missing);
    if (unreachable !== null) return { ...nowhere, unreachable };
    if (address === null) return nowhere;
    const site = this.siteAt(address);
    if ('refused' in site) return { ...nowhere, refused: site.refused };
    if (site.platform.id !== from.id)
      return { ...nowhere, refused: 'otherHost', host: new URL(address).host };
    const { platform, path } = site;
    const isKnown = platform.signedIn.cookies.length > 0;
    const proven: Platform = isKnown ? platform : { ...platform, ...sessionSigns(platform, appeared) };
    this.deps.newSites.set({ stored: this.deps.accounts.get(account).stored, platform: proven });
    return { ...nowhere, place: { page: path, weak: proven.signedIn.cookies.length === 0 } };
  }

  private siteAt(address: string): SitePage {
    // The one that ships, and not what the person has put beside it: its hosts stay its own.
    const shipped = loadCatalogue().platforms;
    const { platforms, awaiting } = this.catalogue();
    const known = [...platforms, ...awaiting].filter(isOwnSite);
    return sitePageAt(wholeAddress(address), shipped, known);
  }

  private catalogue(): Catalogue {
    return this.deps.catalogue.current();
  }
}
