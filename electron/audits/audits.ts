import {
  type AuditOutcome,
  type AuditProgress,
  type AuditRequest,
  auditAccount,
} from '../../checks/audit/audit-account.ts';
import { type BrowserPort, BrowserUnavailable, type Clock } from '../../checks/audit/ports.ts';
import { AuditQueue, type AuditWish } from '../../checks/audit/queue.ts';
import { type Catalogue, manifestById } from '../../checks/catalogue/index.ts';
import { newSwitches } from '../../checks/history/new-switches.ts';
import { type News, newsOf } from '../../checks/history/news.ts';
import { type Fix, isTriedAgainSoon, needsSignIn, type Trigger } from '../../checks/model/index.ts';
import { isDiskFull } from '../../checks/storage/disk-full.ts';
import type { AccountContext, Accounts } from '../accounts/accounts.ts';
import { Refused } from '../contract/index.ts';
import type { CurrentFix } from '../embedded-browser/window-words.ts';
import { giveMemoryBackSoon } from '../process/memory.ts';
import { aboutAccount } from '../state/about-account.ts';
import type { AppState } from '../state/app-state.ts';
import { tellBrowserUnavailable } from '../state/browser-notice.ts';
import type { Evidence } from '../storage/evidence.ts';
import type { Histories } from '../storage/histories.ts';
import { changeInOneSitting } from './sitting.ts';

interface Deps {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly histories: Histories;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly evidence: Evidence;
  readonly browser: () => BrowserPort;
  /** What an audit found worth telling. */
  readonly onNews: (news: readonly News[]) => void;
  /** The next setting is being changed: the banner above the page has something else to say. */
  readonly onFixBegins?: () => void;
}

const TRY_AGAIN_MS = 60 * 60_000;

/** Everything that drives a page goes through here, one at a time. */
export class Audits {
  /** The fix that has the shown window, or null. */
  currentFix: CurrentFix | null = null;
  private readonly queue: AuditQueue<AuditOutcome, Trigger>;
  /** Accounts whose page the person has open themselves. */
  private readonly held = new Set<string>();
  /** The whole audit that is under way, with when the one before it began. */
  private whole: { readonly account: string; readonly lastAudit: string | null } | null = null;

  constructor(private readonly deps: Deps) {
    this.queue = new AuditQueue<AuditOutcome, Trigger>(
      (wish, signal) => this.run(wish, signal),
      ({ running, waiting }) => {
        const now = this.running;
        const same = running !== null && now?.account === running.account;
        const fresh = running && {
          account: running.account,
          trigger: running.trigger,
          check: null,
          done: 0,
          total: 0,
        };
        this.running = same ? now : fresh;
        this.deps.state.changeRuntime({ running: this.running, queued: waiting });
      },
    );
  }

  private running: {
    account: string;
    trigger: Trigger;
    check: string | null;
    done: number;
    total: number;
  } | null = null;

  /** Throws `Refused` where an audit of these checks can't be asked for. */
  assertFree(account: string, checks: readonly string[]): void {
    const { platform } = this.deps.accounts.toOpen(account);
    for (const check of checks) this.deps.accounts.check(check, platform.id);
    if (this.held.has(account)) throw new Refused('busy', 'Please close the page of this account first.');
    if (this.deps.state.stored.preferences.manualOnly)
      throw new Refused('notAvailable', 'Nothing is driven in manual-only mode.');
  }

  /** Asks for an audit; resolves when it is over. Rejects with `Refused` where it can't be begun. */
  async audit(account: string, checks: readonly string[] | 'all', trigger: Trigger): Promise<void> {
    this.assertFree(account, checks === 'all' ? [] : checks);
    await this.queue.audit({ account, checks, trigger });
  }

  /** The same without waiting: how it goes is told by the snapshot, and what keeps it from going by a notice. */
  begin(account: string, checks: readonly string[] | 'all', trigger: Trigger): void {
    this.audit(account, checks, trigger).catch((error: unknown) => {
      if (!(error instanceof Refused)) console.error('An audit failed:', error);
    });
  }

  stop(account: string | null = null): void {
    this.queue.stop(account);
  }

  /** Stops everything because the app is about to end: an audit that this cuts short is due again. */
  leave(): void {
    if (this.whole !== null) this.schedule(this.whole.account, { lastAudit: this.whole.lastAudit });
    this.stop();
  }

  /** Resolves when nothing drives this account's browser any more. */
  private async idleFor(account: string): Promise<void> {
    // Nobody has to wait for the audits of other accounts.
    if (this.running?.account !== account && this.currentFix?.account !== account) return;
    await this.queue.exclusive(account, async () => {});
  }

  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  /** Whether the person has a page of the account open. */
  isHeld(account: string): boolean {
    return this.held.has(account);
  }

  /** Whether the account's browser is in use, by an audit or by the person. */
  isBusy(account: string): boolean {
    return (
      this.held.has(account) || this.running?.account === account || this.currentFix?.account === account
    );
  }

  /** Keeps audits away from an account while the person has its page open. */
  async whileHeld<T>(account: string, work: () => Promise<T>): Promise<T> {
    if (this.isBusy(account)) throw new Refused('busy', 'This account is being looked at right now.');
    return this.holding([account], work);
  }

  /**
   * Stops what drives these accounts and keeps everything away from them meanwhile: all of them, or, where the person has
   * the page of one open, none.
   */
  async whileStopped<T>(accounts: readonly string[], work: () => Promise<T>): Promise<T> {
    if (accounts.some((account) => this.held.has(account)))
      throw new Refused('busy', 'Please close the pages of these accounts first.');
    return this.holding(accounts, async () => {
      for (const account of accounts) this.stop(account);
      for (const account of accounts) await this.idleFor(account);
      return work();
    });
  }

  private async holding<T>(accounts: readonly string[], work: () => Promise<T>): Promise<T> {
    for (const account of accounts) this.held.add(account);
    try {
      return await work();
    } finally {
      for (const account of accounts) this.held.delete(account);
    }
  }

  /** Does the clicking for one fix or undo, in a shown window, and resolves with its proof. */
  async change(id: string, check: string, action: Fix['action']): Promise<Fix> {
    const done: Fix[] = [];
    await this.changeEach(id, [check], action, { ended: (fix) => done.push(fix) });
    const [fix] = done;
    if (fix === undefined) throw new Refused('cancelled', 'It was stopped before it began.');
    return fix;
  }

  /** Does it for several, one after another in one window, and tells of each as it begins and as it is proven. */
  async changeEach(
    id: string,
    checks: readonly string[],
    action: Fix['action'],
    { begins, ended }: { readonly begins?: (doing: CurrentFix) => void; readonly ended: (fix: Fix) => void },
  ): Promise<void> {
    this.assertFree(id, checks);
    const { account, platform } = this.deps.accounts.get(id);
    const { file: history } = await this.deps.histories.load(id);
    const deps = { ...this.engine(), history, browser: this.deps.browser(), platform };
    await this.queue.exclusive(id, async (signal) => {
      // Asked for a while ago: the person may have opened the page since, or forgotten the account.
      this.assertFree(id, checks);
      const wish = { account, checks, action, signal, ...this.region() };
      try {
        await changeInOneSitting(deps, wish, {
          begins: (doing) => {
            this.currentFix = doing;
            this.deps.onFixBegins?.();
            begins?.(doing);
          },
          ended: (fix) => {
            // A pause that the site asked for holds for whatever comes next, not for this fix alone.
            if (fix.retryAt !== undefined) this.schedule(id, { notBefore: fix.retryAt });
            ended(fix);
          },
        });
      } catch (error) {
        throw this.asRefusal(error);
      } finally {
        this.currentFix = null;
        giveMemoryBackSoon();
      }
    });
  }

  private async run(wish: AuditWish<Trigger>, signal: AbortSignal): Promise<AuditOutcome> {
    const { state, accounts, histories, clock } = this.deps;
    // Once more, since it may have waited: the person may have the page open by now.
    this.assertFree(wish.account, wish.checks === 'all' ? [] : wish.checks);
    const known = accounts.get(wish.account);
    const { account, platform, stored } = known;
    const history = await histories.load(account.id).catch((error: unknown) => {
      this.schedule(account.id, { notBefore: this.later() });
      state.notice('historyUnreadable', aboutAccount(account));
      throw error;
    });
    const past = history.past();
    const entries = history.entries();
    const startedAt = clock.now().toISOString();
    // Before anything can go wrong: an audit that ends the app must not begin again with each start.
    if (wish.checks === 'all') {
      this.schedule(account.id, { lastAudit: startedAt });
      this.whole = { account: account.id, lastAudit: stored.schedule.lastAudit };
    }
    try {
      const outcome = await auditAccount(
        { ...this.engine(), history: history.file, browser: this.deps.browser(), platform },
        {
          account,
          checks: wish.checks,
          trigger: wish.trigger,
          signal,
          ...this.region(),
          ...this.pictures(account.id),
          onProgress: (progress) => this.progress(progress),
        },
      );
      // It may have come to its end although the app is about to.
      if (wish.checks === 'all' && outcome.stopped === null)
        this.schedule(account.id, { lastAudit: startedAt });
      this.remember(known, outcome);
      const { findings } = outcome.document;
      const appeared = newSwitches(entries, outcome.document, (check) => this.pageOf(check));
      this.deps.onNews(newsOf({ account: account.id, findings, newSwitches: appeared, past }));
      return outcome;
    } catch (error) {
      const { lastAudit } = stored.schedule;
      this.schedule(account.id, { lastAudit, notBefore: this.later() });
      if (isDiskFull(error)) state.notice('diskFull');
      if (error instanceof BrowserUnavailable) tellBrowserUnavailable(state, error, account);
      throw this.asRefusal(error);
    } finally {
      this.whole = null;
      giveMemoryBackSoon();
    }
  }

  /** What follows from an audit for the schedule and for the account's sign-in. */
  private remember({ stored }: AccountContext, { document, stopped, retryAt }: AuditOutcome): void {
    const { id } = stored.account;
    if (retryAt !== null) this.schedule(id, { notBefore: retryAt });
    else if (isTriedAgainSoon(stopped))
      this.schedule(id, { lastAudit: stored.schedule.lastAudit, notBefore: this.later() });
    const { findings } = document;
    const needed = findings.some(({ reason }) => needsSignIn(reason));
    const seen = findings.some(({ status }) => status === 'pass' || status === 'fail');
    if (needed || seen)
      this.deps.state.rememberAccount(id, (now) => ({ ...now, signIn: needed ? 'needed' : 'signedIn' }));
  }

  private schedule(id: string, part: Partial<AccountContext['stored']['schedule']>): void {
    this.deps.state.rememberAccount(id, (now) => ({ ...now, schedule: { ...now.schedule, ...part } }));
  }

  private later(): string {
    return new Date(this.deps.clock.now().getTime() + TRY_AGAIN_MS).toISOString();
  }

  private progress(progress: AuditProgress): void {
    if (this.running === null) return;
    const check = progress.kind === 'looking' ? (progress.checks[0] ?? null) : this.running.check;
    this.running = { ...this.running, check, done: progress.done, total: progress.total };
    this.deps.state.changeRuntime({ running: this.running });
  }

  private engine() {
    const { catalogue, clock } = this.deps;
    return { clock, catalogue: catalogue.manifests };
  }

  private region(): { region?: string } {
    const { region } = this.deps.state.stored.preferences;
    return region === null ? {} : { region };
  }

  private pictures(account: string): Pick<AuditRequest, 'keepPicture'> {
    const { state, evidence } = this.deps;
    if (!state.stored.preferences.evidence) return {};
    return { keepPicture: async (check, png) => evidence.keep(account, check, png) };
  }

  private pageOf(check: string): string | null {
    return manifestById(this.deps.catalogue, check)?.place.path ?? null;
  }

  private asRefusal(error: unknown): unknown {
    return error instanceof BrowserUnavailable ? new Refused('browserUnavailable', error.message) : error;
  }
}
