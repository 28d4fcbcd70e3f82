import type { CatalogueSource } from '../../checks/catalogue/source.ts';
import { type Past, pastOf } from '../../checks/history/flips.ts';
import { overallStatusOf, sumGrades } from '../../checks/history/overall-status.ts';
import { type Account, accountsThatCount } from '../../checks/model/index.ts';
import type { Language } from '../../checks/model/languages.ts';
import type { AccountView, Snapshot } from '../contract/index.ts';
import { presentZone } from '../process/time-zone.ts';
import type { Histories } from '../storage/histories.ts';
import { type KnownVersions, noVersions, type Stored, type StoredAccount } from '../storage/stored.ts';
import { accountView } from './account-view.ts';
import { earliest, nextAuditOf, nextReminder } from './next-due.ts';
import { practiceGuide } from './practice-guide.ts';
import { besideChecks, radarView } from './radar-view.ts';

/** What a snapshot is made of besides what the app remembers. */
export interface SnapshotSources {
  readonly histories: Pick<Histories, 'get'>;
  readonly catalogue: CatalogueSource;
  readonly appVersion: string;
  /** How this copy comes by a new version. */
  readonly newVersionsBy: Snapshot['newVersions']['way'];
  /** The account with its address now: practice sites and developer options move addresses. */
  readonly effective: (stored: StoredAccount) => Account;
  readonly language: (chosen: Snapshot['preferences']['language']) => Language;
}

/** What is only true while the app runs. */
export interface RuntimeState {
  readonly running: Snapshot['running'];
  readonly queued: readonly string[];
  readonly fixing: Snapshot['fixing'];
  readonly walk: Snapshot['walk'];
  readonly trayShown: boolean;
  readonly newVersion: Snapshot['newVersions']['doing'];
  /** How often the catalogue has changed. */
  readonly catalogue: number;
  /** When the app started or the machine last woke. */
  readonly awakeSince: Date;
}

interface Present {
  readonly stored: Stored;
  readonly runtime: RuntimeState;
  readonly now: Date;
  readonly revision: number;
}

/** What this version knows of newer ones. */
export const versionsKnown = ({ versions }: Stored, appVersion: string): KnownVersions =>
  versions.by === appVersion ? versions : noVersions;

const nothingYet = pastOf([]);

/** All that report card and tray draw. */
export function buildSnapshot(sources: SnapshotSources, present: Present): Snapshot {
  const { stored, runtime, revision } = present;
  const { preferences, paused } = stored;
  const { appVersion } = sources;
  const views = accountViews(sources, present);
  const counting = accountsThatCount(views);
  const grade = sumGrades(counting.map((view) => view.grade));
  const unseenFlips = counting.flatMap(({ checks }) => checks).filter((check) => check.news).length;
  const { lastLook, found } = versionsKnown(stored, appVersion);
  const checking = runtime.running !== null;
  return {
    revision,
    catalogue: runtime.catalogue,
    appVersion,
    language: sources.language(preferences.language),
    zone: presentZone().zone,
    overall: overallStatusOf(grade, { checking, unseenFlips, paused }),
    grade,
    // Practice accounts stand last.
    accounts: [...counting, ...views.filter((view) => !counting.includes(view))],
    running: runtime.running,
    queued: [...runtime.queued],
    fixing: runtime.fixing,
    walk: runtime.walk,
    nextAuditAt: nextOf(present)?.toISOString() ?? null,
    guide: practiceGuide(stored, (id) => pastIn(sources, id)),
    paused,
    trayShown: runtime.trayShown,
    preferences,
    newVersions: { way: sources.newVersionsBy, doing: runtime.newVersion, lastLook, found },
    // The version that a notice announces may have been installed since.
    notices: stored.notices.filter(
      ({ kind, values }) => kind !== 'newVersion' || values.version === found?.version,
    ),
  };
}

const pastIn = ({ histories }: SnapshotSources, account: string): Past =>
  histories.get(account)?.past() ?? nothingYet;

const momentOf = ({ now, runtime: { awakeSince } }: Present) => ({ now, awakeSince });

function accountViews(sources: SnapshotSources, present: Present): AccountView[] {
  const { stored, now } = present;
  const { histories, catalogue, effective } = sources;
  const { manifests, platforms } = catalogue.current();
  const seen = new Set(stored.news.seen);
  const every = stored.preferences.newSettings;
  return stored.accounts.map((one) => {
    const { id } = one.account;
    const platform = platforms.find((known) => known.id === one.account.platform);
    const entries = histories.get(id)?.entries() ?? [];
    const radar = platform === undefined ? null : radarView(entries, { platform, manifests, now, every });
    const beside =
      platform === undefined
        ? new Map<string, string>()
        : besideChecks(entries, { platform, manifests, now });
    const known = { past: pastIn(sources, id), radar, beside };
    const next = nextAuditOf(stored, one, momentOf(present));
    return accountView(one, effective(one), known, manifests, { now, seen, next });
  });
}

/** When something next happens by itself: a reminder for those who look by hand, else an audit. */
function nextOf(present: Present): Date | null {
  const { stored } = present;
  const moment = momentOf(present);
  const audits = stored.accounts.flatMap((one) => nextAuditOf(stored, one, moment) ?? []);
  return nextReminder(stored, moment) ?? earliest(audits);
}
