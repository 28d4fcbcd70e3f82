import type { AppState } from '../state/app-state.ts';
import type { StoredAccount } from '../storage/stored.ts';

const TRY_AGAIN_MS = 60 * 60_000;

/** What the schedule has to remember of audits. */
export class ScheduleMemory {
  /** The whole audit that is under way, with when the one before it began. */
  private whole: { readonly account: string; readonly lastAudit: string | null } | null = null;

  constructor(private readonly state: AppState) {}

  /**
   * A whole audit begins. Noted before anything can go wrong: an audit that crashes the app must not begin again at
   * each start.
   */
  begins({ account, schedule }: StoredAccount, at: string): void {
    this.note(account.id, { lastAudit: at });
    this.whole = { account: account.id, lastAudit: schedule.lastAudit };
  }

  /** It has come to its end, perhaps although the app is about to. */
  finished(account: string, at: string): void {
    this.note(account, { lastAudit: at });
  }

  /** No audit is under way any more, however it went. */
  over(): void {
    this.whole = null;
  }

  /** The app ends: a whole audit that this cuts short is due again. */
  cutShort(): void {
    if (this.whole !== null) this.note(this.whole.account, { lastAudit: this.whole.lastAudit });
  }

  /** The site asked for a pause: it holds for whatever comes next. */
  pauseUntil(account: string, notBefore: string): void {
    this.note(account, { notBefore });
  }

  /** It could not even begin. */
  tryLater(account: string): void {
    this.note(account, { notBefore: this.later() });
  }

  /** It does not count, and is tried again soon. `stored`: the account as it was before. */
  again({ account, schedule: { lastAudit } }: StoredAccount): void {
    this.note(account.id, { lastAudit, notBefore: this.later() });
  }

  private note(account: string, part: Partial<StoredAccount['schedule']>): void {
    this.state.rememberAccount(account, (now) => ({ ...now, schedule: { ...now.schedule, ...part } }));
  }

  private later(): string {
    return new Date(this.state.now().getTime() + TRY_AGAIN_MS).toISOString();
  }
}
