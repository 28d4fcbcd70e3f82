import { expect, test, vi } from 'vitest';
import { shutdownOnce } from '../../electron/lifecycle/shutdown.ts';
import { keptLog } from './kept-log.ts';

const idle = { leave: vi.fn(), idle: async () => {} };
const closes = () => ({ close: vi.fn(async () => {}) });

test('what can’t be closed keeps neither the rest open nor the app from ending', async () => {
  const error = new Error('the disk is gone');
  const stuck = { close: () => Promise.reject(error) };
  const log = keptLog();
  const other = closes();
  const closeDesktop = vi.fn();
  await shutdownOnce({ audits: idle, open: [stuck, other], closeDesktop, log })();
  expect([other.close.mock.calls.length, closeDesktop.mock.calls.length]).toEqual([1, 1]);
  expect(log.events).toEqual([{ event: 'trouble', with: 'closing', error }, { event: 'ended' }]);
});

test('asked for twice, it happens once, and both wait for it', async () => {
  let finish = (): void => {};
  const slow = { close: vi.fn(() => new Promise<void>((resolve) => (finish = resolve))) };
  const closeDesktop = vi.fn();
  const end = shutdownOnce({ audits: idle, open: [slow], closeDesktop, log: keptLog() });
  const both = Promise.all([end(), end()]);
  await vi.waitFor(() => expect(slow.close).toHaveBeenCalled());
  expect(closeDesktop).not.toHaveBeenCalled();
  finish();
  await both;
  expect([slow.close.mock.calls.length, closeDesktop.mock.calls.length]).toEqual([1, 1]);
});
