import { EventEmitter } from 'node:events';
import type { Clock } from '../../checks/audit/ports.ts';
import type { Catalogue } from '../../checks/catalogue/index.ts';
import { pastOf } from '../../checks/history/flips.ts';
import { standingOf, sumGrades } from '../../checks/history/standing.ts';
import { type Account, accountsThatCount } from '../../checks/model/index.ts';
import { quietUntil } from '../../checks/schedule/quiet-hours.ts';
import { nextDue } from '../../checks/schedule/schedule.ts';
import { isDiskFull } from '../../checks/storage/disk-full.ts';
import type { Notice, Snapshot } from '../contract/index.ts';
import type { Language } from '../locales/words.ts';
import { presentZone } from '../process/time-zone.ts';
import type { Histories } from '../storage/histories.ts';
import type { StateStore } from '../storage/state-store.ts';
import { type KnownVersions, noVersions, type Stored, type StoredAccount } from '../storage/stored.ts';
import { accountView } from './account-view.ts';
import { practiceGuide } from './practice-guide.ts';

interface Sources {
  readonly store: StateStore;
  readonly histories: Pick<Histories, 'get'>;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly appVersion: string;
  /** How this copy comes by a new version. */
  readonly newVersionsBy: Snapshot['newVersions']['way'];
  /** The account as it lives right now: practice sites and developer options move addresses. */
  readonly effective: (stored: StoredAccount) => Account;
  readonly language: (chosen: Snapshot['preferences']['language']) => Language;
}

/** What is only true while the app runs. */
export interface RuntimeState {
  readonly running: Snapshot['running'];
  readonly queued: readonly string[];
  readonly fixing: Snapshot['fixing'];
  readonly trayShown: boolean;
  readonly newVersion: Snapshot['newVersions']['doing'];
  /** When the app started or the machine last woke. */
  readonly awakeSince: Date;
}

/** A burst of changes makes one new snapshot. */
const SETTLE_MS = 40;
const nothingYet = pastOf([]);
const zone = (): string => presentZone().zone;
const earliest = (dates: readonly Date[]): Date | null =>
  dates.length === 0 ? null : new Date(Math.min(...dates.map((at) => at.getTime())));

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** The system did not let a file be written, for whatever reason; anything else that goes wrong there is our own fault. */
const isRefusedBySystem = (error: unknown): boolean => /^E[A-Z]+$/.test(codeOf(error) ?? '');

const withAccount =
  (id: string, next: (now: StoredAccount) => StoredAccount) =>
  (now: Stored): Stored => ({
    ...now,
    accounts: now.accounts.map((one) => (one.account.id === id ? next(one) : one)),
  });

/** The only author of the snapshot that report card and tray draw. Everything that changes goes through here. */
export class AppState {
  private revision = 0;
  private pending: NodeJS.Timeout | null = null;
  private readonly events = new EventEmitter<{ changed: [Snapshot] }>();

  constructor(
    private readonly sources: Sources,
    private moment: RuntimeState,
  ) {}

  get stored(): Stored {
    return this.sources.store.get();
  }

  get awakeSince(): Date {
    return this.moment.awakeSince;
  }

  /** Writes nothing any more, for the very end of the app. */
  close(): void {
    this.sources.store.close();
  }

  account(id: string): StoredAccount | null {
    return this.stored.accounts.find(({ account }) => account.id === id) ?? null;
  }

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
   * The same for what happens by itself: where the disk refuses, the app goes on with what it has in memory, and the notice
   * is all that comes of it.
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
    this.moment = { ...this.moment, ...part };
    this.changed();
  }

  /** Puts up a notice; the same kind with the same values stands there once. */
  notice(kind: Notice['kind'], values: Record<string, string> = {}): void {
    const at = this.sources.clock.now().toISOString();
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
      this.revision += 1;
      this.events.emit('changed', this.snapshot());
    }, SETTLE_MS);
  }

  /** What this very version knows of newer ones. */
  rememberedVersions(): KnownVersions {
    const { versions } = this.stored;
    return versions.by === this.sources.appVersion ? versions : noVersions;
  }

  rememberVersions(known: Omit<KnownVersions, 'by'>): void {
    this.remember((now) => ({ ...now, versions: { ...known, by: this.sources.appVersion } }));
  }

  /** The accounts of which everything together speaks, and which are looked at by themselves. */
  counting(): readonly StoredAccount[] {
    return accountsThatCount(this.stored.accounts);
  }

  /** When an account's next audit is due, or null: none is planned. */
  nextAuditOf({ account, schedule, signIn }: StoredAccount): Date | null {
    // Somebody who never signed in has nothing to look at yet.
    if (this.stored.preferences.manualOnly || signIn === 'never') return null;
    return this.counting().some((one) => one.account.id === account.id) ? this.dueAt(schedule) : null;
  }

  /**
   * When the person is next to be reminded to look themselves, outside the quiet hours, or null. The same schedule as
   * that of audits, and one reminder for all accounts.
   */
  nextReminder(): Date | null {
    const { preferences } = this.stored;
    if (!preferences.manualOnly) return null;
    const due = this.counting().flatMap(({ schedule }) => {
      const { lastAudit, lastReminder = null } = schedule;
      const last = [lastAudit, lastReminder].filter((at) => at !== null).sort();
      // A site's wish for a rest is nothing to somebody who looks by hand.
      return this.dueAt({ ...schedule, lastAudit: last.at(-1) ?? null, notBefore: null }) ?? [];
    });
    const first = earliest(due);
    if (first === null) return null;
    const now = this.sources.clock.now();
    const from = new Date(Math.max(first.getTime(), now.getTime()));
    return quietUntil(from, preferences.notifications.quiet, zone()) ?? first;
  }

  private dueAt(schedule: StoredAccount['schedule']): Date | null {
    const { preferences, paused } = this.stored;
    const state = { ...schedule, paused };
    const policy = { ...preferences.schedule, zone: zone() };
    return nextDue(this.sources.clock.now(), this.moment.awakeSince, state, policy).at;
  }

  snapshot(): Snapshot {
    const { catalogue, appVersion, newVersionsBy } = this.sources;
    const { accounts, preferences, paused, notices, news } = this.stored;
    const looking = { now: this.sources.clock.now(), seen: new Set(news.seen) };
    const views = accounts.map((stored) => {
      const history = this.sources.histories.get(stored.account.id);
      const known = { past: history?.past() ?? nothingYet, appeared: history?.appeared() ?? [] };
      const account = this.sources.effective(stored);
      const next = this.nextAuditOf(stored);
      return accountView(stored, account, known, catalogue.manifests, { ...looking, next });
    });
    const counting = accountsThatCount(views);
    const grade = sumGrades(counting.map((view) => view.grade));
    const unseenFlips = counting.flatMap(({ checks }) => checks).filter((check) => check.news).length;
    const { running, queued, fixing, trayShown, newVersion } = this.moment;
    const { lastLook, found } = this.rememberedVersions();
    const next = this.nextReminder() ?? earliest(accounts.flatMap((one) => this.nextAuditOf(one) ?? []));
    return {
      revision: this.revision,
      appVersion,
      language: this.sources.language(preferences.language),
      zone: zone(),
      standing: standingOf(grade, { checking: running !== null, unseenFlips, paused }),
      grade,
      // What is only for practice stands last.
      accounts: [...counting, ...views.filter((view) => !counting.includes(view))],
      running,
      queued: [...queued],
      fixing,
      nextAuditAt: next?.toISOString() ?? null,
      guide: practiceGuide(this.stored, (id) => this.sources.histories.get(id)?.past() ?? nothingYet),
      paused,
      trayShown,
      preferences,
      newVersions: { way: newVersionsBy, doing: newVersion, lastLook, found },
      // What a notice tells of may have been installed since.
      notices: notices.filter(
        ({ kind, values }) => kind !== 'newVersion' || values.version === found?.version,
      ),
    };
  }
}
