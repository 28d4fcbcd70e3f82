import { expect, test, vi } from 'vitest';
import { windingDown } from '../../electron/ending.ts';

const idle = { leave: vi.fn(), idle: async () => {} };
const closes = () => ({ close: vi.fn(async () => {}) });

test('what can’t be closed keeps neither the rest open nor the app from ending', async () => {
  const failed = vi.spyOn(console, 'error').mockImplementation(() => {});
  const stuck = { close: () => Promise.reject(new Error('the disk is gone')) };
  const other = closes();
  const closeDesk = vi.fn();
  await windingDown({ audits: idle, open: [stuck, other], closeDesk })();
  expect([other.close.mock.calls.length, closeDesk.mock.calls.length]).toEqual([1, 1]);
  expect(failed).toHaveBeenCalledOnce();
  failed.mockRestore();
});

test('asked for twice, it happens once, and both wait for it', async () => {
  let finish = (): void => {};
  const slow = { close: vi.fn(() => new Promise<void>((resolve) => (finish = resolve))) };
  const closeDesk = vi.fn();
  const end = windingDown({ audits: idle, open: [slow], closeDesk });
  const both = Promise.all([end(), end()]);
  await vi.waitFor(() => expect(slow.close).toHaveBeenCalled());
  expect(closeDesk).not.toHaveBeenCalled();
  finish();
  await both;
  expect([slow.close.mock.calls.length, closeDesk.mock.calls.length]).toEqual([1, 1]);
});
