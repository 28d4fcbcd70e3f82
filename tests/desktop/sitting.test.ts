import { expect, test } from 'vitest';
import type { Change, ChangeResult } from '../../checks/engine/contract.ts';
import { type Fix, type FixReason, onlyOfFixes, reasons, stopsEverything } from '../../checks/model/index.ts';
import { changeInOneSitting } from '../../electron/audits/sitting.ts';
import type { CurrentFix } from '../../electron/embedded-browser/window-words.ts';
import { account, day, seen, setting } from '../audit/builders.ts';
import { Stage } from '../audit/stage.ts';

const checks = ['house.a', 'house.b', 'house.c'];
const all = ['a', 'b', 'c'].map((id) => setting(id, { path: `/${id}` }));

/** Three settings are to be changed; `answer` says how each goes. */
async function sit(answer: (wish: Change) => ChangeResult, stop = new AbortController()) {
  const stage = new Stage(all);
  stage.changeSetting = async (wish) => answer(wish);
  const begun: CurrentFix[] = [];
  const ended: Fix[] = [];
  await changeInOneSitting(
    stage.deps(),
    { account, checks, action: 'fix', signal: stop.signal },
    { begins: (doing) => begun.push(doing), ended: (fix) => ended.push(fix) },
  );
  return { stage, begun, ended };
}

const works = ({ check, target }: Change): ChangeResult => ({
  result: 'fixed',
  reason: null,
  before: seen(check.id.slice(6), 'on', day(20)),
  after: seen(check.id.slice(6), target, day(21)),
  clicks: 1,
});
const fails = (wish: Change, reason: FixReason): ChangeResult => ({
  ...works(wish),
  result: 'failed',
  reason,
  after: null,
});

test('several settings are changed in one window, each told with its place as it begins, and each written down', async () => {
  const { stage, begun, ended } = await sit(works);
  expect([stage.opened, stage.closed]).toEqual([['house-1 fix'], 1]);
  expect(begun.map(({ check, place, total }) => [check, place, total])).toEqual([
    ['house.a', 1, 3],
    ['house.b', 2, 3],
    ['house.c', 3, 3],
  ]);
  expect(ended.map(({ check, result }) => [check, result])).toEqual(checks.map((check) => [check, 'fixed']));
  expect(stage.log.filter(({ kind }) => kind === 'fix')).toHaveLength(3);
});

test.each([
  'challenge',
  'rateLimited',
  'signedOut',
  'otherAccount',
  'acceptWall',
  'browserClosed',
  'offline',
  'proxy',
  'captivePortal',
  'certificate',
  'clock',
] as const)('nothing more is tried after “%s”', async (reason) => {
  const { stage, begun, ended } = await sit((wish) => fails(wish, reason));
  expect(begun).toHaveLength(1);
  expect(ended).toMatchObject([{ check: 'house.a', reason }]);
  expect(stage.closed).toBe(1);
});

test.each([...onlyOfFixes, ...reasons.filter((one) => !stopsEverything(one))])(
  '“%s” concerns one setting alone, and keeps nobody from the next',
  async (reason) => {
    const { ended } = await sit((wish) => (wish.check.id === 'house.a' ? fails(wish, reason) : works(wish)));
    expect(ended.map(({ result }) => result)).toEqual(['failed', 'fixed', 'fixed']);
  },
);

test('a stop in the middle lets the one that is being changed come to its end, and begins no other', async () => {
  const stop = new AbortController();
  const { stage, ended } = await sit((wish) => {
    stop.abort();
    return works(wish);
  }, stop);
  expect(ended.map(({ check }) => check)).toEqual(['house.a']);
  expect(stage.closed).toBe(1);
});

test('no window is opened where there is nothing to click', async () => {
  const stage = new Stage([setting('a', { reversible: false })]);
  const ended: Fix[] = [];
  const { signal } = new AbortController();
  await changeInOneSitting(
    stage.deps(),
    { account, checks: ['house.a'], action: 'undo', signal },
    { begins: () => {}, ended: (fix) => ended.push(fix) },
  );
  expect(ended).toMatchObject([{ result: 'refused', reason: 'notReversible' }]);
  expect(stage.opened).toEqual([]);
});
