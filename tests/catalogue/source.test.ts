import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type OpenCatalogue, openCatalogue } from '../../checks/catalogue/source.ts';
import { own } from './own-check.ts';

const meadow = fileURLToPath(new URL('../support/platforms/meadow', import.meta.url));
let home: string;
let source: OpenCatalogue;
let agreed: Map<string, string[]>;
const heard = vi.fn();

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'flipwatch-source-'));
  agreed = new Map([['meadow', ['https://meadow.example']]]);
  source = openCatalogue(() => ({
    folder: join(home, 'checks'),
    platforms: join(home, 'platforms'),
    agreed,
  }));
  source.onChange(heard);
  heard.mockReset();
  await source.watch((error) => {
    throw error;
  });
});
afterEach(async () => {
  await source.close();
  rmSync(home, { recursive: true, force: true });
});

const ids = () => source.current().manifests.map(({ id }) => id);
const until = (state: () => boolean) => expect.poll(state, { timeout: 20_000 }).toBe(true);

test('folders that were not there at the start are heard of when they come, and when they go', async () => {
  const before = ids();
  // Copied beside and moved in: a folder that comes at once.
  cpSync(meadow, join(home, 'coming/meadow'), { recursive: true });
  renameSync(join(home, 'coming'), join(home, 'platforms'));
  await until(() => ids().includes('meadow.reading-habits'));
  rmSync(join(home, 'platforms'), { recursive: true });
  await until(() => !ids().includes('meadow.reading-habits'));
  expect(ids()).toEqual(before);
});

test('a check of one’s own is heard of, and so is each change of it', async () => {
  mkdirSync(join(home, 'checks'));
  writeFileSync(join(home, 'checks/mine.json'), JSON.stringify(own()));
  await until(() => ids().includes('linkedin.job-alerts'));
  writeFileSync(join(home, 'checks/mine.json'), JSON.stringify({ ...own(), revision: 2 }));
  await until(
    () => source.current().manifests.find(({ id }) => id === 'linkedin.job-alerts')?.revision === 2,
  );
});

test('whoever holds the catalogue holds what it was, and a burst of changes is told once', async () => {
  const held = source.current();
  const kept = structuredClone(held);
  mkdirSync(join(home, 'checks'));
  for (let n = 0; n < 8; n++)
    writeFileSync(join(home, 'checks', `mine-${n}.json`), JSON.stringify(own(`mine-${n}`)));
  await until(() => ids().includes('linkedin.mine-7'));
  expect(held).toEqual(kept);
  expect(heard.mock.calls.length).toBeLessThanOrEqual(2);
});

test('a file that says the same again is no change', async () => {
  mkdirSync(join(home, 'checks'));
  writeFileSync(join(home, 'checks', 'mine.json'), JSON.stringify(own()));
  await until(() => ids().includes('linkedin.job-alerts'));
  heard.mockReset();
  writeFileSync(join(home, 'checks/mine.json'), JSON.stringify(own(), null, 2));
  // A later change that is certain to be heard.
  writeFileSync(join(home, 'checks/other.json'), JSON.stringify(own('other')));
  await until(() => ids().includes('linkedin.other'));
  expect(heard).toHaveBeenCalledTimes(1);
});

test('what was agreed to meanwhile counts as soon as it is read again', () => {
  cpSync(meadow, join(home, 'platforms/meadow'), { recursive: true });
  agreed = new Map();
  source.reload();
  expect(source.current().awaiting.map(({ id }) => id)).toEqual(['meadow']);
  agreed = new Map([['meadow', ['https://meadow.example']]]);
  source.reload();
  expect(source.current().awaiting).toEqual([]);
  expect(ids()).toContain('meadow.reading-habits');
});
