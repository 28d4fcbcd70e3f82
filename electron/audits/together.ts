import {
  type Confirmed,
  confirmOnAccount,
  listOnAccount,
  sayNotHere,
  type TogetherDeps,
  takeBack,
} from '../../checks/audit/look-together.ts';
import { type OneSitting, oneSitting } from '../../checks/audit/one-sitting.ts';
import { newWatch } from '../../checks/catalogue/new-watch.ts';
import { mayBeListed } from '../../checks/catalogue/page-rules.ts';
import type { ListingResult } from '../../checks/engine/contract.ts';
import type { ConfirmRefusal, Outline, Reason, State } from '../../checks/model/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { OwnWatches } from '../accounts/own-watches.ts';
import { Refused } from '../contract/index.ts';
import type { Audits } from './audits.ts';

/** The page stays open so long while the person makes up their mind: nothing else can be looked at meanwhile. */
const PATIENCE_MS = 10 * 60_000;

interface Sitting {
  readonly account: string;
  readonly path: string;
  /** With what was watched meanwhile: for the next word on the same page. */
  readonly deps: TogetherDeps;
  readonly browser: OneSitting;
  readonly signal: AbortSignal;
  readonly end: () => void;
}

type Work = (deps: TogetherDeps, signal: AbortSignal) => Promise<void>;

interface TogetherServices {
  readonly audits: Pick<Audits, 'drive' | 'begin'>;
  readonly accounts: Accounts;
  readonly watches: Pick<OwnWatches, 'keep'>;
}

/** What the person says of a control that they want to have watched. */
export interface WatchWord {
  readonly control: number;
  readonly title: string;
  readonly state: State;
  readonly private: State;
}

/** What came of it. */
export interface Watched {
  readonly check: string | null;
  readonly result: 'watched' | 'exists' | 'refused';
  readonly reason: Reason | ConfirmRefusal | 'notValid' | null;
}

/** Looking at a page together with its person. The page is shown until they are done; nothing on it is touched. */
export class Together {
  private sitting: Sitting | null = null;
  private listed: ListingResult | null = null;
  private readonly watched: { readonly account: string; readonly check: string }[] = [];
  private over: Promise<unknown> = Promise.resolve();

  constructor(private readonly services: TogetherServices) {}

  /** Opens the page of a setting and lists what is on it. A page that can't be read is closed at once. */
  begin(account: string, check: string): Promise<ListingResult> {
    const { platform } = this.services.accounts.get(account);
    return this.list(account, this.services.accounts.check(check, platform.id).place.path, [check]);
  }

  /** The same for any page among the platform's settings. */
  async beginOn(account: string, path: string): Promise<ListingResult> {
    if (!mayBeListed(path, this.services.accounts.get(account).platform))
      throw new Refused('notAvailable', 'It is none of the pages that are opened.');
    return this.list(account, path, []);
  }

  private async list(account: string, path: string, checks: readonly string[]): Promise<ListingResult> {
    await this.end();
    return new Promise((resolve, reject) => {
      const sitting = this.drive(account, checks, async (deps, signal) => {
        const browser = oneSitting(deps.browser);
        try {
          const ended = this.untilEnd({ account, path, deps, browser, signal });
          const { account: whose } = this.services.accounts.get(account);
          const wish = { account: whose, path, signal, pictures: true, outlined: true };
          const listed = await listOnAccount({ ...deps, browser }, wish);
          this.listed = listed;
          resolve(listed);
          if (listed.blocker === null) await ended;
        } finally {
          this.sitting = null;
          this.listed = null;
          await browser.end();
        }
      });
      this.over = sitting.catch(reject);
    });
  }

  /** The outline of the page that is open. */
  outline(account: string, check: string): Outline {
    const { outline } = this.openOnCheck(account, check).listed;
    if (outline === null) throw new Refused('notAvailable', 'There is no outline of this page.');
    return outline;
  }

  /** The person's own word on the page that is open. Once it is kept, the setting is looked at again by it. */
  async confirm(account: string, check: string, control: number, state: State): Promise<Confirmed> {
    const { deps, listed, ask } = this.openOnCheck(account, check);
    const at = listed.controls.findIndex(({ n }) => n === control);
    const shown = listed.marks[at];
    const confirmed = await confirmOnAccount(deps, {
      ...ask,
      check,
      control,
      state,
      ...(shown === undefined ? {} : { shown }),
    });
    if (confirmed.result === 'confirmed') await this.lookAgain(account, [check]);
    return confirmed;
  }

  /** The person wants a control of the open page watched. What they say is confirmed by the rules for every setting. */
  async watch(account: string, word: WatchWord): Promise<Watched> {
    const { deps, listed, ask, path } = this.openOn(account);
    const { platform, catalogue, clock } = deps;
    const wish = { ...word, account: ask.account, platform, catalogue, path, listed, now: clock.now() };
    const made = newWatch(wish);
    if (made.result === 'exists') return { check: made.check, result: 'exists', reason: null };
    if (made.result === 'refused') return { check: made.check, result: 'refused', reason: made.reason };
    const { check, marks: shown } = made;
    const later = { ...deps, platform: made.platform, catalogue: [...catalogue, check] };
    const { control, state } = word;
    const confirmed = await confirmOnAccount(later, { ...ask, check: check.id, control, state, shown });
    if (confirmed.result === 'refused')
      return { check: check.id, result: 'refused', reason: confirmed.reason };
    this.services.watches.keep(account, made.platform, check);
    this.watched.push({ account, check: check.id });
    this.remember(later, control, check.id);
    return { check: check.id, result: 'watched', reason: null };
  }

  /** The sitting on a page of this account. Throws `Refused` where there is none any more. */
  private openOn(account: string) {
    const { sitting, listed } = this;
    if (sitting?.account !== account || listed === null)
      throw new Refused('notAvailable', 'The page is not open any more.');
    const { deps, browser, signal, path } = sitting;
    const ask = { account: this.services.accounts.get(account).account, signal };
    return { deps: { ...deps, browser }, listed, ask, path };
  }

  /** The same where the page is that of this setting. */
  private openOnCheck(account: string, check: string) {
    const open = this.openOn(account);
    if (open.path !== this.services.accounts.check(check, this.platformOf(account)).place.path)
      throw new Refused('notAvailable', 'Another page is open.');
    return open;
  }

  /** The next control of the same page is watched beside this one. */
  private remember({ platform, catalogue }: TogetherDeps, control: number, check: string): void {
    const { sitting, listed } = this;
    if (sitting !== null) this.sitting = { ...sitting, deps: { ...sitting.deps, platform, catalogue } };
    if (listed !== null)
      this.listed = {
        ...listed,
        controls: listed.controls.map((one) => (one.n === control ? { ...one, check } : one)),
      };
  }

  /** The person has looked at the page, and the setting is not on it. */
  async notHere(account: string, check: string): Promise<void> {
    await this.end();
    await this.drive(account, [check], (deps) => sayNotHere(deps, check));
    await this.lookAgain(account, [check]);
  }

  /** The person takes back what they have said of a setting's control. */
  async takeBack(account: string, check: string): Promise<void> {
    await this.end();
    await this.drive(account, [check], (deps) => takeBack(deps, check));
    await this.lookAgain(account, [check]);
  }

  /** Closes the page. What is watched since then is looked at for the first time. Resolves when the page has gone. */
  async end(): Promise<void> {
    this.sitting?.end();
    await this.over;
    const watched = this.watched.splice(0);
    for (const account of new Set(watched.map((one) => one.account))) {
      const checks = watched.flatMap((one) => (one.account === account ? [one.check] : []));
      this.services.audits.begin(account, checks, checks.length === 1 ? 'single' : 'manual');
    }
  }

  private async drive(account: string, checks: readonly string[], work: Work): Promise<void> {
    const done = await this.services.audits.drive(account, checks, async (deps, signal) => {
      await work(deps, signal);
      return true;
    });
    if (done === null) throw new Refused('cancelled', 'It was stopped before it began.');
  }

  private async lookAgain(account: string, checks: readonly string[]): Promise<void> {
    await this.end();
    this.services.audits.begin(account, checks, 'single');
  }

  private platformOf(account: string): string {
    return this.services.accounts.get(account).platform.id;
  }

  private untilEnd(sitting: Omit<Sitting, 'end'>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS);
      const end = (): void => {
        clearTimeout(timer);
        resolve();
      };
      sitting.signal.addEventListener('abort', end, { once: true });
      this.sitting = { ...sitting, end };
    });
  }
}
