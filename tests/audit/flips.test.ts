import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, flipBetween, noPast, pastOf, undoTarget } from '../../checks/history/flips.ts';
import { timelinesOf } from '../../checks/history/timelines.ts';
import { type HistoryEntry, historyEntrySchema, reasonSchema } from '../../checks/model/index.ts';
import { account, day, finding, finished, finishedSingle, fixed, found, seen, started } from './builders.ts';

const pastOfA = (...entries: HistoryEntry[]) => pastOf(entries).checks.get('house.a') ?? noPast;

describe('a flip', () => {
  it('is a private setting seen exposed, with the two times between which it happened', () => {
    const now = compare(
      pastOfA(found('a', 'off', day(1)), found('a', 'off', day(8))),
      seen('a', 'on', day(15)),
      'x',
    );
    expect(now.previous).toEqual({ status: 'pass', state: 'off', at: day(8) });
    expect(now.flip).toEqual({
      from: 'off',
      to: 'on',
      after: day(8),
      before: day(15),
      kind: 'flippedBack',
      by: 'elsewhere',
    });
  });

  it('is never made from or to an unknown, and is seen through one', () => {
    const past = pastOfA(found('a', 'off', day(1)), found('a', 'timeout', day(8)));
    expect(flipBetween(past, seen('a', 'signedOut', day(9)))).toBeNull();
    expect(flipBetween(past, seen('a', 'on', day(15)))?.after).toBe(day(1));
    expect(flipBetween(pastOfA(found('a', 'timeout', day(1))), seen('a', 'on', day(2)))).toBeNull();
  });

  it('does not believe a verdict without a position, nor a position without a verdict', () => {
    const past = pastOfA(found('a', 'off', day(1)));
    expect(flipBetween(past, { ...seen('a', 'on', day(2)), state: null })).toBeNull();
    expect(flipBetween(past, { ...seen('a', 'on', day(2)), status: 'unknown' })).toBeNull();
    expect(flipBetween(past, { ...seen('a', 'on', day(2)), status: 'notOffered' })).toBeNull();
  });

  it('is by us where a fix of ours with that result lies in between, and only until the position was seen again', () => {
    const unproven = fixed('a', 'on', day(2), { proof: [] });
    expect(flipBetween(pastOfA(found('a', 'on', day(1)), unproven), seen('a', 'off', day(3)))?.by).toBe(
      'here',
    );
    const proven = pastOfA(found('a', 'on', day(1)), fixed('a', 'on', day(2)));
    expect(proven.flips.map((flip) => flip.by)).toEqual(['here']);
    expect(flipBetween(proven, seen('a', 'off', day(3))), 'the proof has told it already').toBeNull();
    expect(flipBetween(proven, seen('a', 'on', day(3)))).toMatchObject({
      kind: 'flippedBack',
      by: 'elsewhere',
    });
  });

  it('is not by us where our fix failed, was refused, or led the other way', () => {
    const before = found('a', 'off', day(1));
    const now = seen('a', 'on', day(3));
    for (const entry of [
      fixed('a', 'on', day(2), { result: 'failed', after: 'on', reason: 'notHeld', proof: [] }),
      fixed('a', 'on', day(2), { result: 'refused', after: null, reason: 'locked', proof: [] }),
      fixed('a', 'on', day(2), { proof: [] }),
    ]) {
      expect(flipBetween(pastOfA(before, entry), now)?.by).toBe('elsewhere');
    }
  });

  it('is by us where we clicked and could not see how it ended', () => {
    const blind = fixed('a', 'on', day(2), {
      result: 'failed',
      after: null,
      reason: 'offline',
      proof: [finding('a', 'offline', day(2))],
    });
    expect(flipBetween(pastOfA(found('a', 'on', day(1)), blind), seen('a', 'off', day(3)))?.by).toBe('here');
  });

  it('is by us on a setting that our fix moved along', () => {
    const flip = {
      from: 'on',
      to: 'off',
      after: day(1),
      before: day(2),
      kind: 'madePrivate',
      by: 'here',
    } as const;
    const moved = { ...finding('b', 'off', day(2)), flip };
    const entries = [
      found('a', 'on', day(1)),
      found('b', 'on', day(1)),
      fixed('a', 'on', day(2), { proof: [finding('a', 'off', day(2)), moved] }),
    ];
    expect(pastOf(entries).checks.get('house.b')?.flips).toEqual([flip]);
  });
});

describe('what stands of a setting', () => {
  it('says since when, through unknowns', () => {
    const past = pastOfA(
      found('a', 'off', day(1)),
      found('a', 'on', day(2)),
      found('a', 'timeout', day(3)),
      found('a', 'on', day(4)),
    );
    expect(past).toMatchObject({ since: day(2), lastSeen: { state: 'on', at: day(4) } });
    expect(past.standingFlipBack?.before).toBe(day(2));
  });

  it('forgets a flip back once the setting was seen private again', () => {
    const past = pastOfA(found('a', 'off', day(1)), found('a', 'on', day(2)), found('a', 'off', day(3)));
    expect(past.standingFlipBack).toBeNull();
    expect(past.flips.length).toBe(2);
  });

  it('does not call an undo of ours a flip back', () => {
    const undone = fixed('a', 'off', day(3), { action: 'undo' });
    const past = pastOfA(found('a', 'on', day(1)), fixed('a', 'on', day(2)), undone);
    expect(past.standingFlipBack).toBeNull();
    expect(past.lastSeen?.state).toBe('on');
  });

  it('counts misses that speak against the check, and only those', () => {
    const miss = (number: number) => found('a', 'controlMissing', day(number));
    expect(pastOfA(miss(1), miss(2)).misses).toBe(2);
    expect(pastOfA(miss(1), found('a', 'offline', day(2)), miss(3)).misses).toBe(2);
    expect(pastOfA(miss(1), found('a', 'off', day(2)), miss(3)).misses).toBe(1);
    expect(pastOfA(found('a', 'signedOut', day(1)), found('a', 'rateLimited', day(2))).misses).toBe(0);
  });

  it('can be undone while our fix holds, to the position before', () => {
    expect(undoTarget(pastOfA(fixed('a', 'on', day(1))))).toBe('on');
    expect(undoTarget(pastOfA(fixed('a', 'on', day(1)), found('a', 'timeout', day(2))))).toBe('on');
    expect(undoTarget(pastOfA(fixed('a', 'on', day(1)), found('a', 'on', day(2))))).toBeNull();
    expect(
      undoTarget(pastOfA(fixed('a', 'on', day(1)), found('a', 'on', day(2)), found('a', 'off', day(3)))),
      'somebody else made it private the second time',
    ).toBeNull();
    expect(
      undoTarget(pastOfA(fixed('a', 'on', day(1)), fixed('a', 'off', day(2), { action: 'undo' }))),
    ).toBeNull();
    expect(undoTarget(pastOfA(found('a', 'off', day(1))))).toBeNull();
  });

  it('keeps the newest own answer', () => {
    const answer = (done: boolean, at: string): HistoryEntry => ({
      kind: 'answer',
      check: 'house.a',
      done,
      on: '2026-01-01',
      at,
    });
    expect(pastOfA(answer(false, day(1)), answer(true, day(2))).answer?.done).toBe(true);
  });
});

describe('audits in the history', () => {
  it('are interrupted where they began and never finished', () => {
    const past = pastOf([started('one', day(1)), finished('one', day(1)), started('two', day(2))]);
    expect(past.interrupted).toEqual([{ id: 'two', startedAt: day(2) }]);
    expect(past.lastWhole?.id).toBe('one');
  });

  it('leave the last whole one as it was where a single setting was looked at again', () => {
    expect(pastOf([finished('one', day(1)), finishedSingle('two', day(2))]).lastWhole?.id).toBe('one');
    expect(pastOf([finishedSingle('two', day(2))]).lastWhole).toBeNull();
  });

  it('become timelines, flips in their places', () => {
    const timelines = timelinesOf([
      found('a', 'off', day(1)),
      found('b', 'off', day(1)),
      found('a', 'timeout', day(2)),
      found('a', 'on', day(3)),
      fixed('a', 'on', day(4)),
    ]);
    expect(timelines.map((timeline) => timeline.check)).toEqual(['house.a', 'house.b']);
    expect(timelines[0]?.points.map((point) => [point.status, point.flip?.by ?? null])).toEqual([
      ['pass', null],
      ['unknown', null],
      ['fail', 'elsewhere'],
      ['pass', 'here'],
    ]);
  });

  it('and show what the person said, as such, for what only they know also when an audit comes by', () => {
    const said = (id: string, done: boolean, at: string): HistoryEntry => ({
      kind: 'answer',
      check: `house.${id}`,
      done,
      on: at.slice(0, 10),
      at,
    });
    const asked = { ...finding('f', 'offline', day(1)), status: 'manual', reason: null } as const;
    const manual = (at: string): HistoryEntry => ({
      kind: 'finding',
      audit: `audit-${at}`,
      finding: { ...asked, at },
    });
    const timelines = timelinesOf([
      manual(day(1)),
      found('a', 'off', day(1)),
      said('f', true, day(2)),
      said('a', false, day(2)),
      manual(day(3)),
      found('a', 'off', day(3)),
    ]);
    const told = timelines.map(({ points }) => points.map(({ status, answer }) => [status, answer?.done]));
    expect(told).toEqual([
      [
        ['manual', undefined],
        ['manual', true],
        ['manual', true],
      ],
      [
        ['pass', undefined],
        ['manual', false],
        ['pass', undefined],
      ],
    ]);
    expect(timelines[0]?.points.at(-1)?.answer).toEqual({ done: true, on: day(2).slice(0, 10) });
  });
});

describe('whatever the history', () => {
  const what = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('on' as const, 'off' as const) },
    fc.constantFrom(...reasonSchema.options),
  );
  const story = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: what.map((one) => (at: string) => found('a', one, at)) },
      fc.constantFrom('on' as const, 'off' as const).map((from) => (at: string) => fixed('a', from, at)),
    ),
    { maxLength: 30 },
  );
  const told = (steps: ((at: string) => HistoryEntry)[]) => steps.map((step, index) => step(day(index + 1)));

  it('flips join positions that were really seen, alternate, and never overlap', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const entries = told(steps);
        for (const entry of entries) historyEntrySchema.parse(entry);
        const { flips, lastSeen } = pastOfA(...entries);
        for (const [index, flip] of flips.entries()) {
          expect(flip.from).not.toBe(flip.to);
          expect(flip.after < flip.before).toBe(true);
          const next = flips[index + 1];
          if (next !== undefined) expect([next.from, next.after >= flip.before]).toEqual([flip.to, true]);
        }
        if (flips.length > 0) expect(flips.at(-1)?.to).toBe(lastSeen?.state);
      }),
    );
  });

  it('an unknown more changes nothing but the newest finding and the misses', () => {
    fc.assert(
      fc.property(story, fc.constantFrom(...reasonSchema.options), fc.nat(30), (steps, reason, place) => {
        const entries = told(steps);
        const at = Math.min(place, entries.length);
        const unknown = found('a', reason, day(at));
        const strip = (past: ReturnType<typeof pastOfA>) => ({ ...past, newest: null, misses: 0, inVain: 0 });
        expect(strip(pastOfA(...entries.slice(0, at), unknown, ...entries.slice(at)))).toEqual(
          strip(pastOfA(...entries)),
        );
      }),
    );
  });

  it('says the same of a finding before it is written as after', () => {
    fc.assert(
      fc.property(story, what, (steps, now) => {
        const entries = told(steps);
        const at = day(entries.length + 1);
        const compared = compare(pastOfA(...entries), seen('a', now, at), account.id);
        const after = pastOfA(...entries, { kind: 'finding', audit: 'last', finding: compared });
        expect(after.flips.find((flip) => flip.before === at) ?? null).toEqual(compared.flip);
      }),
    );
  });
});
