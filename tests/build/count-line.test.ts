import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fromRoot } from '../../build/run/places.mjs';

let folder = '';
beforeEach(() => {
  mkdirSync(fromRoot('out'), { recursive: true });
  folder = mkdtempSync(fromRoot('out', 'count-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('ends a test run with one plain line that counts what failed outside of tests too', () => {
  writeFileSync(
    join(folder, 'some.test.ts'),
    "import { it, expect } from 'vitest'; it('a', () => {}); it('b', () => {}); it('c', () => { expect(1).toBe(2); });",
  );
  writeFileSync(join(folder, 'broken.test.ts'), "throw new Error('does not load');");
  writeFileSync(join(folder, 'vitest.config.mjs'), 'export default {};');
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      fromRoot('node_modules/vitest/vitest.mjs'),
      'run',
      '--root',
      folder,
      `--reporter=${fromRoot('build/test/vitest-count.mjs')}`,
    ],
    { encoding: 'utf8', env: { ...process.env, FLIPWATCH_COUNT_FILE: join(folder, 'count.txt') } },
  );
  expect(stdout.trim().split('\n').at(-1)).toBe('2 passed, 2 failed');
  expect(status).toBe(1);
});
