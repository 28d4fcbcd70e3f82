import { auditAccount } from '../../checks/audit/audit-account.ts';
import type {
  AuditDeps,
  AuditOutcome,
  AuditProgress,
  AuditRequest,
} from '../../checks/audit/audit-contract.ts';
import { type BrowserPort, BrowserUnavailable, type Clock } from '../../checks/audit/ports.ts';
import type { AuditWish } from '../../checks/audit/queue.ts';
import type { CatalogueSource } from '../../checks/catalogue/source.ts';
import { type News, newsOf } from '../../checks/history/news.ts';
import { isTriedAgainSoon, needsSignIn, type Trigger } from '../../checks/model/index.ts';
import { indexPagesDue } from '../../checks/radar/due.ts';
import { isDiskFull } from '../../checks/storage/disk-full.ts';
import type { AccountContext, Accounts } from '../accounts/accounts.ts';
import type { Preferences } from '../contract/index.ts';
import { aboutAccount } from '../state/about-account.ts';
import type { AppState } from '../state/app-state.ts';
import { asRefusal, tellBrowserUnavailable } from '../state/browser-notice.ts';
import type { Histories, OpenHistory } from '../storage/histories.ts';
import type { PictureStore } from '../storage/picture-store.ts';
import type { ScheduleMemory } from './schedule-memory.ts';

/** What an audit of one account needs. */
export interface AuditRunDeps {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly histories: Histories;
  readonly catalogue: CatalogueSource;
  readonly clock: Clock;
  readonly evidence: PictureStore;
  readonly browser: () => BrowserPort;
  /** The news of an audit. */
  readonly onNews: (news: readonly News[]) => void;
}

interface Run {
  readonly wish: AuditWish<Trigger>;
  readonly signal: AbortSignal;
  readonly schedule: ScheduleMemory;
  readonly onProgress: (progress: AuditProgress) => void;
}

/** Audits one account, and keeps what follows for its schedule, its sign-in and the person. */
export async function runAudit(deps: AuditRunDeps, run: Run): Promise<AuditOutcome> {
  const { state, clock } = deps;
  const { wish, schedule } = run;
  const context = deps.accounts.get(wish.account);
  const { account, stored } = context;
  const history = await openHistory(deps, context, schedule);
  const past = history.past();
  const startedAt = clock.now().toISOString();
  if (wish.checks === 'all') schedule.begins(stored, startedAt);
  try {
    const outcome = await auditAccount(...auditOf(deps, context, history, run));
    if (wish.checks === 'all' && outcome.stopped === null) schedule.finished(account.id, startedAt);
    remember(state, schedule, stored, outcome);
    const { findings, radar } = outcome.document;
    deps.onNews(newsOf({ account: account.id, findings, radar, past }));
    return outcome;
  } catch (error) {
    schedule.again(stored);
    if (isDiskFull(error)) state.notice('diskFull');
    if (error instanceof BrowserUnavailable) tellBrowserUnavailable(state, error, account);
    throw asRefusal(error);
  } finally {
    schedule.over();
  }
}

async function openHistory(
  { histories, state }: AuditRunDeps,
  { account }: AccountContext,
  schedule: ScheduleMemory,
): Promise<OpenHistory> {
  try {
    return await histories.load(account.id);
  } catch (error) {
    schedule.tryLater(account.id);
    state.notice('historyUnreadable', aboutAccount(account));
    throw error;
  }
}

function auditOf(
  { state, clock, catalogue, evidence, browser }: AuditRunDeps,
  { account, platform }: AccountContext,
  { file, entries }: OpenHistory,
  { wish, signal, onProgress }: Run,
): [AuditDeps, AuditRequest] {
  const { preferences } = state.stored;
  const { manifests, indexPages } = catalogue.current();
  const looking = { platform: platform.id, now: clock.now() };
  const around = indexPagesDue(preferences.newSettings, entries(), indexPages, looking);
  const keepPicture: AuditRequest['keepPicture'] = async (check, png) =>
    evidence.keep(account.id, check, png);
  return [
    { clock, catalogue: manifests, indexPages, history: file, browser: browser(), platform },
    {
      account,
      checks: wish.checks,
      trigger: wish.trigger,
      ...(wish.checks === 'all' ? { radar: around ? ('index' as const) : ('visited' as const) } : {}),
      signal,
      onProgress,
      ...regionIn(preferences),
      ...(preferences.evidence ? { keepPicture } : {}),
    },
  ];
}

/** The region that the person named, if they did. */
export const regionIn = ({ region }: Preferences): { region?: string } => (region === null ? {} : { region });

/** What follows from an audit for the schedule and for the account's sign-in. */
function remember(
  state: AppState,
  schedule: ScheduleMemory,
  stored: AccountContext['stored'],
  { document, stopped, retryAt }: AuditOutcome,
): void {
  const { id } = stored.account;
  if (retryAt !== null) schedule.pauseUntil(id, retryAt);
  else if (isTriedAgainSoon(stopped)) schedule.again(stored);
  const { findings } = document;
  const needed = findings.some(({ reason }) => needsSignIn(reason));
  const seen = findings.some(({ status }) => status === 'pass' || status === 'fail');
  if (needed || seen)
    state.rememberAccount(id, (now) => ({ ...now, signIn: needed ? 'needed' : 'signedIn' }));
}
