import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { NewSites } from '../../electron/accounts/new-sites.ts';
import { eraseAccount, eraseEverything } from '../../electron/lifecycle/erase-data.ts';
import { foldersIn } from '../../electron/storage/folders.ts';
import { AI, appInMemory } from './app-in-memory.ts';

/** Chromium's side of a profile: what a test waits for, and lets go. */
const profiles = vi.hoisted(() => ({ cleared: [] as string[], hold: Promise.resolve() }));
vi.mock('electron', () => ({
  session: {
    fromPartition: (name: string) => ({
      clearStorageData: async () => {
        profiles.cleared.push(name);
        await profiles.hold;
      },
      clearCache: async () => {},
      clearAuthCache: async () => {},
      cookies: { flushStore: async () => {} },
    }),
  },
}));

const on = appInMemory();
const autostart = { isOn: async () => false, set: vi.fn(async () => {}) };
const deps = () => ({
  state: on.state,
  newSites: new NewSites(),
  audits: on.audits,
  histories: on.histories,
  practiceSites: on.practiceSites,
  autostart,
  folders: foldersIn(on.folder),
  log: on.log,
  leftovers: { note: () => {} },
});
const left = () => on.stored.accounts.map(({ account }) => account.id);
beforeEach(() => {
  profiles.cleared = [];
  profiles.hold = Promise.resolve();
  autostart.set.mockClear();
});

test('“Forget everything” forgets nothing at all while the page of any account is open', async () => {
  let close = (): void => {};
  const page = on.audits.whileHeld('b', () => new Promise<void>((resolve) => (close = resolve)));
  await expect(eraseEverything(deps())).rejects.toMatchObject({ code: 'busy' });
  expect(left()).toEqual(['a', 'b']);
  expect([profiles.cleared, autostart.set.mock.calls]).toEqual([[], []]);
  close();
  await page;
  await eraseEverything(deps());
  expect(left()).toEqual([]);
});

test('the log of what came of a forgotten account is forgotten with it', async () => {
  on.looksEnd = true;
  await on.audits.audit('a', [AI], 'manual');
  expect(on.log.events.map(({ event }) => event)).toEqual(['auditBegan', 'auditEnded']);
  await eraseAccount(deps(), 'a');
  expect(on.log.events).toEqual([]);
});

test('an audit that falls due while its account is being forgotten does not make its history anew', async () => {
  await on.histories.load('a');
  const history = path.join(on.folder, 'history', 'a.history');
  expect(existsSync(history)).toBe(true);
  let go = (): void => {};
  profiles.hold = new Promise((resolve) => (go = resolve));
  const forgotten = eraseAccount(deps(), 'a');
  await vi.waitFor(() => expect(profiles.cleared).toEqual(['persist:a']));
  await expect(on.audits.audit('a', 'all', 'scheduled')).rejects.toMatchObject({ code: 'busy' });
  await expect(on.audits.whileHeld('a', async () => {})).rejects.toMatchObject({ code: 'busy' });
  go();
  await forgotten;
  expect(left()).toEqual(['b']);
  expect(existsSync(history)).toBe(false);
});

test('no older copy of the settings names a forgotten account; one that could not be read waits for “Forget everything”', async () => {
  const copies = ['flipwatch.before-2.json', 'flipwatch.unreadable-2026-11-20.json'] as const;
  for (const copy of copies) writeFileSync(path.join(on.folder, copy), '{"accounts":["a"');
  const there = () => copies.filter((copy) => existsSync(path.join(on.folder, copy)));
  await eraseAccount(deps(), 'a');
  expect(there()).toEqual([copies[1]]);
  await eraseEverything(deps());
  expect(there()).toEqual([]);
});

test('no notice names a forgotten account, under its present name or an older one', async () => {
  const [a, b] = on.stored.accounts.map(({ account }) => account.name);
  on.state.notice('historyUnreadable', { name: 'An older name' });
  on.state.notice('practiceStopped', { name: a ?? '' });
  on.state.notice('practiceStopped', { name: b ?? '' });
  on.state.notice('noTray');
  await eraseAccount(deps(), 'a');
  expect(on.stored.notices.map(({ kind, values }) => [kind, values.name])).toEqual([
    ['practiceStopped', b],
    ['noTray', undefined],
  ]);
});

test('“Forget everything” takes the profiles along that belonged to accounts lost with a settings file', async () => {
  const lost = path.join(on.folder, 'Partitions', 'linkedin-lost');
  mkdirSync(lost, { recursive: true });
  writeFileSync(path.join(on.folder, 'flipwatch.unreadable-2026-11-20.json'), '{');
  await eraseAccount(deps(), 'a');
  expect(existsSync(lost)).toBe(true);
  await eraseEverything(deps());
  expect(existsSync(lost)).toBe(false);
});

test('an audit of the account is ended first, and one of another account goes on', async () => {
  const mine = on.audits.audit('a', [AI], 'manual');
  const other = on.audits.audit('b', [AI], 'manual');
  await on.look();
  await eraseAccount(deps(), 'a');
  await mine;
  const look = await on.look();
  expect([look.account, left()]).toEqual(['b', ['b']]);
  look.end();
  await other;
});

test('an account that nothing drives is forgotten at once, while another one is being looked at', async () => {
  const other = on.audits.audit('b', [AI], 'manual');
  const look = await on.look();
  await eraseAccount(deps(), 'a');
  expect([left(), on.state.snapshot().running?.account]).toEqual([['b'], 'b']);
  look.end();
  await other;
});
