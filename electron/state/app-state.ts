import { EventEmitter } from 'node:events';
import type { Clock } from '../../checks/audit/ports.ts';
import { accountsThatCount } from '../../checks/model/index.ts';
import { isDiskFull } from '../../checks/storage/disk-full.ts';
import type { Notice, Snapshot } from '../contract/index.ts';
import type { StateStore } from '../storage/state-store.ts';
import type { KnownVersions, Stored, StoredAccount } from '../storage/stored.ts';
import { type Moment, nextAuditOf, nextReminder } from './next-due.ts';
import { buildSnapshot, type RuntimeState, type SnapshotSources, versionsKnown } from './snapshot.ts';

interface AppStateSources extends SnapshotSources {
  readonly store: StateStore;
  readonly clock: Clock;
}

/** A burst of changes makes one new snapshot. */
const SETTLE_MS = 40;

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** The system refused to write a file, for any reason. Every other error there is our own fault. */
const isRefusedBySystem = (error: unknown): boolean => /^E[A-Z]+$/.test(codeOf(error) ?? '');

const withAccount =
  (id: string, next: (now: StoredAccount) => StoredAccount) =>
  (now: Stored): Stored => ({
    ...now,
    accounts: now.accounts.map((one) => (one.account.id === id ? next(one) : one)),
  });

/** What the app remembers and what is true while it runs. Every change goes through here and is told in a snapshot. */
export class AppState {
  /** How many snapshots were built. */
  private revision = 0;
  private pending: NodeJS.Timeout | null = null;
  private readonly events = new EventEmitter<{ changed: [Snapshot] }>();

  constructor(
    private readonly sources: AppStateSources,
    private runtime: RuntimeState,
  ) {}

  get stored(): Stored {
    return this.sources.store.get();
  }

  now(): Date {
    return this.sources.clock.now();
  }

  /** Stops writing, for the very end of the app. */
  close(): void {
    this.sources.store.close();
  }

  account(id: string): StoredAccount | null {
    return this.stored.accounts.find(({ account }) => account.id === id) ?? null;
  }

  /** A change comes with its snapshot, which is built once for all listeners. */
  onChange(listener: (snapshot: Snapshot) => void): void {
    this.events.on('changed', listener);
  }

  /**
   * Changes what is remembered. Throws where the disk refuses; memory has changed all the same, and a notice tells. For
   * what the person has just asked for, and is to hear about.
   */
  change(next: (now: Stored) => Stored): void {
    try {
      this.sources.store.change(next);
    } catch (error) {
      if (isDiskFull(error)) this.notice('diskFull');
      else if (isRefusedBySystem(error)) this.notice('notWritable');
      throw error;
    } finally {
      this.changed();
    }
  }

  /**
   * The same for what happens by itself: where the disk refuses, the app goes on with what it has in memory, with no
   * more than the notice.
   */
  remember(next: (now: Stored) => Stored): void {
    try {
      this.change(next);
    } catch (error) {
      if (!isRefusedBySystem(error)) throw error;
    }
  }

  changeAccount(id: string, next: (now: StoredAccount) => StoredAccount): void {
    this.change(withAccount(id, next));
  }

  rememberAccount(id: string, next: (now: StoredAccount) => StoredAccount): void {
    this.remember(withAccount(id, next));
  }

  changeRuntime(part: Partial<RuntimeState>): void {
    this.runtime = { ...this.runtime, ...part };
    this.changed();
  }

  /** The catalogue has changed. */
  changeCatalogue(): void {
    this.changeRuntime({ catalogue: this.runtime.catalogue + 1 });
  }

  /** Puts up a notice; the same kind with the same values stands there once. */
  notice(kind: Notice['kind'], values: Record<string, string> = {}): void {
    const at = this.now().toISOString();
    const same = ({ kind: other, values: its }: Notice): boolean =>
      other === kind && JSON.stringify(its) === JSON.stringify(values);
    const add = (now: Stored): Stored => ({
      ...now,
      notices: [
        ...now.notices.filter((one) => !same(one)),
        { id: `${kind}-${at}-${now.notices.length}`, kind, at, values },
      ].slice(-20),
    });
    try {
      this.sources.store.change(add);
    } catch {
      // A notice that can't be written still stands on the screen.
    }
    this.changed();
  }

  /** Tells everybody soon; for changes that happened elsewhere, such as a new line in a history. */
  changed(): void {
    this.pending ??= setTimeout(() => {
      this.pending = null;
      this.events.emit('changed', this.snapshot());
    }, SETTLE_MS);
  }

  /** What this version knows of newer ones. */
  rememberedVersions(): KnownVersions {
    return versionsKnown(this.stored, this.sources.appVersion);
  }

  rememberVersions(known: Omit<KnownVersions, 'by'>): void {
    this.remember((now) => ({ ...now, versions: { ...known, by: this.sources.appVersion } }));
  }

  /** The accounts that count, which are also those that are audited by schedule. */
  counting(): readonly StoredAccount[] {
    return accountsThatCount(this.stored.accounts);
  }

  /** When an account's next audit is due, or null: none is planned. */
  nextAuditOf(account: StoredAccount): Date | null {
    return nextAuditOf(this.stored, account, this.present());
  }

  /** When the person is next to be reminded to look themselves, or null. */
  nextReminder(): Date | null {
    return nextReminder(this.stored, this.present());
  }

  /** Builds one for somebody who has heard of no change, such as a new window. */
  snapshot(): Snapshot {
    this.revision += 1;
    const { stored, runtime, revision } = this;
    return buildSnapshot(this.sources, { stored, runtime, revision, ...this.present() });
  }

  private present(): Moment {
    return { now: this.now(), awakeSince: this.runtime.awakeSince };
  }
}
