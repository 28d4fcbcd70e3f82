import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { whyNoLock } from '../../electron/lifecycle/profile-lock.ts';
import { type Desk, newWorld, startDesk, type World } from '../support/desk-app.ts';
import { saidBy } from './said-by.ts';

let desk: Desk;
let world: World;
beforeEach(async () => {
  desk = await startDesk();
  world = newWorld('2026-11-16T08:00:00.000Z');
  mkdirSync(world.data, { recursive: true });
});
afterEach(() => {
  desk.close();
  world.remove();
});

/** A folder in which nobody can write: root may write in every one of its own, but not in the kernel's. */
function readOnlyFolder(): string {
  if (process.getuid?.() === 0) return '/sys/kernel';
  chmodSync(world.data, 0o500);
  return world.data;
}
const mark = (): string => path.join(world.data, 'SingletonLock');

// The Electron that tests run on takes a mark of another computer over by itself; others refuse.
test('what kept the app from being the only one is told apart', () => {
  expect(whyNoLock(world.data, 'desk')).toEqual({ kind: 'alreadyRunning' });
  symlinkSync('desk-4711', mark());
  expect(whyNoLock(world.data, 'desk')).toEqual({ kind: 'alreadyRunning' });
  // A name may hold what stands before the number.
  expect(whyNoLock(world.data, 'desk-4711')).toEqual({ kind: 'folderElsewhere', host: 'desk', file: mark() });
  const folder = readOnlyFolder();
  if (folder !== world.data) expect(whyNoLock(folder, 'desk')).toEqual({ kind: 'folderReadOnly', folder });
});

test('a folder that can’t be written is told as such, by its name', async () => {
  const folder = readOnlyFolder();
  const said = await saidBy({ ...world, data: folder }, 'can’t write in the folder', [], desk);
  expect(said).toContain(folder);
  expect(said).not.toContain('running already');
});
