import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepOwn, keepPrivate, makeFolder } from '../../checks/browser/private-folder.ts';
import { openProfile } from '../../checks/browser/profile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-private-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder below, with these permissions whatever the umask is. */
function below(name: string, mode: number): string {
  const made = path.join(folder, name);
  mkdirSync(made, { recursive: true });
  chmodSync(made, mode);
  return made;
}
const modeOf = (place: string) => statSync(place).mode & 0o7777;
const SOMEBODY = 12_345;
/** Only an administrator can give a folder away. */
const asRoot = test.runIf(process.getuid?.() === 0);

test.each([0o777, 0o755, 0o770, 0o2775])('what is ours alone is closed to others: %o', (mode) => {
  const place = below('browsers', mode);
  keepPrivate(place);
  expect(modeOf(place) & 0o777).toBe(0o700);
});

test('a folder that the person has named stays as readable as it was, and others no longer write in it', () => {
  for (const [before, after] of [
    [0o777, 0o755],
    [0o775, 0o755],
    [0o755, 0o755],
    [0o700, 0o700],
  ] as const) {
    const place = below('named', before);
    keepOwn(place);
    expect(modeOf(place)).toBe(after);
  }
});

test('a folder for everybody is refused, and left as it was', () => {
  const place = below('tmp', 0o1777);
  expect(() => keepOwn(place)).toThrow(/somebody else/);
  expect(modeOf(place)).toBe(0o1777);
});

asRoot('a folder of somebody else is refused, and left as it was', () => {
  const place = below('foreign', 0o755);
  chownSync(place, SOMEBODY, SOMEBODY);
  expect(() => keepOwn(place)).toThrow(/somebody else/);
  expect(() => keepPrivate(place)).toThrow(/somebody else/);
  expect(modeOf(place)).toBe(0o755);
});

asRoot('a browser profile that somebody else has put in our folder is not used', () => {
  const account = { id: 'x', platform: 'x', name: 'X', site: 'http://127.0.0.1:1' };
  const planted = below('x', 0o777);
  chownSync(planted, SOMEBODY, SOMEBODY);
  expect(() => openProfile(folder, account)).toThrow(/somebody else/);
});

test('a browser profile of before that others may look into is closed to them', () => {
  const account = { id: 'x', platform: 'x', name: 'X', site: 'http://127.0.0.1:1' };
  const { data } = openProfile(folder, account);
  for (const place of [path.dirname(data), data]) chmodSync(place, 0o777);
  openProfile(folder, account);
  for (const place of [path.dirname(data), data]) expect(modeOf(place)).toBe(0o700);
});

test('a new folder is the owner’s alone, with all that it takes to get there', () => {
  const place = path.join(folder, 'a', 'b');
  const before = process.umask(0);
  makeFolder(place);
  process.umask(before);
  expect([place, path.dirname(place)].map(modeOf)).toEqual([0o700, 0o700]);
});
