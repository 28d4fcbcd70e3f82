import { gradeOf, overallStatusOf } from '../../checks/history/overall-status.ts';
import { type Position, positionOf } from '../../checks/history/position.ts';
import {
  accountsThatCount,
  type Finding,
  type Grade,
  type Manifest,
  type PersonsAnswer,
  type Reason,
  type Status,
} from '../../checks/model/index.ts';
import type { AccountView, CheckView, Preferences, Snapshot } from '../../electron/contract/index.ts';
import { manifests as usual } from './catalogue.ts';

/** The instant at which every test takes place: Saturday evening in Berlin. */
export const NOW = '2026-11-21T20:05:00.000Z';
const DAY = 24 * 60 * 60_000;
const ago = (days: number) => new Date(Date.parse(NOW) - days * DAY).toISOString();

/** What a test's person prefers: what a first start finds, without quiet hours. */
export const preferences: Preferences = {
  language: 'system',
  theme: 'system',
  schedule: { every: 'week', weekday: 1, hour: 10 },
  manualOnly: false,
  engine: 'ownWindow',
  evidence: false,
  notifications: { on: true, quiet: null },
  autostart: false,
  newVersions: false,
  newSettings: 'eachAudit',
  region: null,
};

/** One finding as the engine makes them. */
export function finding(check: string, status: Status, more: Partial<Finding> = {}): Finding {
  const [platform = 'linkedin', slug = ''] = check.split('.');
  const state = status === 'pass' ? 'off' : status === 'fail' ? 'on' : null;
  return {
    check,
    platform,
    account: 'mine',
    status,
    reason: null,
    state,
    locked: state === null ? null : false,
    observed: {
      label: state === null ? null : 'Use my data for training content creation AI models',
      key: state === null ? null : `aria-labelledby=${slug}`,
      url: `https://www.linkedin.com/settings/${slug}`,
    },
    witnesses:
      state === null
        ? []
        : [
            { kind: 'key', says: `aria-labelledby=${slug}` },
            { kind: 'property', says: state },
            { kind: 'network', says: `${slug}: ${state}` },
          ],
    at: ago(0.05),
    durationMs: 4200,
    revision: 2,
    detail: null,
    previous: null,
    flip: null,
    ...more,
  };
}

type Told = Pick<CheckView, 'check' | 'finding' | 'lastSeen' | 'answer'>;

/** Where a check stands, as the main process reckons it; an answer is as new as can be. */
function positionIn(
  { check, finding: newest, lastSeen, answer }: Told,
  manifests: readonly Manifest[] = usual,
): Position {
  const { method = 'setting' } = manifests.find(({ id }) => id === check) ?? {};
  const before: Finding | null =
    lastSeen === null ? null : finding(check, lastSeen.state === 'on' ? 'fail' : 'pass', { at: lastSeen.at });
  const lastKnown = newest?.status === 'unknown' ? before : newest;
  const past = { newest, lastKnown, answer: answer && { ...answer, at: NOW }, unproven: [] };
  return positionOf({ method }, past, new Date(NOW));
}

/** The same check, standing where what is known of it says. */
export function placed(told: Omit<CheckView, 'position' | 'aged' | 'flipBack'>): CheckView {
  const { status, aged = false } = positionIn(told);
  const flip = told.finding?.flip ?? null;
  const tells = flip?.kind === 'flippedBack' && flip.by === 'elsewhere' && told.answer?.done !== true;
  return { ...told, position: status, aged, flipBack: tells ? flip : null };
}

/** A check of which nothing is known yet. */
export const view = (check: string, more: Partial<CheckView> = {}): CheckView => ({
  ...placed({
    check,
    finding: null,
    since: null,
    lastSeen: null,
    answer: null,
    canUndo: false,
    news: false,
    misses: 0,
    inVain: 0,
    ...more,
  }),
  ...more,
});

/** A setting that was seen in the private or in the exposing position. */
export const seen = (check: string, status: 'pass' | 'fail', more: Partial<CheckView> = {}): CheckView =>
  view(check, {
    finding: finding(check, status),
    since: ago(49),
    lastSeen: { state: status === 'pass' ? 'off' : 'on', at: ago(0.05) },
    ...more,
  });

/** A setting that only the person can see, and what they have said of it. */
export function looked(check: string, said: PersonsAnswer, at = ago(0.05)): CheckView {
  const status = said === 'notThere' ? 'notOffered' : said === 'on' ? 'fail' : 'pass';
  const state = said === 'notThere' ? null : said;
  const own = { at, locked: null, witnesses: [], strength: 'person' as const };
  const nothing = { label: null, key: null, url: null };
  return view(check, {
    finding: finding(check, status, { ...own, state, observed: nothing }),
    lastSeen: state === null ? null : { state, at },
    since: at,
    answer: state === null ? null : { done: said === 'off', on: at.slice(0, 10) },
  });
}

/** A setting that could not be told, and was seen a week before. */
export const untold = (check: string, reason: Reason, more: Partial<CheckView> = {}): CheckView =>
  view(check, {
    finding: finding(check, 'unknown', { reason }),
    lastSeen: { state: 'off', at: ago(7) },
    ...more,
  });

/** A setting that was private last week and is exposed today. */
export const flipped = (check: string): CheckView =>
  seen(check, 'fail', {
    finding: finding(check, 'fail', {
      previous: { status: 'pass', state: 'off', at: ago(7) },
      flip: { from: 'off', to: 'on', after: ago(7), before: ago(0.05), kind: 'flippedBack', by: 'elsewhere' },
    }),
    since: ago(0.05),
    news: true,
  });

/** The grade as the main process reckons it. */
function gradeFor(checks: readonly CheckView[], manifests: readonly Manifest[]): Grade {
  return gradeOf(checks.map((check) => positionIn(check, manifests)));
}

/** One account with its settings. */
export function account(
  id: string,
  checks: readonly CheckView[],
  more: Partial<AccountView> & {
    readonly platform?: string;
    readonly name?: string;
    readonly manifests?: readonly Manifest[];
  } = {},
): AccountView {
  const { platform = 'linkedin', name = 'LinkedIn', manifests = usual, ...rest } = more;
  return {
    account: { id, platform, name },
    practice: false,
    signIn: 'signedIn',
    nextAuditAt: null,
    lastAudit: { id: 'audit-1', trigger: 'scheduled', startedAt: ago(0.051), finishedAt: ago(0.05) },
    grade: gradeFor(checks, manifests),
    checks: checks.map((one) =>
      one.finding === null ? one : { ...one, finding: { ...one.finding, account: id } },
    ),
    ...rest,
  };
}

/** How everything stands with these accounts. */
export function snapshot(accounts: readonly AccountView[], more: Partial<Snapshot> = {}): Snapshot {
  const all = accountsThatCount(accounts).flatMap((one) => one.checks);
  const grade = gradeFor(all, usual);
  const unseenFlips = all.filter((one) => one.news).length;
  return {
    revision: 1,
    catalogue: 0,
    appVersion: '0.1.0',
    language: 'en',
    overall: overallStatusOf(grade, { checking: false, unseenFlips, paused: false }),
    grade,
    accounts: [...accounts],
    running: null,
    queued: [],
    fixing: null,
    walk: null,
    guide: null,
    nextAuditAt: '2026-11-23T09:12:00.000Z',
    paused: false,
    trayShown: true,
    preferences,
    newVersions: { way: null, doing: null, lastLook: null, found: null },
    notices: [],
    ...more,
  };
}
