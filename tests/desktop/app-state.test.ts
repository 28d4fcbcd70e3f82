import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BrowserUnavailable } from '../../checks/audit/ports.ts';
import { fixedCatalogue } from '../../checks/catalogue/source.ts';
import { type Snapshot, snapshotSchema } from '../../electron/contract/index.ts';
import { AppState } from '../../electron/state/app-state.ts';
import { tellBrowserUnavailable } from '../../electron/state/browser-notice.ts';
import type { StateStore } from '../../electron/storage/state-store.ts';
import { firstStored, type StoredAccount } from '../../electron/storage/stored.ts';

const now = new Date('2026-11-16T08:00:00.000Z');
const account: StoredAccount = {
  account: { id: 'x-1', platform: 'x', name: 'Mine' },
  practice: false,
  schedule: { since: now.toISOString(), lastAudit: null, jitter: 0.5, notBefore: null },
  signIn: 'signedIn',
};

let stored = firstStored;
let full = false;
const store: StateStore = {
  setAside: null,
  close: () => {},
  get: () => stored,
  change: (next) => {
    stored = next(stored);
    if (full) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  },
};
const newState = () =>
  new AppState(
    {
      store,
      histories: { get: () => null },
      catalogue: fixedCatalogue({ platforms: [], awaiting: [], manifests: [], indexPages: [], rejected: [] }),
      clock: { now: () => now },
      appVersion: '1',
      newVersionsBy: null,
      effective: (one) => one.account,
      language: () => 'en',
    },
    {
      running: null,
      queued: [],
      fixing: null,
      walk: null,
      trayShown: true,
      newVersion: null,
      catalogue: 0,
      awakeSince: now,
    },
  );

beforeEach(() => {
  stored = { ...firstStored, accounts: [account] };
  full = false;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('a burst of changes is told once, with a revision that grows', () => {
  const state = newState();
  const told: Snapshot[] = [];
  state.onChange((snapshot) => told.push(snapshot));
  for (let step = 0; step < 5; step += 1) state.changeRuntime({ queued: [String(step)] });
  vi.advanceTimersByTime(100);
  state.changeRuntime({ queued: [] });
  vi.advanceTimersByTime(100);
  expect(told.map(({ queued }) => queued)).toEqual([['4'], []]);
  expect(told.map(({ revision }) => revision)).toEqual([1, 2]);
  for (const snapshot of told) expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
});

test('a disk that is full is told by one notice, and what was changed is still drawn', () => {
  const state = newState();
  full = true;
  expect(() => state.change((was) => ({ ...was, paused: true }))).toThrow('no space');
  expect(() => state.change((was) => ({ ...was, paused: true }))).toThrow('no space');
  expect(state.snapshot().paused).toBe(true);
  expect(state.snapshot().notices.map(({ kind }) => kind)).toEqual(['diskFull']);
});

test('why a browser would not open stands in its notice: by browser, by reason, and once for all accounts', () => {
  const state = newState();
  const told = (code: BrowserUnavailable['code']) => {
    stored = { ...stored, notices: [] };
    for (const name of ['Mine', 'Mine too'])
      tellBrowserUnavailable(state, new BrowserUnavailable(code, 'for the log'), {
        ...account.account,
        name,
      });
    return state.snapshot().notices.map(({ values }) => values);
  };
  expect(told('failedToStart')).toEqual([{ code: 'ownWindow' }]);
  stored = { ...stored, preferences: { ...stored.preferences, engine: 'installedBrowser' } };
  expect(told('noBrowser')).toEqual([{ code: 'noBrowser' }]);
  expect(told('profileInUse')).toEqual([
    { code: 'profileInUse', name: 'Mine', platform: 'x' },
    { code: 'profileInUse', name: 'Mine too', platform: 'x' },
  ]);
});

test('the next audit is planned, but not while paused; in manual-only mode it is a reminder', () => {
  const state = newState();
  expect(state.snapshot().nextAuditAt).not.toBeNull();
  stored = { ...stored, paused: true };
  expect(state.snapshot().nextAuditAt).toBeNull();
  stored = { ...stored, paused: false, preferences: { ...stored.preferences, manualOnly: true } };
  expect(state.nextAuditOf(account)).toBeNull();
  expect(state.snapshot().nextAuditAt).toBe(state.nextReminder()?.toISOString());
  expect(state.nextReminder()).not.toBeNull();
  stored = { ...stored, paused: true };
  expect(state.snapshot().nextAuditAt).toBeNull();
});

test('no check is promised to somebody who never signed in, and the others’ are', () => {
  const state = newState();
  const never: StoredAccount = { ...account, signIn: 'never' };
  stored = { ...stored, accounts: [never] };
  expect([state.nextAuditOf(never), state.snapshot().nextAuditAt]).toEqual([null, null]);
  stored = { ...stored, accounts: [never, { ...account, signIn: 'needed' }] };
  expect(state.snapshot().nextAuditAt).not.toBeNull();
  // The person can look themselves without Flipwatch being signed in.
  stored = { ...stored, accounts: [never], preferences: { ...stored.preferences, manualOnly: true } };
  expect(state.snapshot().nextAuditAt).not.toBeNull();
});
