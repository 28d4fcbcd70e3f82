import { randomInt } from 'node:crypto';
import { siteOf } from '../../checks/audit/plan.ts';
import { boundaryOf, type NavigationPolicy } from '../../checks/browser/boundary.ts';
import { manifestById, platformById } from '../../checks/catalogue/index.ts';
import { isOwnSite } from '../../checks/catalogue/own-site.ts';
import type { CatalogueSource } from '../../checks/catalogue/source.ts';
import type { Account, Manifest, Platform } from '../../checks/model/index.ts';
import { Refused } from '../contract/index.ts';
import type { LogWriter } from '../process/log.ts';
import { aboutAccount } from '../state/about-account.ts';
import type { AppState } from '../state/app-state.ts';
import type { StoredAccount } from '../storage/stored.ts';
import type { NewSites } from './new-sites.ts';
import type { PracticeSites } from './practice-sites.ts';

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const newAccountId = (platform: string): string =>
  `${platform}-${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')}`;

/** An account's address now: a practice site has the one it was started on, others may have been moved. */
export function effectiveAccount(
  { account, practice }: StoredAccount,
  practiceSites: Pick<PracticeSites, 'originOf'>,
  moved: ReadonlyMap<string, string>,
): Account {
  const site = practice ? practiceSites.originOf(account.id) : moved.get(account.platform);
  return site === null || site === undefined ? account : { ...account, site };
}

/** Whether it was added at a moved address, and this start knows none for its platform. */
const isStranded = ({ account, movedTo }: StoredAccount, moved: ReadonlyMap<string, string>): boolean =>
  movedTo !== undefined && !moved.has(account.platform);

/** Of a site that the person added by its address, that one origin is opened: its port counts. */
const ownSite = (platform: Platform): string | undefined =>
  isOwnSite(platform) ? platform.origins[0] : undefined;

/** An account with all that is known of its platform. */
export interface AccountContext {
  readonly stored: StoredAccount;
  readonly account: Account;
  readonly platform: Platform;
  readonly site: string;
  readonly inside: NavigationPolicy;
}

interface AccountsDeps {
  readonly state: AppState;
  readonly catalogue: CatalogueSource;
  readonly practiceSites: PracticeSites;
  /** Where platforms live instead of at their own address, by platform. */
  readonly moved: ReadonlyMap<string, string>;
  readonly log: LogWriter;
  readonly newSites: NewSites;
}

/** Finds accounts and their checks, and refuses in the contract's words. */
export class Accounts {
  constructor(private readonly deps: AccountsDeps) {}

  /**
   * What is kept of an account stays within reach where its platform, one of the person's own, is not known any more.
   */
  account(id: string): Account {
    return effectiveAccount(this.stored(id), this.deps.practiceSites, this.deps.moved);
  }

  get(id: string): AccountContext {
    const stored = this.stored(id);
    const account = this.account(id);
    const platform = this.deps.newSites.of(id)?.platform ?? this.platform(account.platform);
    return {
      stored,
      account,
      platform,
      site: siteOf(account, platform),
      inside: boundaryOf(account, platform),
    };
  }

  /**
   * The same, where a page is about to be opened. An account that was added at a moved address is for trying things. It
   * has other settings than the real account, so it is opened at that address or nowhere.
   */
  toOpen(id: string): AccountContext {
    const known = this.get(id);
    if (isStranded(known.stored, this.deps.moved))
      throw new Refused(
        'siteNotGiven',
        `This account was added at ${known.stored.movedTo}: start with --site.`,
      );
    return known;
  }

  check(id: string, platform: string): Manifest {
    const check = manifestById(this.deps.catalogue.current(), id);
    if (check === undefined || check.platform !== platform)
      throw new Refused('unknownCheck', `There is no check ${id} for this account.`);
    return check;
  }

  /** Adds an account, and starts its practice site if it is one to practise with. */
  async add(platform: string, name: string, practice: boolean): Promise<string> {
    const known = this.platform(platform);
    const id = newAccountId(platform);
    const { practiceSites, catalogue } = this.deps;
    const site = practice
      ? await practiceSites.start(id, platform, undefined, catalogue.current())
      : ownSite(known);
    const movedTo = practice ? undefined : this.deps.moved.get(platform);
    const stored: StoredAccount = {
      account: { id, platform, name, ...(site === undefined ? {} : { site }) },
      practice,
      ...(movedTo === undefined ? {} : { movedTo }),
      schedule: this.schedule(),
      // The one member of a practice site is signed in from the start.
      signIn: practice ? 'signedIn' : 'never',
    };
    this.deps.state.change((now) => ({ ...now, accounts: [...now.accounts, stored] }));
    return id;
  }

  /** Begins to add a site of the person's own, or a page of one: nothing of it is kept before something is watched there. */
  addSite(platform: Platform): string {
    const { state, newSites } = this.deps;
    const there = state.stored.accounts.find((one) => !one.practice && one.account.platform === platform.id);
    const id = there?.account.id ?? newAccountId(platform.id);
    const site = ownSite(platform);
    const account = {
      id,
      platform: platform.id,
      name: platform.name,
      ...(site === undefined ? {} : { site }),
    };
    const fresh: StoredAccount = { account, practice: false, schedule: this.schedule(), signIn: 'never' };
    newSites.set({ platform, stored: there ?? fresh });
    return id;
  }

  rename(id: string, name: string): void {
    this.get(id);
    this.deps.state.changeAccount(id, (now) => ({ ...now, account: { ...now.account, name } }));
  }

  /** Starts the practice sites of an earlier run again. One that can't be started is reported; the others run. */
  async startPractice(): Promise<void> {
    for (const { account, practice } of this.deps.state.stored.accounts) {
      if (!practice) continue;
      try {
        const { practiceSites, catalogue } = this.deps;
        const { id, platform, site: before } = account;
        const site = await practiceSites.start(id, platform, before, catalogue.current());
        if (site !== account.site)
          this.deps.state.rememberAccount(account.id, (now) => ({
            ...now,
            account: { ...now.account, site },
          }));
      } catch (error) {
        this.deps.log.write({ event: 'trouble', with: 'practiceSite', error });
        this.deps.state.notice('practiceStopped', aboutAccount(account));
      }
    }
  }

  /** Puts up a notice for each account that was added at a moved address and can't be opened without it. */
  tellStranded(): void {
    for (const stored of this.deps.state.stored.accounts)
      if (isStranded(stored, this.deps.moved))
        this.deps.state.notice('siteNotGiven', aboutAccount(stored.account));
  }

  private stored(id: string): StoredAccount {
    const stored = this.deps.state.account(id) ?? this.deps.newSites.of(id)?.stored ?? null;
    if (stored === null) throw new Refused('unknownAccount', `There is no account ${id}.`);
    return stored;
  }

  private schedule(): StoredAccount['schedule'] {
    const since = this.deps.state.now().toISOString();
    return { since, lastAudit: null, jitter: Math.random(), notBefore: null };
  }

  private platform(id: string): Platform {
    const platform = platformById(this.deps.catalogue.current(), id);
    if (platform === undefined) throw new Refused('notAvailable', `There is no platform ${id}.`);
    return platform;
  }
}
