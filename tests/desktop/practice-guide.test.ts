import { beforeEach, expect, test } from 'vitest';
import type { Finding, Flip, HistoryEntry, State } from '../../checks/model/index.ts';
import { appHandlers } from '../../electron/ipc/handlers/app.ts';
import { firstStored, storedSchema } from '../../electron/storage/stored.ts';
import { day, finding } from '../audit/builders.ts';
import { AI, accountCalled, appInMemory } from './app-in-memory.ts';

/** The guide tells what really happened to the practice accounts, and to whom there is nothing to tell. */

const on = appInMemory();
const practice = (id: string) => ({ ...accountCalled(id), practice: true });
beforeEach(() => {
  on.stored = { ...on.stored, accounts: [practice('a'), practice('b')] };
});

const guide = () => on.state.snapshot().guide;
const append = async (id: string, ...entries: readonly HistoryEntry[]): Promise<void> => {
  const { file } = await on.histories.load(id);
  for (const entry of entries) await file.append(entry);
};
const seenAs = (id: string, state: State, at: string): Finding => ({
  ...finding('x', state, at),
  check: AI,
  platform: 'linkedin',
  account: id,
});
/** One audit that sees the setting so, or nothing at all. */
const audit = (id: string, state: State | null, at: string, trigger: 'manual' | 'single' = 'manual') => {
  const audit = { id: `audit-${id}-${at}`, trigger, startedAt: at, finishedAt: at };
  return append(
    id,
    { kind: 'auditStarted', audit: { id: audit.id, trigger, startedAt: at }, checks: [AI] },
    ...(state === null
      ? []
      : [{ kind: 'finding', audit: audit.id, finding: seenAs(id, state, at) } as const]),
    { kind: 'auditFinished', audit, stopped: state === null, unknownSwitches: [] },
  );
};
const flip = (kind: Flip['kind'], by: Flip['by']): Flip => ({
  from: kind === 'madePrivate' ? 'on' : 'off',
  to: kind === 'madePrivate' ? 'off' : 'on',
  after: day(1),
  before: day(2),
  kind,
  by,
});
const fix = (action: 'fix' | 'undo', at: string): Promise<void> => {
  const [before, after] = action === 'fix' ? (['on', 'off'] as const) : (['off', 'on'] as const);
  const proof = {
    ...seenAs('a', after, at),
    flip: flip(action === 'fix' ? 'madePrivate' : 'flippedBack', 'here'),
  };
  return append('a', {
    kind: 'fix',
    fix: { check: AI, action, result: 'fixed', before, after, reason: null, proof: [proof], at },
  });
};

test('each step is marked by what happened, and none before: the check, the fix, and the flip that a check found', async () => {
  expect(guide()).toEqual({ watched: false, fixed: false, turnedBack: false });
  await audit('a', 'on', day(1));
  expect(guide(), 'the other account was not looked at yet').toMatchObject({ watched: false });
  await audit('b', 'on', day(1));
  expect(guide()).toEqual({ watched: true, fixed: false, turnedBack: false });
  await fix('fix', day(2));
  expect(guide()).toEqual({ watched: true, fixed: true, turnedBack: false });
  await fix('undo', day(3));
  expect(guide(), 'what the person takes back themselves is no flip').toMatchObject({ turnedBack: false });
  await fix('fix', day(4));
  await audit('a', 'on', day(5));
  expect(guide()).toEqual({ watched: true, fixed: true, turnedBack: true });
});

test('a check that was stopped before it saw anything was not watched, nor one of a single setting', async () => {
  await audit('b', 'on', day(1));
  await audit('a', null, day(1));
  expect(guide()?.watched).toBe(false);
  await audit('a', 'on', day(2), 'single');
  on.stored = { ...on.stored, accounts: [practice('a')] };
  await audit('a', 'on', day(3));
  expect(guide()?.watched).toBe(true);
});

test('a setting that somebody else made private was not fixed', async () => {
  await audit('a', 'on', day(1));
  await audit('a', 'off', day(2));
  expect(guide()?.fixed).toBe(false);
});

test('there is no guide without practice accounts, beside one of one’s own, or where nothing is driven', () => {
  const { preferences } = on.stored;
  const shown = [[], [accountCalled('a')], [practice('b'), accountCalled('a')]].map((accounts) => {
    on.stored = { ...on.stored, accounts };
    return guide();
  });
  expect(shown).toEqual([null, null, null]);
  on.stored = {
    ...on.stored,
    accounts: [practice('a')],
    preferences: { ...preferences, manualOnly: true },
  };
  expect(guide()).toBeNull();
  on.stored = { ...on.stored, preferences };
  expect(guide()).not.toBeNull();
});

test('closed, it stays closed, also for who practises anew; what was stored before it was there can still be read', async () => {
  const handlers = appHandlers({ state: on.state, catalogue: on.catalogue, quit: () => {} });
  expect(handlers['guide.close']({})).toEqual({ ok: true });
  expect(guide()).toBeNull();
  on.stored = { ...storedSchema.parse(JSON.parse(JSON.stringify(on.stored))), accounts: [practice('c')] };
  expect(guide()).toBeNull();
  const { guideClosed, ...before } = on.stored;
  expect(guideClosed).toBe(true);
  on.stored = storedSchema.parse(before);
  expect(guide()).not.toBeNull();
  expect('guideClosed' in firstStored).toBe(false);
});
