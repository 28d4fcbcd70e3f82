import { beforeEach, expect, test } from 'vitest';
import type { Preferences } from '../../electron/contract/index.ts';
import { auditHandlers } from '../../electron/ipc/handlers/audits.ts';
import { preferenceHandlers } from '../../electron/ipc/handlers/preferences.ts';
import { appInMemory } from './app-in-memory.ts';

const on = appInMemory();
/** What the system was made to follow, in order. */
let applied: Preferences[] = [];
let applying: (next: Preferences) => Promise<void> = async () => {};
beforeEach(() => {
  applied = [];
  applying = async () => {};
});

const preferences = () =>
  preferenceHandlers({
    state: on.state,
    evidence: { forgetAll: async () => {} },
    applyPreferences: async (next) => {
      await applying(next);
      applied.push(next);
    },
  });
const audits = () => auditHandlers({ state: on.state, audits: on.audits });

test('of two preferences that are set at once, both are kept, and the system follows both', async () => {
  // The system takes its time over the first of them.
  applying = async ({ theme }) => {
    if (theme === 'system') await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const all = preferences();
  await Promise.all([
    all['preferences.set']({ autostart: true }),
    all['preferences.set']({ theme: 'dark' }),
    all['preferences.set']({ language: 'de' }),
  ]);
  expect(on.stored.preferences).toMatchObject({ autostart: true, theme: 'dark', language: 'de' });
  expect(applied.at(-1)).toEqual(on.stored.preferences);
});

test('one that the system refuses keeps none of the others from being set', async () => {
  applying = async ({ autostart }) => {
    if (autostart) throw new Error('no such folder');
  };
  const all = preferences();
  const refused = all['preferences.set']({ autostart: true });
  const taken = all['preferences.set']({ theme: 'dark' });
  await expect(refused).rejects.toThrow('no such folder');
  await taken;
  expect(on.stored.preferences).toMatchObject({ autostart: false, theme: 'dark' });
});

test('one open page keeps only its own account from being checked with all the others', async () => {
  let close = (): void => {};
  const open = (id: string) =>
    on.audits.whileHeld(id, () => new Promise<void>((resolve) => (close = resolve)));
  const start = (account: string | null) => audits()['audit.start']({ account, checks: [] });
  const page = open('a');
  expect(start(null)).toEqual({ ok: true });
  const look = await on.look();
  expect([look.account, on.state.snapshot().queued]).toEqual(['b', []]);
  on.looksEnd = true;
  look.end();
  await on.audits.idle();
  expect(on.opened).toEqual(['b audit']);
  expect(() => start('a'), 'asked for by name').toThrow(expect.objectContaining({ code: 'busy' }));

  const closeFirst = close;
  const other = open('b');
  expect(() => start(null), 'nothing is left to check').toThrow(expect.objectContaining({ code: 'busy' }));
  close();
  closeFirst();
  await Promise.all([page, other]);
});
