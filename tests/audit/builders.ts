import type {
  Account,
  Finding,
  Fix,
  GuidedManifest,
  HistoryEntry,
  ManualManifest,
  Observation,
  Platform,
  SettingManifest,
  State,
} from '../../checks/model/index.ts';

/** `day(3)`: noon of the third day of the story. */
export const day = (number: number): string => new Date(Date.UTC(2026, 0, number, 12)).toISOString();

export const account: Account = { id: 'house-1', platform: 'house', name: 'Anna at work' };

export const platform: Platform = {
  schema: 1,
  id: 'house',
  name: 'House',
  origins: ['https://house.example'],
  signInPath: '/login',
  signedIn: { cookies: [], localStoragePrefixes: [], testIds: [] },
  signedOut: { paths: [], testIds: [], texts: [] },
  codeHosts: [],
  noiseHosts: [],
  answerCodes: { signedOut: [], challenge: [], rateLimited: [] },
  challengePaths: [],
  brokenPageTexts: [],
  notOfferedTexts: [],
  noisePaths: [],
};

const words = { en: { title: 'Title', does: 'Does', why: 'Why', cost: 'Cost', notUndone: 'Not undone' } };
const menu = { desktop: { en: ['Open it'] }, phone: { en: ['Open it'] } };
const identity = {
  schema: 1,
  platform: 'house',
  revision: 1,
  engine: 1,
  category: 'ads',
  words,
  sources: [{ address: 'https://house.example/help', kind: 'help-page', date: '2026-01-01' }],
  verifiedOn: '2026-01-01',
  recheckAfterDays: 90,
} as const;

/** A setting whose private position is off, unless told otherwise. */
export function setting(
  id: string,
  change: Partial<Pick<SettingManifest, 'polarity' | 'engine'>> & {
    path?: string;
    related?: string[];
    reversible?: boolean;
  } = {},
): SettingManifest {
  const { path = '/settings', related = [], reversible = true, ...rest } = change;
  return {
    ...identity,
    sources: [...identity.sources],
    id: `house.${id}`,
    method: 'setting',
    place: { path, headings: [], menu },
    control: { kind: 'switch', keys: [], labels: [], expected: [1] },
    polarity: 'onExposes',
    commit: { kind: 'atOnce' },
    settle: { watchSeconds: 3, networkKeys: [] },
    signIn: { proofNeeded: false },
    fix: { steps: { en: ['Click it'] }, neverClick: [], reversible, related },
    regions: { notOfferedIn: [], defaults: [] },
    ...rest,
  };
}

/** A setting that only the person can see; its private position is off. */
export const guided = (id: string, polarity: GuidedManifest['polarity'] = 'onExposes'): GuidedManifest => ({
  ...identity,
  sources: [...identity.sources],
  id: `house.${id}`,
  method: 'guided',
  place: { path: '/settings/words', menu },
  question: { en: 'Where does it stand?' },
  polarity,
});

export const form = (id: string): ManualManifest => ({
  ...identity,
  sources: [...identity.sources],
  id: `house.${id}`,
  method: 'manual',
  place: { path: '/form', menu },
  question: { en: 'Have you sent the form?' },
});

/** What a visit saw: a position of a setting that exposes when on, or a reason why not. */
export function seen(id: string, what: State | NonNullable<Observation['reason']>, at = day(1)): Observation {
  const state = what === 'on' || what === 'off' ? what : null;
  return {
    check: `house.${id}`,
    platform: 'house',
    status: state === null ? 'unknown' : state === 'on' ? 'fail' : 'pass',
    reason: what === 'on' || what === 'off' ? null : what,
    state,
    locked: state === null ? null : false,
    observed: { label: `Label of ${id}`, key: null, url: 'https://house.example/settings' },
    witnesses:
      state === null
        ? []
        : [
            { kind: 'property', says: state },
            { kind: 'reload', says: state },
          ],
    at,
    durationMs: 1,
    revision: 1,
    detail: null,
  };
}

export const finding = (...what: Parameters<typeof seen>): Finding => ({
  ...seen(...what),
  account: account.id,
  previous: null,
  flip: null,
});

export const found = (...what: Parameters<typeof seen>): HistoryEntry => ({
  kind: 'finding',
  audit: `audit-${what[2] ?? day(1)}`,
  finding: finding(...what),
});

/** A fix of ours that held, with its proof. */
export function fixed(id: string, from: State, at: string, change: Partial<Fix> = {}): HistoryEntry {
  const after = from === 'on' ? 'off' : 'on';
  const fix: Fix = {
    check: `house.${id}`,
    action: 'fix',
    result: 'fixed',
    before: from,
    after,
    reason: null,
    proof: [finding(id, after, at)],
    at,
    ...change,
  };
  return { kind: 'fix', fix };
}

export const started = (id: string, at: string): HistoryEntry => ({
  kind: 'auditStarted',
  audit: { id, trigger: 'scheduled', startedAt: at },
  checks: [],
});

export function finished(
  id: string,
  at: string,
  unknownSwitches: Extract<HistoryEntry, { kind: 'auditFinished' }>['unknownSwitches'] = [],
  stopped = false,
): HistoryEntry {
  const audit = { id, trigger: 'scheduled', startedAt: at, finishedAt: at } as const;
  return { kind: 'auditFinished', audit, stopped, unknownSwitches };
}

/** A finished look at one setting alone. */
export const finishedSingle = (id: string, at: string): HistoryEntry => ({
  kind: 'auditFinished',
  audit: { id, trigger: 'single', startedAt: at, finishedAt: at },
  stopped: false,
  unknownSwitches: [],
});
