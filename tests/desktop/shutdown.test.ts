import { expect, test, vi } from 'vitest';
import { shutdownOnce } from '../../electron/lifecycle/shutdown.ts';

const idle = { leave: vi.fn(), idle: async () => {} };
const closes = () => ({ close: vi.fn(async () => {}) });

test('what can’t be closed keeps neither the rest open nor the app from ending', async () => {
  const failed = vi.spyOn(console, 'error').mockImplementation(() => {});
  const stuck = { close: () => Promise.reject(new Error('the disk is gone')) };
  const other = closes();
  const closeDesktop = vi.fn();
  await shutdownOnce({ audits: idle, open: [stuck, other], closeDesktop })();
  expect([other.close.mock.calls.length, closeDesktop.mock.calls.length]).toEqual([1, 1]);
  expect(failed).toHaveBeenCalledOnce();
  failed.mockRestore();
});

test('asked for twice, it happens once, and both wait for it', async () => {
  let finish = (): void => {};
  const slow = { close: vi.fn(() => new Promise<void>((resolve) => (finish = resolve))) };
  const closeDesktop = vi.fn();
  const end = shutdownOnce({ audits: idle, open: [slow], closeDesktop });
  const both = Promise.all([end(), end()]);
  await vi.waitFor(() => expect(slow.close).toHaveBeenCalled());
  expect(closeDesktop).not.toHaveBeenCalled();
  finish();
  await both;
  expect([slow.close.mock.calls.length, closeDesktop.mock.calls.length]).toEqual([1, 1]);
});
