import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const cores = availableParallelism();

/** The desktop app has one display, one tray and one session bus: its tests take turns. */
const desktop = ['tests/desktop/**/*.test.{ts,tsx}', 'tests/packaging/**/*.test.ts'];

export default defineConfig({
  test: {
    reporters: [process.env['CI'] ? 'dot' : 'default', './build/vitest-count.mjs'],
    passWithNoTests: false,
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: desktop,
          // Most of these run a browser of their own: as many as there are cores, not more than four.
          maxWorkers: Math.max(1, Math.min(4, cores)),
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
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
