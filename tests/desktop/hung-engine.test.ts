import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { Engine } from '../../electron/engine-process/engine.ts';
import { engineSession } from '../../electron/engine-process/engine-session.ts';

/** Nobody may be there to press Stop: an engine that says nothing any more is ended by itself. */

const started = vi.hoisted(() => ({ kill: (): void => {} }));
vi.mock('electron', () => ({
  utilityProcess: {
    fork: () => {
      const child = new EventEmitter();
      started.kill = vi.fn(() => void child.emit('exit', 15));
      // It hears what all of it is about, and then nothing more comes.
      const postMessage = ({ id, task }: { id: number; task?: { task: string } }): void => {
        if (task?.task === 'learn') child.emit('message', { kind: 'done', id, result: null });
      };
      return Object.assign(child, { kill: () => started.kill(), postMessage });
    },
  },
}));
/** Waits with the timers that vitest moves. */
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, _value: undefined, { signal }: { signal: AbortSignal }) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    }),
}));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const catalogue = loadCatalogue();
const platform = catalogue.platforms.find(({ id }) => id === 'linkedin');
const check = catalogue.manifests.find(({ id }) => id === 'linkedin.ai-training');
const MINUTE = 60_000;

const hung = () => {
  if (platform === undefined || check?.method !== 'setting') throw new Error('The catalogue is another one.');
  const { manifests } = catalogue;
  const place = {
    platform,
    site: 'https://www.linkedin.com',
    path: '/',
    catalogue: manifests,
    identity: null,
  };
  const session = engineSession(new Engine({}, null), async () => {});
  return { session, place, check };
};
const options = { now: () => new Date('2026-11-16T08:00:00.000Z') };

test('a page that is never read to its end is given up, and is unknown', async () => {
  const { session, place, check: one } = hung();
  const read = session.readPage({ ...place, checks: [one] }, options);
  await vi.advanceTimersByTimeAsync(14 * MINUTE);
  expect(started.kill, 'a slow page has its time').not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(await read).toMatchObject({
    stop: 'browserClosed',
    observations: [{ check: one.id, status: 'unknown', reason: 'browserClosed' }],
  });
});

test('a change that never comes to an end has failed', async () => {
  const { session, place, check: one } = hung();
  const change = session.changeSetting({ ...place, check: one, action: 'fix', target: 'off' }, options);
  await vi.advanceTimersByTimeAsync(16 * MINUTE);
  expect(await change).toMatchObject({ result: 'failed', reason: 'browserClosed', clicks: 0 });
});
