import type { AuditOutcome, AuditProgress } from '../../checks/audit/audit-contract.ts';
import type { ChangeDeps } from '../../checks/audit/change-account.ts';
import { AuditQueue, type AuditWish } from '../../checks/audit/queue.ts';
import type { Fix, Trigger } from '../../checks/model/index.ts';
import { Refused, type Snapshot } from '../contract/index.ts';
import type { CurrentFix } from '../embedded-browser/window-words.ts';
import type { LogWriter } from '../process/log.ts';
import { giveMemoryBackSoon } from '../process/memory.ts';
import { asRefusal } from '../state/browser-notice.ts';
import { HeldAccounts } from './held-accounts.ts';
import { loggedAudit } from './logged.ts';
import { type AuditRunDeps, regionIn, runAudit } from './run-audit.ts';
import { ScheduleMemory } from './schedule-memory.ts';
import { changeInOneSitting } from './sitting.ts';

interface AuditsDeps extends AuditRunDeps {
  readonly log: LogWriter;
  /** The next setting is being changed: the banner above the page has to change. */
  readonly onFixBegins?: () => void;
}

/** Everything that drives a page goes through here, one at a time. */
export class Audits {
  /** The fix that has the shown window, or null. */
  currentFix: CurrentFix | null = null;
  private running: Snapshot['running'] = null;
  private readonly held = new HeldAccounts();
  private readonly schedule: ScheduleMemory;
  private readonly queue: AuditQueue<AuditOutcome, Trigger>;

  constructor(private readonly deps: AuditsDeps) {
    this.schedule = new ScheduleMemory(deps.state);
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

  /** Throws `Refused` where an audit of these checks can't be asked for. */
  assertFree(account: string, checks: readonly string[]): void {
    const { platform } = this.deps.accounts.toOpen(account);
    for (const check of checks) this.deps.accounts.check(check, platform.id);
    if (this.held.has(account)) throw new Refused('busy', 'Please close the page of this account first.');
    if (this.deps.state.stored.preferences.manualOnly)
      throw new Refused('notAvailable', 'Nothing is driven in manual-only mode.');
  }

  /** Asks for an audit and resolves when it is over. Rejects with `Refused` where it can't begin. */
  async audit(account: string, checks: readonly string[] | 'all', trigger: Trigger): Promise<void> {
    this.assertFree(account, checks === 'all' ? [] : checks);
    try {
      await this.queue.audit({ account, checks, trigger });
    } catch (error) {
      this.deps.log.write({ event: 'auditFailed', ...this.whose(account), error });
      throw error;
    }
  }

  /** The same without waiting: the snapshot says how it goes, a notice and the log what prevents it. */
  begin(account: string, checks: readonly string[] | 'all', trigger: Trigger): void {
    this.audit(account, checks, trigger).catch(() => undefined);
  }

  stop(account: string | null = null): void {
    this.queue.stop(account);
  }

  /** Stops everything because the app is about to end: an audit that this cuts short is due again. */
  leave(): void {
    this.schedule.cutShort();
    this.stop();
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
    return this.held.has(account) || this.drives(account);
  }

  /** Keeps audits away from an account while the person has its page open. */
  async whileHeld<T>(account: string, work: () => Promise<T>): Promise<T> {
    if (this.isBusy(account)) throw new Refused('busy', 'This account is being looked at right now.');
    return this.held.during([account], work);
  }

  /**
   * Stops what drives these accounts, and keeps everything away from them until the work is over. Where the person has
   * the page of one open, it does nothing.
   */
  async whileStopped<T>(accounts: readonly string[], work: () => Promise<T>): Promise<T> {
    if (accounts.some((account) => this.held.has(account)))
      throw new Refused('busy', 'Please close the pages of these accounts first.');
    return this.held.during(accounts, async () => {
      for (const account of accounts) this.stop(account);
      for (const account of accounts) await this.idleFor(account);
      return work();
    });
  }

  /**
   * Gives the account's browser to work that the person asked for, as soon as nothing else drives a page. Resolves to null
   * if it was stopped before it began. Rejects with `Refused` where it can't begin.
   */
  async drive<T>(
    id: string,
    checks: readonly string[],
    work: (deps: ChangeDeps, signal: AbortSignal) => Promise<T>,
  ): Promise<T | null> {
    this.assertFree(id, checks);
    const { accounts, histories, clock, catalogue, browser, log } = this.deps;
    const { platform } = accounts.get(id);
    const { file: history } = await histories.load(id).catch((error: unknown) => {
      log.write({ event: 'trouble', with: 'history', error });
      throw error;
    });
    // Held from beginning to end, even if the files change meanwhile.
    const deps = { clock, catalogue: catalogue.current().manifests, history, browser: browser(), platform };
    return this.queue.exclusive(id, async (signal) => {
      // Asked for a while ago: the person may have opened the page since, or forgotten the account.
      this.assertFree(id, checks);
      try {
        return await work(deps, signal);
      } catch (error) {
        throw asRefusal(error);
      } finally {
        giveMemoryBackSoon();
      }
    });
  }

  /** Does the clicking for one fix or undo, in a shown window, and resolves with its proof. */
  async change(id: string, check: string, action: Fix['action']): Promise<Fix> {
    const done: Fix[] = [];
    await this.changeEach(id, [check], action, { ended: (fix) => done.push(fix) });
    const [fix] = done;
    if (fix === undefined) throw new Refused('cancelled', 'It was stopped before it began.');
    return fix;
  }

  /** Does it for several, one after another in one window, and reports each as it begins and as it is proven. */
  async changeEach(
    id: string,
    checks: readonly string[],
    action: Fix['action'],
    { begins, ended }: { readonly begins?: (fix: CurrentFix) => void; readonly ended: (fix: Fix) => void },
  ): Promise<void> {
    const { accounts, state, log } = this.deps;
    const { account, platform } = accounts.get(id);
    await this.drive(id, checks, async (deps, signal) => {
      const wish = { account, checks, action, signal, ...regionIn(state.stored.preferences) };
      try {
        await changeInOneSitting(deps, wish, {
          begins: (fix) => {
            this.currentFix = fix;
            log.write({ event: 'fixBegan', account: id, platform: platform.id, check: fix.check, action });
            this.deps.onFixBegins?.();
            begins?.(fix);
          },
          ended: (fix) => {
            // A pause that the site asked for holds for everything that comes next, not only for this fix.
            if (fix.retryAt !== undefined) this.schedule.pauseUntil(id, fix.retryAt);
            const { check, result, reason } = fix;
            log.write({
              event: 'fixEnded',
              account: id,
              platform: platform.id,
              check,
              action,
              result,
              reason,
            });
            ended(fix);
          },
        });
      } catch (error) {
        log.write({ event: 'fixesFailed', account: id, platform: platform.id, error });
        throw error;
      } finally {
        this.currentFix = null;
      }
    });
  }

  /** For the log; an account that was forgotten meanwhile is of no platform any more. */
  private whose(account: string): { readonly account: string; readonly platform: string } {
    return { account, platform: this.deps.state.account(account)?.account.platform ?? '' };
  }

  private drives(account: string): boolean {
    return this.running?.account === account || this.currentFix?.account === account;
  }

  /** Resolves when nothing drives this account's browser any more. Nobody has to wait for the audits of other accounts. */
  private async idleFor(account: string): Promise<void> {
    if (this.drives(account)) await this.queue.exclusive(account, async () => {});
  }

  private async run(wish: AuditWish<Trigger>, signal: AbortSignal): Promise<AuditOutcome> {
    // Asked once more after the wait: the person may have the page open by now.
    this.assertFree(wish.account, wish.checks === 'all' ? [] : wish.checks);
    const { schedule } = this;
    const onProgress = (progress: AuditProgress): void => this.progress(progress);
    const { log, catalogue } = this.deps;
    const whose = this.whose(wish.account);
    const all = catalogue.current().manifests.filter(({ platform }) => platform === whose.platform);
    const checks = wish.checks === 'all' ? all.length : wish.checks.length;
    try {
      return await loggedAudit(log, whose, { trigger: wish.trigger, checks }, () =>
        runAudit(this.deps, { wish, signal, schedule, onProgress }),
      );
    } finally {
      giveMemoryBackSoon();
    }
  }

  private progress(progress: AuditProgress): void {
    if (this.running === null) return;
    const { around, ...before } = this.running;
    const check = progress.kind === 'looking' ? (progress.checks[0] ?? null) : before.check;
    this.running = {
      ...before,
      check,
      done: progress.done,
      total: progress.total,
      ...(around === true || progress.kind === 'lookingAround' ? { around: true } : {}),
    };
    this.deps.state.changeRuntime({ running: this.running });
  }
}
