import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { migrate } from '../../electron/storage/migrations.ts';
import { firstStored, STORED_VERSION, type StoredAccount } from '../../electron/storage/stored.ts';
import { keptLog } from './kept-log.ts';

// electron-store asks for Electron by its npm package, which would fetch one: here it only needs to find a place.
process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
const { openStateStore } = await import('../../electron/storage/state-store.ts');

const now = new Date('2026-11-16T08:00:00.000Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = () => path.join(folder, 'flipwatch.json');

test('what was changed is there at the next start, readable by its owner alone', () => {
  openStateStore(folder, now).change((stored) => ({ ...stored, paused: true }));
  expect(openStateStore(folder, now).get()).toEqual({ ...firstStored, paused: true });
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test('what does not fit the schema is never written', () => {
  const store = openStateStore(folder, now);
  store.change((stored) => ({ ...stored, paused: true }));
  const bad = { ...firstStored.preferences, schedule: { every: 'week' as const, weekday: 9, hour: 10 } };
  expect(() => store.change((stored) => ({ ...stored, preferences: bad }))).toThrow();
  expect(store.get().preferences).toEqual(firstStored.preferences);
  expect(openStateStore(folder, now).get().paused).toBe(true);
});

const unreadable = {
  'half a file': '{"schema":1,"data":{"acc',
  'an empty file': '',
  'somebody else’s file': '{"theme":"dark"}',
  'a newer version': JSON.stringify({ schema: STORED_VERSION + 1, data: { all: 'new' } }),
  'data of another shape': JSON.stringify({
    schema: STORED_VERSION,
    data: { ...firstStored, paused: 'yes' },
  }),
};
test.each(Object.entries(unreadable))('%s is set aside whole, and the app begins anew', (_name, content) => {
  writeFileSync(file(), content);
  const store = openStateStore(folder, now);
  expect(store.get()).toEqual(firstStored);
  expect(readFileSync(path.join(folder, store.setAside?.file ?? ''), 'utf8')).toBe(content);
});

const accountCalled = (name: string): StoredAccount => ({
  account: { id: 'linkedin-1', platform: 'linkedin', name },
  practice: false,
  schedule: { since: now.toISOString(), lastAudit: null, jitter: 0.5, notBefore: null },
  signIn: 'signedIn',
});
const copy = () => path.join(folder, 'flipwatch.last-good.json');

test.each([...Object.entries(unreadable), ['a file that is gone', null] as const])(
  '%s costs no account where a good copy is there',
  (_name, content) => {
    const accounts = [accountCalled('Mine')];
    openStateStore(folder, now).change((stored) => ({ ...stored, accounts }));
    expect(statSync(copy()).mode & 0o777).toBe(0o600);
    if (content === null) rmSync(file());
    else writeFileSync(file(), content);
    const store = openStateStore(folder, now);
    expect(store.get().accounts).toEqual(accounts);
    expect(store.setAside?.restored).toBe(true);
    store.change((stored) => ({ ...stored, paused: true }));
    expect(openStateStore(folder, now)).toMatchObject({ setAside: null });
  },
);

test('a copy that is damaged too restores nothing, and an account that was forgotten is in no copy', () => {
  const store = openStateStore(folder, now);
  store.change((stored) => ({ ...stored, accounts: [accountCalled('Secret')] }));
  store.change((stored) => ({ ...stored, accounts: [] }));
  expect(readFileSync(copy(), 'utf8')).not.toContain('Secret');
  for (const one of [file(), copy()]) writeFileSync(one, '{"schema":1,"da');
  expect(openStateStore(folder, now)).toMatchObject({ setAside: { restored: false } });
});

test('a copy that can’t be written keeps no change from being made, and leaves no older one', () => {
  const log = keptLog();
  const store = openStateStore(folder, now, undefined, log);
  store.change((stored) => ({ ...stored, accounts: [accountCalled('Secret')] }));
  mkdirSync(`${copy()}.part`);
  store.change((stored) => ({ ...stored, accounts: [] }));
  expect(log.events).toMatchObject([{ event: 'trouble', with: 'copyOfSettings' }]);
  expect(existsSync(copy())).toBe(false);
  expect(openStateStore(folder, now).get().accounts).toEqual([]);
});

test('an older version is backed up and brought up to date, and only then', () => {
  const old = JSON.stringify({ schema: 1, data: { paused: true } });
  writeFileSync(file(), old);
  const steps = [() => ({ ...firstStored, paused: true })];
  const store = openStateStore(folder, now, { steps, version: 2 });
  expect(store.setAside).toBeNull();
  expect(store.get()).toEqual({ ...firstStored, paused: true });
  expect(readFileSync(path.join(folder, 'flipwatch.before-2.json'), 'utf8')).toBe(old);
  store.change((stored) => stored);
  const again = openStateStore(folder, now, { steps, version: 2 });
  expect(again.get().paused).toBe(true);
  // Made once: a second one would hold what the migration made of it.
  expect(readFileSync(path.join(folder, 'flipwatch.before-2.json'), 'utf8')).toBe(old);
});

test('migrations run in order, each from its own version on', () => {
  const add = (word: string) => (data: unknown) => `${String(data)} ${word}`;
  const steps = [add('two'), add('three')];
  expect(migrate({ schema: 1, data: 'one' }, steps, 3)).toEqual({
    kind: 'migrated',
    from: 1,
    data: 'one two three',
  });
  expect(migrate({ schema: 2, data: 'one' }, steps, 3)).toEqual({
    kind: 'migrated',
    from: 2,
    data: 'one three',
  });
  expect(migrate({ schema: 3, data: 'one' }, steps, 3)).toEqual({ kind: 'current', from: 3, data: 'one' });
  expect(migrate({ schema: 4, data: 'one' }, steps, 3)).toEqual({ kind: 'newer' });
});

test('a file of each earlier version is brought up to date with nothing lost', () => {
  const earlier = Array.from({ length: STORED_VERSION - 1 }, (_, at) => at + 1);
  expect(earlier.length).toBeGreaterThan(0);
  for (const version of earlier) {
    const text = readFileSync(path.join(import.meta.dirname, 'stored', `version-${version}.json`), 'utf8');
    writeFileSync(file(), text);
    const store = openStateStore(folder, now);
    expect(store.setAside).toBeNull();
    const old: unknown = JSON.parse(text);
    expect(old).toMatchObject({ schema: version });
    expect({ data: store.get() }).toMatchObject({
      data: z.object({ data: z.looseObject({}) }).parse(old).data,
    });
  }
});

test('what came later is in a file from before it as in a first start', () => {
  copyFileSync(path.join(import.meta.dirname, 'stored', 'version-1.json'), file());
  const { preferences, versions } = openStateStore(folder, now).get();
  expect(preferences.newVersions).toBe(false);
  expect(preferences.newSettings).toBe('eachAudit');
  expect(versions).toEqual({ by: '', lastLook: null, found: null });
});
