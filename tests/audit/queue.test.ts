import { describe, expect, it } from 'vitest';
import { AuditQueue, type AuditWish, type QueueState } from '../../checks/audit/queue.ts';

/** A queue whose audits end when the test says so. */
function stage() {
  const begun: {
    wish: AuditWish;
    signal: AbortSignal;
    end: (outcome: string) => void;
    fail: (e: Error) => void;
  }[] = [];
  const states: QueueState[] = [];
  const queue = new AuditQueue<string>(
    (wish, signal) =>
      new Promise((resolve, reject) => begun.push({ wish, signal, end: resolve, fail: reject })),
    (state) => states.push(state),
  );
  return { queue, begun, states };
}

const wish = (account: string, checks: AuditWish['checks'] = 'all', trigger = 'manual'): AuditWish => ({
  account,
  checks,
  trigger,
});
const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the queue', () => {
  it('runs one at a time, in the order of asking', async () => {
    const { queue, begun, states } = stage();
    const [first, second] = [queue.audit(wish('a')), queue.audit(wish('b'))];
    expect(begun.map(({ wish: { account } }) => account)).toEqual(['a']);
    expect(states.at(-1)).toEqual({ running: wish('a'), waiting: ['b'] });
    begun[0]?.end('A');
    expect(await first).toBe('A');
    await tick();
    begun[1]?.end('B');
    expect(await second).toBe('B');
    await queue.idle();
    expect(states.at(-1)).toEqual({ running: null, waiting: [] });
  });

  it('lets a wish join the one that waits for the same account, with all their checks', async () => {
    const { queue, begun } = stage();
    void queue.audit(wish('busy'));
    const first = queue.audit(wish('a', ['one'], 'scheduled'));
    expect(queue.audit(wish('a', ['two'], 'manual'))).toBe(first);
    begun[0]?.end('');
    await tick();
    expect(begun[1]?.wish).toEqual(wish('a', ['one', 'two'], 'manual'));
  });

  it('lets a wish join the running audit only where that will answer it', async () => {
    const { queue, begun } = stage();
    const running = queue.audit(wish('a', ['one', 'two']));
    expect(queue.audit(wish('a', ['two']))).toBe(running);
    const more = queue.audit(wish('a', 'all'));
    expect(more).not.toBe(running);
    begun[0]?.end('');
    await tick();
    expect(begun[1]?.wish.checks).toBe('all');
    queue.stop();
    expect(queue.audit(wish('a', 'all')), 'a stopped one answers nobody new').not.toBe(more);
  });

  it('goes on after an audit that failed, and tells who asked', async () => {
    const { queue, begun } = stage();
    const [first, second] = [queue.audit(wish('a')), queue.audit(wish('b'))];
    begun[0]?.fail(new Error('no browser'));
    await expect(first).rejects.toThrow('no browser');
    await tick();
    begun[1]?.end('B');
    expect(await second).toBe('B');
  });

  it('stops what runs, and drops what waits', async () => {
    const { queue, begun } = stage();
    const [first, second] = [queue.audit(wish('a')), queue.audit(wish('b'))];
    queue.stop();
    expect(await second).toBeNull();
    expect(begun[0]?.signal.aborted).toBe(true);
    begun[0]?.end('half of it');
    expect(await first).toBe('half of it');
    await queue.idle();
    expect(begun.length).toBe(1);
  });

  it('stops one account and leaves the others alone', async () => {
    const { queue, begun } = stage();
    void queue.audit(wish('a'));
    const second = queue.audit(wish('b'));
    queue.stop('b');
    expect(await second).toBeNull();
    expect(begun[0]?.signal.aborted).toBe(false);
  });

  it('gives a fix its own turn, before the audits that wait and never beside one', async () => {
    const { queue, begun } = stage();
    const order: string[] = [];
    void queue.audit(wish('a'));
    void queue.audit(wish('b'));
    const fix = queue.exclusive('a', async (signal) => {
      order.push(`fix ${signal.aborted} after ${begun.length}`);
      return 'done';
    });
    await tick();
    expect(order).toEqual([]);
    begun[0]?.end('');
    expect(await fix).toBe('done');
    expect(order).toEqual(['fix false after 1']);
    await tick();
    expect(begun[1]?.wish.account).toBe('b');
  });
});
