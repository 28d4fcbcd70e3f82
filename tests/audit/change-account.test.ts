import { describe, expect, it } from 'vitest';
import { changeOnAccount } from '../../checks/audit/change-account.ts';
import { UnknownCheck } from '../../checks/audit/plan.ts';
import type { Change, ChangeResult } from '../../checks/engine/contract.ts';
import { compare, noPast, pastOf } from '../../checks/history/flips.ts';
import type { State } from '../../checks/model/index.ts';
import { account, day, finished, fixed, form, found, seen, setting } from './builders.ts';
import { Stage } from './stage.ts';

const catalogue = [
  setting('a', { path: '/one', related: ['house.b', 'house.c'] }),
  setting('b', { path: '/one' }),
  setting('c', { path: '/two' }),
  setting('once', { path: '/two', reversible: false }),
  form('f'),
  setting('new', { engine: 2 }),
  setting('p', { polarity: 'onProtects' }),
];

/** A change that works: from the other position to the target. */
function works(id: string, change: Change): ChangeResult {
  const from: State = change.target === 'on' ? 'off' : 'on';
  return {
    result: 'fixed',
    reason: null,
    before: seen(id, from, day(20)),
    after: seen(id, change.target, day(21)),
    clicks: 1,
  };
}

function change(
  stage: Stage,
  id: string,
  action: 'fix' | 'undo' = 'fix',
  result: (change: Change) => ChangeResult = (asked) => works(id, asked),
) {
  const asked: Change[] = [];
  stage.changeSetting = async (wish) => {
    asked.push(wish);
    return result(wish);
  };
  return { asked, fix: changeOnAccount(stage.deps(), { account, check: `house.${id}`, action }) };
}

describe('a fix', () => {
  it('turns the setting to its private position, proves it and writes it down', async () => {
    const stage = new Stage(catalogue);
    const { asked, fix } = change(stage, 'a');
    expect(await fix).toMatchObject({
      result: 'fixed',
      before: 'on',
      after: 'off',
      reason: null,
      action: 'fix',
    });
    expect(asked).toMatchObject([
      { target: 'off', path: '/one', site: 'https://house.example', action: 'fix' },
    ]);
    expect([stage.opened, stage.closed]).toEqual([['house-1 fix'], 1]);
    expect(stage.log.at(-1)).toMatchObject({ kind: 'fix', fix: await fix });
  });

  it('is for the account that earlier audits saw, where that can be told', async () => {
    const audit = { ...finished('one', day(1)), identity: 'anna' };
    const { asked, fix } = change(new Stage(catalogue, {}, [audit, finished('two', day(2))]), 'a');
    await fix;
    expect(asked).toMatchObject([{ identity: 'anna' }]);
    const unknown = change(new Stage(catalogue), 'a');
    await unknown.fix;
    expect(unknown.asked).toMatchObject([{ identity: null }]);
  });

  it('knows that some settings protect when they are on', async () => {
    const stage = new Stage(catalogue);
    const on = { ...seen('p', 'on', day(21)), status: 'pass' as const };
    const off = { ...seen('p', 'off', day(20)), status: 'fail' as const };
    const { asked, fix } = change(stage, 'p', 'fix', (wish) => ({
      ...works('p', wish),
      before: off,
      after: on,
    }));
    expect((await fix).after).toBe('on');
    expect(asked[0]?.target).toBe('on');
  });

  it('leaves flips that say that it was done here', async () => {
    const stage = new Stage(catalogue, {}, [
      found('a', 'on', day(1)),
      found('b', 'on', day(1)),
      found('c', 'off', day(1)),
    ]);
    const { fix } = change(stage, 'a');
    const proof = (await fix).proof.map(({ check, flip }) => [check, flip?.kind, flip?.by]);
    expect(proof).toEqual([
      ['house.a', 'madePrivate', 'here'],
      ['house.b', 'madePrivate', 'here'],
      ['house.c', undefined, undefined],
    ]);
    const past = pastOf(await stage.entries()).checks;
    expect(past.get('house.a')?.flips.map(({ by }) => by)).toEqual(['here']);
    expect(past.get('house.b')?.flips.map(({ by }) => by)).toEqual(['here']);
    const later = compare(past.get('house.a') ?? noPast, seen('a', 'on', day(28)), account.id);
    expect(later.flip).toMatchObject({ kind: 'flippedBack', by: 'elsewhere', after: day(21) });
  });

  it('reads related settings again, each page once, and only after a click', async () => {
    const stage = new Stage(catalogue);
    await change(stage, 'a').fix;
    expect(stage.visits.map((visit) => [visit.path, visit.checks.map(({ id }) => id)])).toEqual([
      ['/one', ['house.b']],
      ['/two', ['house.c']],
    ]);
    const idle = new Stage(catalogue);
    await change(idle, 'a', 'fix', () => ({
      result: 'already',
      reason: null,
      before: seen('a', 'off', day(20)),
      after: null,
      clicks: 0,
    })).fix;
    expect(idle.visits).toEqual([]);
  });

  it('tells that it was private already, and has nothing to undo afterwards', async () => {
    const stage = new Stage(catalogue);
    const already = () =>
      ({
        result: 'already',
        reason: null,
        before: seen('a', 'off', day(20)),
        after: null,
        clicks: 0,
      }) as const;
    expect(await change(stage, 'a', 'fix', already).fix).toMatchObject({
      result: 'already',
      before: 'off',
      after: 'off',
    });
    expect(await change(stage, 'a', 'undo').fix).toMatchObject({
      result: 'refused',
      reason: 'nothingToUndo',
    });
  });

  it('that did not hold is failed, with what was seen', async () => {
    const stage = new Stage(catalogue);
    const fix = await change(stage, 'a', 'fix', (wish) => ({
      ...works('a', wish),
      result: 'failed',
      reason: 'notHeld',
      after: seen('a', 'on', day(21)),
    })).fix;
    expect(fix).toMatchObject({ result: 'failed', reason: 'notHeld', before: 'on', after: 'on' });
    expect(pastOf(await stage.entries()).checks.get('house.a')).toMatchObject({ ourChange: null, flips: [] });
  });

  it('keeps a flip back that only its own first look saw', async () => {
    const stage = new Stage(catalogue, {}, [found('a', 'off', day(1))]);
    await change(stage, 'a').fix;
    const flips = pastOf(await stage.entries()).checks.get('house.a')?.flips;
    expect(flips?.map(({ kind, by }) => [kind, by])).toEqual([
      ['flippedBack', 'elsewhere'],
      ['madePrivate', 'here'],
    ]);
  });

  it('never claims more than an engine that fails can prove', async () => {
    const stage = new Stage(catalogue);
    const fix = await change(stage, 'a', 'fix', () => {
      throw new Error('boom');
    }).fix;
    expect(fix).toMatchObject({ result: 'failed', reason: 'error', before: null, after: null, proof: [] });
    expect(stage.closed).toBe(1);
  });
});

describe('an undo', () => {
  it('brings back the position before our fix, once', async () => {
    const stage = new Stage(catalogue, {}, [fixed('a', 'on', day(2)), found('a', 'off', day(9))]);
    const { asked, fix } = change(stage, 'a', 'undo');
    expect(await fix).toMatchObject({ action: 'undo', result: 'fixed', before: 'off', after: 'on' });
    expect(asked[0]?.target).toBe('on');
    expect(pastOf(await stage.entries()).checks.get('house.a')?.standingFlipBack).toBeNull();
    expect(await change(stage, 'a', 'undo').fix).toMatchObject({
      result: 'refused',
      reason: 'nothingToUndo',
    });
  });
});

describe('what is refused', () => {
  it.each([
    ['f', 'fix', 'manualOnly'],
    ['f', 'undo', 'manualOnly'],
    ['new', 'fix', 'engineTooOld'],
    ['a', 'undo', 'nothingToUndo'],
    ['once', 'undo', 'notReversible'],
  ] as const)('%s %s because of %s, without opening a browser', async (id, action, reason) => {
    const stage = new Stage(catalogue, {}, id === 'once' ? [fixed('once', 'on', day(2))] : []);
    const { asked, fix } = change(stage, id, action);
    expect(await fix).toMatchObject({ result: 'refused', reason, proof: [] });
    expect([asked, stage.opened]).toEqual([[], []]);
  });

  it('is an undo of what somebody else has changed since', async () => {
    const stage = new Stage(catalogue, {}, [fixed('a', 'on', day(2)), found('a', 'on', day(9))]);
    expect(await change(stage, 'a', 'undo').fix).toMatchObject({ reason: 'nothingToUndo' });
  });

  it('is a check that nobody knows', async () => {
    await expect(change(new Stage(catalogue), 'zzz').fix).rejects.toThrow(UnknownCheck);
  });
});
