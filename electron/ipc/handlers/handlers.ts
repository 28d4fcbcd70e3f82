import type { Clock } from '../../../checks/audit/ports.ts';
import type { Catalogue } from '../../../checks/catalogue/index.ts';
import { stripsOf } from '../../../checks/history/strips.ts';
import { capabilitiesOf, exposingState, isPressable } from '../../../checks/model/index.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import type { PracticeSites } from '../../accounts/practice-sites.ts';
import type { Audits } from '../../audits/audits.ts';
import type { Fixes } from '../../audits/fixes.ts';
import type { UserPages } from '../../audits/user-pages.ts';
import {
  type Preferences,
  preferencesSchema,
  Refused,
  type Reply,
  type Request,
} from '../../contract/index.ts';
import { flipKey } from '../../state/account-view.ts';
import type { AppState } from '../../state/app-state.ts';
import type { Evidence } from '../../storage/evidence.ts';
import type { Histories } from '../../storage/histories.ts';
import type { Updates } from '../../updates/updates.ts';
import type { Handlers } from '../register.ts';

interface Deps {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly audits: Audits;
  readonly fixes: Fixes;
  /** Brings the window in which something is being changed to the front. */
  readonly watchChanges: () => void;
  readonly histories: Histories;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly pages: UserPages;
  readonly practiceSites: PracticeSites;
  readonly evidence: Evidence;
  readonly newVersions: Updates;
  readonly openReleases: () => Promise<void>;
  readonly eraseAccount: (account: string) => Promise<void>;
  readonly eraseEverything: () => Promise<void>;
  readonly saveReport: (request: Request<'report.save'>) => Promise<Reply<'report.save'>>;
  /** Shows the report that was saved last in its folder. Throws `Refused` where there is none. */
  readonly showReport: () => void;
  /** Makes the system follow what the person prefers. */
  readonly applyPreferences: (next: Preferences, before: Preferences) => Promise<void>;
  readonly quit: () => void;
}

const done = { ok: true } as const;

/** One after the other, in the order in which they are asked for: each begins with what the one before has left. */
function inTurn<Body, Answer>(work: (body: Body) => Promise<Answer>): (body: Body) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (body) => {
    const answer = last.then(() => work(body));
    last = answer.catch(() => {});
    return answer;
  };
}

/** What each request of the report card does. Anything that can't be done is thrown as `Refused`. */
export function handlersFor(deps: Deps): Handlers {
  const { state, accounts, audits, fixes, histories, catalogue, clock, pages } = deps;
  return {
    'snapshot.get': () => ({ ok: true, snapshot: state.snapshot() }),
    'catalogue.get': () => ({
      ok: true,
      platforms: [...catalogue.platforms],
      manifests: [...catalogue.manifests],
    }),
    'account.add': async ({ platform, name, practice }) => {
      const account = await accounts.add(platform, name, practice);
      await histories.load(account);
      return { ok: true, account };
    },
    'account.signIn': async ({ account }) => {
      const { signedIn, unreachable } = await pages.signIn(account);
      const checking = signedIn && unreachable === null && !state.stored.preferences.manualOnly;
      // The person has just opened the site by hand: no moment of the week is less conspicuous.
      if (checking) audits.begin(account, 'all', 'manual');
      return { ok: true, signedIn, checking, unreachable };
    },
    'account.rename': ({ account: id, name }) => {
      accounts.get(id);
      state.changeAccount(id, (now) => ({ ...now, account: { ...now.account, name } }));
      return done;
    },
    'account.forget': async ({ account }) => {
      await deps.eraseAccount(account);
      return done;
    },
    'audit.start': ({ account, checks }) => {
      const all = state.counting().map((one) => one.account.id);
      // One open page keeps only its own account from being looked at with the others.
      const free = all.filter((id) => !audits.isHeld(id));
      const which = account !== null ? [account] : free.length > 0 ? free : all;
      for (const id of which) audits.assertFree(id, checks);
      const own = checks.length === 0 ? 'all' : checks;
      for (const id of which) audits.begin(id, own, checks.length === 1 ? 'single' : 'manual');
      return done;
    },
    'audit.stop': ({ account }) => {
      audits.stop(account ?? null);
      return done;
    },
    'fix.run': async ({ account, check, action }) => ({
      ok: true,
      fix: await audits.change(account, check, action),
    }),
    'fixes.start': ({ account, checks, action }) => {
      fixes.start(account, checks, action);
      return done;
    },
    'fixes.stop': () => {
      fixes.stop();
      return done;
    },
    'fixes.close': () => {
      fixes.close();
      return done;
    },
    'fixes.watch': () => {
      deps.watchChanges();
      return done;
    },
    'page.show': ({ account, check }) => {
      pages.show(account, check);
      return done;
    },
    'page.openOutside': async ({ account, check }) => {
      await pages.openOutside(account, check);
      return done;
    },
    'history.get': async ({ account: id }) => {
      accounts.get(id);
      const strips = stripsOf((await histories.load(id)).entries());
      return { ok: true, strips: strips.map(({ check, points }) => ({ check, points: [...points] })) };
    },
    'evidence.get': async ({ account: id, check }) => {
      accounts.check(check, accounts.get(id).account.platform);
      return { ok: true, picture: await deps.evidence.get(id, check) };
    },
    'answer.set': async ({ account: id, check, done: isDone, on }) => {
      const { account } = accounts.get(id);
      // Where nothing is driven, the person's own word is all there is, for settings too.
      const { ask } = capabilitiesOf(accounts.check(check, account.platform), state.stored.preferences);
      if (ask === null) throw new Refused('invalid', 'This setting is seen, not answered.');
      // Nobody has seen tomorrow, and what was said of it would outdo what is seen until then.
      if (on > dayHere(clock.now())) throw new Refused('invalid', 'This day has not come yet.');
      const { file } = await histories.load(id);
      await file.append({ kind: 'answer', check, done: isDone, on, at: clock.now().toISOString() });
      return done;
    },
    'news.seen': ({ account, check: id }) => {
      const check = accounts.check(id, accounts.get(account).account.platform);
      const past = histories.get(account)?.past().checks.get(id);
      const key = past === undefined ? null : flipKey(account, check, past);
      if (key === null || state.stored.news.seen.includes(key)) return done;
      state.change((now) => ({ ...now, news: { ...now.news, seen: [...now.news.seen, key].slice(-1000) } }));
      return done;
    },
    'preferences.set': inTurn(async (part) => {
      const before = state.stored.preferences;
      const given = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
      const withGiven = (now: Preferences): Preferences => preferencesSchema.parse({ ...now, ...given });
      const next = withGiven(before);
      await deps.applyPreferences(next, before);
      state.change((now) => ({ ...now, preferences: withGiven(now.preferences) }));
      if (before.evidence && !next.evidence) await deps.evidence.forgetAll();
      // What was missed while there was no schedule is not made up for.
      const began = before.schedule.every === 'off' && next.schedule.every !== 'off';
      // Nor are reminders made up for by audits, or the other way round.
      if (began || before.manualOnly !== next.manualOnly) countFrom(state, clock.now());
      return done;
    }),
    'schedule.pause': ({ paused }) => {
      setPaused(state, paused, clock.now());
      return done;
    },
    'report.save': (request) => deps.saveReport(request),
    'report.showInFolder': () => {
      deps.showReport();
      return done;
    },
    'guide.close': () => {
      state.change((now) => ({ ...now, guideClosed: true }));
      return done;
    },
    'notice.dismiss': ({ id }) => {
      state.change((now) => ({ ...now, notices: now.notices.filter((one) => one.id !== id) }));
      return done;
    },
    'data.forgetEverything': async () => {
      await deps.eraseEverything();
      return done;
    },
    'practice.flipBack': ({ account: id, check: checkId }) => {
      const { account } = accounts.get(id);
      const check = accounts.check(checkId, account.platform);
      if (!isPressable(check)) throw new Refused('notAvailable', 'There is no switch to turn.');
      if (!deps.practiceSites.flipBack(id, checkId, exposingState(check)))
        throw new Refused('notAvailable', 'This is not a practice account.');
      return done;
    },
    'version.look': async () => ({ ok: true, found: await deps.newVersions.look() }),
    'version.install': async ({ version }) => {
      await deps.newVersions.install(version);
      return done;
    },
    'version.openPage': async () => {
      await deps.openReleases();
      return done;
    },
    'app.quit': () => {
      // After the answer has gone out.
      setImmediate(deps.quit);
      return done;
    },
  };
}

/** The calendar day that it is here, where the person is. */
const dayHere = (now: Date): string =>
  new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** Pauses the schedule or lets it go on. What was due meanwhile is not made up for: the person wanted quiet. */
export function setPaused(state: AppState, paused: boolean, now: Date): void {
  state.remember((stored) => ({ ...stored, paused }));
  if (!paused) countFrom(state, now);
}

/** From now on audits count as missed. */
function countFrom(state: AppState, now: Date): void {
  const since = now.toISOString();
  state.remember((stored) => ({
    ...stored,
    accounts: stored.accounts.map((one) => ({ ...one, schedule: { ...one.schedule, since } })),
  }));
}
