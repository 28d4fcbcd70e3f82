import {
  type Confirmed,
  confirmOnAccount,
  listOnAccount,
  sayNotHere,
  type TogetherDeps,
  takeBack,
} from '../../checks/audit/look-together.ts';
import { type OneSitting, oneSitting } from '../../checks/audit/one-sitting.ts';
import type { ListingResult } from '../../checks/engine/contract.ts';
import type { Outline, State } from '../../checks/model/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { Refused } from '../contract/index.ts';
import type { Audits } from './audits.ts';

/** The page stays open so long while the person makes up their mind: nothing else can be looked at meanwhile. */
const PATIENCE_MS = 10 * 60_000;

interface Sitting {
  readonly account: string;
  readonly check: string;
  readonly deps: TogetherDeps;
  readonly browser: OneSitting;
  readonly signal: AbortSignal;
  /** Of the page as it was when it was listed. */
  outline: Outline | null;
  readonly end: () => void;
}

type Work = (deps: TogetherDeps, signal: AbortSignal) => Promise<void>;

interface TogetherServices {
  readonly audits: Pick<Audits, 'drive' | 'begin'>;
  readonly accounts: Accounts;
}

/** Looking at one setting's page together with its person. The page is shown until they are done; nothing on it is touched. */
export class Together {
  private sitting: Sitting | null = null;
  private over: Promise<unknown> = Promise.resolve();

  constructor(private readonly services: TogetherServices) {}

  /** Opens the page and lists what is on it. A page that can't be read is closed at once. */
  async begin(account: string, check: string): Promise<ListingResult> {
    await this.end();
    const { path } = this.services.accounts.check(check, this.platformOf(account)).place;
    return new Promise((resolve, reject) => {
      const sitting = this.drive(account, check, async (deps, signal) => {
        const browser = oneSitting(deps.browser);
        try {
          const ended = this.untilEnd({ account, check, deps, browser, signal });
          const { account: whose } = this.services.accounts.get(account);
          const wish = { account: whose, path, signal, outlined: true };
          const listed = await listOnAccount({ ...deps, browser }, wish);
          if (this.sitting !== null) this.sitting.outline = listed.outline;
          resolve(listed);
          if (listed.blocker === null) await ended;
        } finally {
          this.sitting = null;
          await browser.end();
        }
      });
      this.over = sitting.catch(reject);
    });
  }

  /** The outline of the page that is open. */
  outline(account: string, check: string): Outline {
    const { outline } = this.sittingOn(account, check);
    if (outline === null) throw new Refused('notAvailable', 'There is no outline of this page.');
    return outline;
  }

  /** The person's own word on the page that is open. Once it is kept, the setting is looked at again by it. */
  async confirm(account: string, check: string, control: number, state: State): Promise<Confirmed> {
    const { deps, browser, signal } = this.sittingOn(account, check);
    const { account: whose } = this.services.accounts.get(account);
    const wish = { account: whose, check, control, state, signal };
    const confirmed = await confirmOnAccount({ ...deps, browser }, wish);
    if (confirmed.result === 'confirmed') await this.lookAgain(account, check);
    return confirmed;
  }

  /** The person has looked at the page, and the setting is not on it. */
  async notHere(account: string, check: string): Promise<void> {
    await this.end();
    await this.drive(account, check, (deps) => sayNotHere(deps, check));
    await this.lookAgain(account, check);
  }

  /** The person takes back what they have said of a setting's control. */
  async takeBack(account: string, check: string): Promise<void> {
    await this.end();
    await this.drive(account, check, (deps) => takeBack(deps, check));
    await this.lookAgain(account, check);
  }

  /** Closes the page. Resolves when it has gone. */
  async end(): Promise<void> {
    this.sitting?.end();
    await this.over;
  }

  private sittingOn(account: string, check: string): Sitting {
    const { sitting } = this;
    if (sitting?.account !== account || sitting.check !== check)
      throw new Refused('notAvailable', 'The page of this setting is not open any more.');
    return sitting;
  }

  private async drive(account: string, check: string, work: Work): Promise<void> {
    const done = await this.services.audits.drive(account, [check], async (deps, signal) => {
      await work(deps, signal);
      return true;
    });
    if (done === null) throw new Refused('cancelled', 'It was stopped before it began.');
  }

  private async lookAgain(account: string, check: string): Promise<void> {
    await this.end();
    this.services.audits.begin(account, [check], 'single');
  }

  private platformOf(account: string): string {
    return this.services.accounts.get(account).platform.id;
  }

  private untilEnd(sitting: Omit<Sitting, 'end' | 'outline'>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS);
      const end = (): void => {
        clearTimeout(timer);
        resolve();
      };
      sitting.signal.addEventListener('abort', end, { once: true });
      this.sitting = { ...sitting, outline: null, end };
    });
  }
}
