import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Log, openLog } from '../../electron/process/log.ts';
import { bundleProgram } from '../support/bundle-program.mjs';

/** The file of the log: private, limited, and nobody's trouble where it can't be written. */

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'flipwatch-log-'));
  folder = path.join(home, 'logs');
});
afterEach(() => {
  if (existsSync(folder)) chmodSync(folder, 0o700);
  rmSync(home, { recursive: true, force: true });
});

const file = () => path.join(folder, 'flipwatch.log');
const say = (log: Log, seconds: number): void => log.write({ event: 'browserClosed', seconds });
const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line !== '');

test('what was written stands there after a close, with its time, and is the owner’s alone', async () => {
  const log = openLog({ folder });
  say(log, 3);
  await log.close();
  say(log, 4);
  expect(linesOf(readFileSync(file(), 'utf8'))).toEqual([
    expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info {2}A browser was closed seconds=3$/),
  ]);
  expect([folder, file()].map((place) => (statSync(place).mode & 0o777).toString(8))).toEqual(['700', '600']);
});

test('one from another day, readable by all, becomes the owner’s alone', async () => {
  mkdirSync(folder);
  writeFileSync(file(), 'an old line\n', { mode: 0o644 });
  const log = openLog({ folder });
  say(log, 1);
  await log.close();
  expect((statSync(file()).mode & 0o777).toString(8)).toBe('600');
  expect(linesOf(readFileSync(file(), 'utf8'))).toHaveLength(2);
});

test('it holds no more than two files of limited size, the newest lines among them', async () => {
  const log = openLog({ folder, maxBytes: 4096 });
  await log.read(0);
  for (let seconds = 0; seconds < 1000; seconds++) say(log, seconds);
  await log.close();
  expect(readdirSync(folder).toSorted()).toEqual(['flipwatch.log', 'flipwatch.old.log']);
  for (const name of readdirSync(folder))
    expect(statSync(path.join(folder, name)).size).toBeLessThan(4096 + 200);
  expect(linesOf(readFileSync(file(), 'utf8')).at(-1)).toContain('seconds=999');
});

test('so does one that was left long by an earlier start', async () => {
  mkdirSync(folder);
  writeFileSync(file(), `${'x'.repeat(99)}\n`.repeat(100));
  const log = openLog({ folder, maxBytes: 4096 });
  say(log, 1);
  await log.close();
  expect(statSync(file()).size).toBeLessThan(200);
});

test('two starts after each other, and one in the middle of the other, lose no line', async () => {
  const [one, two] = [openLog({ folder }), openLog({ folder })];
  say(one, 1);
  await one.read(0);
  say(two, 2);
  await two.close();
  say(one, 3);
  await one.close();
  expect(linesOf(readFileSync(file(), 'utf8')).map((line) => line.at(-1))).toEqual(['1', '2', '3']);
});

test('it is read by whole lines, the newest of them, and says whether that is all', async () => {
  const log = openLog({ folder, maxBytes: 2000 });
  for (let seconds = 100; seconds < 130; seconds++) say(log, seconds);
  const all = await log.read(100_000);
  expect([linesOf(all.text).length, all.whole]).toEqual([30, true]);
  const some = await log.read(200);
  expect(some.whole).toBe(false);
  expect(some.text.length).toBeLessThanOrEqual(200);
  expect(linesOf(some.text).every((line) => /^\d{4}-.*seconds=\d+$/.test(line))).toBe(true);
  expect(linesOf(some.text).at(-1)).toContain('seconds=129');
  await log.close();
});

test('an error at every tick is one line and a count, and pushes nothing else out', async () => {
  const log = openLog({ folder, maxBytes: 2000 });
  say(log, 1);
  const error = new RangeError('again');
  error.stack = 'RangeError: again';
  for (let tick = 0; tick < 5000; tick++) log.write({ event: 'mishap', error });
  say(log, 2);
  await log.close();
  expect(linesOf(readFileSync(file(), 'utf8')).map((line) => line.slice(31))).toEqual([
    'A browser was closed seconds=1',
    'A mishap in Flipwatch: error=RangeError',
    'The line before came again times=4999',
    'A browser was closed seconds=2',
  ]);
});

test('one that somebody made long is read from its end', async () => {
  mkdirSync(folder);
  writeFileSync(file(), `${'x'.repeat(9999)}\n`.repeat(50));
  const log = openLog({ folder, maxBytes: 1000 });
  expect((await log.read(1_000_000)).text.length).toBeLessThanOrEqual(2000);
  await log.close();
});

test('forgotten, nothing of it is left, and what comes after is written anew', async () => {
  const log = openLog({ folder, maxBytes: 500 });
  for (let seconds = 0; seconds < 30; seconds++) say(log, seconds);
  await log.read(0);
  log.forget();
  expect(existsSync(folder)).toBe(false);
  say(log, 77);
  await log.close();
  expect(linesOf(readFileSync(file(), 'utf8'))).toEqual([expect.stringContaining('seconds=77')]);
});

test('what waits is forgotten, too', async () => {
  const log = openLog({ folder });
  say(log, 1);
  log.forget();
  await log.close();
  expect(existsSync(folder)).toBe(false);
});

/** Has another process write far more than 4 KiB, and says how that ended, and what it said. */
async function writtenApart(into: string, limit = 'unlimited'): Promise<unknown[]> {
  const program = await bundleProgram('tests/desktop/log-writer.ts', 'test-log-writer');
  const words = ['-c', `ulimit -S -f ${limit}; exec "$@"`, 'bash', process.execPath, program, into];
  const { status, stdout, stderr } = spawnSync('bash', words, { encoding: 'utf8' });
  return [status, stdout, stderr];
}

test.each([
  ['a file stands in the place of its folder', () => writeFileSync(folder, '')],
  ['a folder stands in the place of its file', () => mkdirSync(file(), { recursive: true })],
])('where %s, the app goes on, and nobody is told anything', async (_, stand) => {
  stand();
  expect(await writtenApart(folder)).toEqual([0, 'went on', '']);
  const log = openLog({ folder });
  say(log, 1);
  expect(await log.read(1000)).toEqual({ text: '', whole: true });
  await log.close();
});

test('where nothing may be written at all, it goes on in the same way', async () => {
  // Nobody may write below /proc, root included; elsewhere a folder without permission does.
  const closed = existsSync('/proc') ? '/proc/flipwatch' : path.join(home, 'closed', 'logs');
  if (!existsSync('/proc')) mkdirSync(path.dirname(closed), { mode: 0o500 });
  expect(await writtenApart(closed)).toEqual([0, 'went on', '']);
  expect(existsSync(closed)).toBe(false);
});

test('a full disk ends nothing and is told to nobody, and once there is room it is written on', async () => {
  // No file may grow beyond 4 KiB, which the system refuses as it does on a full disk.
  expect(await writtenApart(folder, '4')).toEqual([0, 'went on', '']);
  const { size } = statSync(file());
  expect([size > 3000, size <= 4096]).toEqual([true, true]);

  const log = openLog({ folder });
  say(log, 4242);
  await log.close();
  const text = readFileSync(file(), 'utf8');
  expect(text.trimEnd().endsWith('seconds=4242')).toBe(true);
  expect(linesOf(text)[0]).toContain('seconds=0');
});

test('warnings and errors are shown where the app was started; the rest is not', async () => {
  const shown: unknown[] = [];
  const log = openLog({ folder, show: (line, error) => shown.push([line, error]) });
  const error = new Error('with words of others');
  error.stack = 'Error: with words of others';
  say(log, 1);
  log.write({ event: 'mishap', error });
  log.write({ event: 'leftOut', files: 2 });
  expect(shown).toEqual([
    ['A mishap in Flipwatch: error=Error', error],
    ['Own checks were left out files=2', undefined],
  ]);
  await log.close();
});
