import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withMachineLock } from '../../build/run/machine-lock.mjs';

let home = '';
let turn = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'turns-'));
  vi.stubEnv('XDG_CACHE_HOME', home);
  turn = join(home, 'flipwatch-build', 'work.turn');
});
afterEach(() => rmSync(home, { recursive: true }));

/** A turn as somebody took it who has not given it back. */
function taken({ by, ago = 0 }: { readonly by: number | null; readonly ago?: number }): void {
  mkdirSync(turn, { recursive: true });
  if (by !== null) writeFileSync(join(turn, 'pid'), String(by));
  const then = Date.now() / 1000 - ago;
  utimesSync(turn, then, then);
}
const gone = () => spawnSync(process.execPath, ['-e', '']).pid;

it('two works of one name never overlap, and one that fails gives its turn back', async () => {
  const told: string[] = [];
  const work = (name: string) => async () => {
    told.push(`${name} begins`);
    await delay(20);
    told.push(`${name} ends`);
    if (name === 'one') throw new Error('it failed');
  };
  const [one, two] = await Promise.allSettled([
    withMachineLock('work', work('one')),
    withMachineLock('work', work('two')),
  ]);
  expect([one.status, two.status]).toEqual(['rejected', 'fulfilled']);
  expect(told).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  expect(existsSync(turn)).toBe(false);
});

it.each([
  ['a process that has died', () => taken({ by: gone() })],
  ['one that died before it wrote its number', () => taken({ by: null, ago: 120 })],
])('the turn of %s is taken over', async (_who, leave) => {
  leave();
  expect(await withMachineLock('work', async () => 'done')).toBe('done');
});

it.each([
  ['a process that lives', () => taken({ by: process.pid, ago: 120 })],
  ['one that has only just come', () => taken({ by: null })],
])('the turn of %s is waited for', async (_who, leave) => {
  leave();
  let begun = false;
  const work = withMachineLock('work', async () => {
    begun = true;
  });
  await delay(300);
  expect(begun).toBe(false);
  rmSync(turn, { recursive: true });
  await work;
  expect(begun).toBe(true);
});
