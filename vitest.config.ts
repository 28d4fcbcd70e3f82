import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongestFirst from './tests/support/longest-first.ts';

// Vitest 5 prints failures with Map.groupBy, which Node 20 doesn't have yet: without this, a failing run dies wordless.
if (!('groupBy' in Map)) Object.assign(Map, { groupBy });

function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

const cores = availableParallelism();

// Batteries that `npm run trust` runs whole are tried on a sample: another with each run, and this number draws it again.
const sample = process.env.FLIPWATCH_SAMPLE ?? String(Math.floor(Math.random() * 10_000));
process.env.FLIPWATCH_SAMPLE = sample;

// After the sample has been drawn: it is drawn by the same number.
const { resting } = await import('./tests/support/in-turns.ts');
process.env.FLIPWATCH_RESTING = String(resting.length);

/** Tests of the desktop app, each file on a display of its own. */
const desktop = [
  'tests/desktop/**/*.test.{ts,tsx}',
  'tests/packaging/**/*.test.ts',
  'tests/build/electron-*.test.ts',
];

export default defineConfig({
  test: {
    reporters: [process.env.CI ? 'dot' : 'default', './build/test/vitest-count.mjs'],
    passWithNoTests: false,
    sequence: { sequencer: LongestFirst },
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    env: { FLIPWATCH_SAMPLE: sample },
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [
            ...desktop,
            ...resting,
            '**/node_modules/**',
            // `npm run real` tells its story alone: it fetches a server, and takes minutes.
            ...(process.env.FLIPWATCH_REAL_WIKI === undefined ? ['tests/real/**'] : []),
          ],
          // Most of these run a browser of their own, and wait for it: one more than there are cores, not more than four.
          maxWorkers: Math.min(4, cores + 1),
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'desktop',
          include: desktop,
          exclude: ['**/node_modules/**', ...resting],
          // A real app each, which waits a quarter of its time: one more than there are cores. But one that is kept waiting
          // too long is taken for a broken one: not more than three.
          maxWorkers: Math.min(3, cores + 1),
          testTimeout: 300_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
