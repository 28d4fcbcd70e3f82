import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, noPast, pastOf } from '../../checks/history/flips.ts';
import { newsOf, unannounced } from '../../checks/history/news.ts';
import { gradeOf, overallStatusOf, sumGrades } from '../../checks/history/overall-status.ts';
import { openFlipBack, positionOf, standingAnswer } from '../../checks/history/position.ts';
import { type HistoryEntry, isMiss, reasons, statusSchema } from '../../checks/model/index.ts';
import { quietUntil } from '../../checks/schedule/quiet-hours.ts';
import {
  account,
  day,
  finding,
  finished,
  finishedSingle,
  fixed,
  form,
  found,
  seen,
  setting,
} from './builders.ts';

const status = fc.constantFrom(...statusSchema.options, null);
const graded = fc.array(
  status.map((one) => ({ status: one })),
  { maxLength: 40 },
);
const noon = (number: number) => new Date(day(number));
const calm = { checking: false, unseenFlips: 0, paused: false };

describe('a grade', () => {
  it('is all private only where something was seen private and nothing else was exposed, unknown or never looked at', () => {
    fc.assert(
      fc.property(graded, (checks) => {
        const grade = gradeOf(checks);
        const has = (one: string | null) => checks.some(({ status }) => status === one);
        const seenAll = !has('unknown') && !has(null);
        expect(grade.word === 'allPrivate').toBe(has('pass') && !has('fail') && seenAll);
        if (grade.word === 'mostlyPrivate')
          expect(grade.private * 2).toBeGreaterThan(grade.exposed + grade.unknown + (grade.notLooked ?? 0));
        expect(overallStatusOf(grade, calm) === 'allPrivate').toBe(grade.word === 'allPrivate');
        expect(overallStatusOf(grade, calm) === 'exposed').toBe(has('fail'));
      }),
    );
  });

  it('never gets better by a check that becomes unknown', () => {
    const words = ['mostlyExposed', 'partlyExposed', 'none', 'mostlyPrivate', 'allPrivate'];
    fc.assert(
      fc.property(graded, fc.nat(39), (checks, index) => {
        if (checks[index]?.status !== 'pass') return;
        for (const status of ['unknown', null] as const) {
          const worse = checks.with(index, { status });
          expect(words.indexOf(gradeOf(worse).word)).toBeLessThanOrEqual(words.indexOf(gradeOf(checks).word));
        }
      }),
    );
  });

  it('of several accounts is that of all their checks together', () => {
    fc.assert(
      fc.property(graded, graded, (one, other) => {
        expect(sumGrades([gradeOf(one), gradeOf(other)])).toEqual(gradeOf([...one, ...other]));
      }),
    );
  });

  it('counts a manual check as open until the person has done it', () => {
    const grade = gradeOf([
      { status: 'manual' },
      { status: 'manual', done: true },
      { status: 'manual', done: false },
    ]);
    expect(grade).toMatchObject({ manualOpen: 2, word: 'none' });
  });

  it('is never green by the person’s own word about a setting, and of several accounts keeps it', () => {
    const own = { status: 'manual', done: true, own: true } as const;
    fc.assert(
      fc.property(graded, fc.integer({ min: 1, max: 9 }), (checks, said) => {
        const answered = gradeOf([...checks, ...Array(said).fill(own)]);
        const without = gradeOf(checks);
        expect(answered).toMatchObject({ own: said, private: without.private, exposed: without.exposed });
        expect(answered.word).not.toBe('allPrivate');
        expect(overallStatusOf(answered, calm)).not.toBe('allPrivate');
        if (answered.word === 'mostlyPrivate') expect(without.word).toMatch(/Private$/);
        expect(sumGrades([without, gradeOf(Array(said).fill(own))])).toEqual(answered);
      }),
    );
  });
});

describe('the person’s own answer', () => {
  const said = (done: boolean, at: string): HistoryEntry => ({
    kind: 'answer',
    check: 'house.a',
    done,
    on: at.slice(0, 10),
    at,
  });
  const pastAfter = (...entries: HistoryEntry[]) => pastOf(entries).checks.get('house.a') ?? noPast;

  it('about a setting counts until something newer was found out, and then no more', () => {
    const check = setting('a');
    const past = pastAfter(found('a', 'on', day(1)), said(true, day(2)));
    expect(standingAnswer(check, past)).toMatchObject({ done: true });
    expect(positionOf(check, past, noon(3))).toEqual({ status: 'manual', done: true, own: true });
    const seenSince = pastAfter(said(true, day(2)), found('a', 'on', day(3)));
    expect(standingAnswer(check, seenSince)).toBeNull();
    expect(positionOf(check, seenSince, noon(3))).toEqual({ status: 'fail' });
  });

  it('that a setting is exposed is believed against what was seen before', () => {
    const past = pastAfter(found('a', 'off', day(1)), said(false, day(2)));
    expect(positionOf(setting('a'), past, noon(3))).toEqual({ status: 'fail' });
  });

  it('outlives a look that could not tell, and is old then, whichever way it went', () => {
    const check = setting('a');
    for (const [done, stands] of [
      [true, { status: 'manual', done: true, own: true }],
      [false, { status: 'fail' }],
    ] as const) {
      const past = pastAfter(found('a', 'off', day(1)), said(done, day(2)), found('a', 'timeout', day(3)));
      expect(positionOf(check, past, noon(3))).toEqual({ ...stands, aged: true });
    }
  });

  it('an undo of ours that nobody could read again leaves nothing private, and its late answer nothing green', () => {
    const check = setting('a');
    const undo = (reason: 'timeout' | 'off', why: 'notAnswered' | 'browserClosed') =>
      fixed('a', 'off', day(2), {
        action: 'undo',
        result: 'failed',
        after: reason === 'off' ? 'off' : null,
        reason: why,
        proof: [finding('a', reason, day(2))],
      });
    const unread = pastAfter(found('a', 'off', day(1)), undo('timeout', 'browserClosed'));
    expect(positionOf(check, unread, noon(3))).toEqual({ status: 'unknown' });
    const late = pastAfter(found('a', 'off', day(1)), undo('off', 'notAnswered'));
    expect(positionOf(check, late, noon(3))).toEqual({ status: 'pass', aged: true });
    const seenSince = pastAfter(
      found('a', 'off', day(1)),
      undo('timeout', 'browserClosed'),
      found('a', 'off', day(3)),
    );
    expect(positionOf(check, seenSince, noon(3))).toEqual({ status: 'pass' });
    const fixUnread = pastAfter(
      found('a', 'on', day(1)),
      fixed('a', 'on', day(2), { result: 'failed', after: null, reason: 'browserClosed', proof: [] }),
    );
    expect(positionOf(check, fixUnread, noon(3)), 'a fix makes nothing better').toMatchObject({
      status: 'fail',
    });
  });

  it('a clock that was set back makes nothing look newer than it is', () => {
    const check = setting('a');
    const past = pastAfter(found('a', 'off', day(9)), found('a', 'timeout', day(2)));
    expect(positionOf(check, past, noon(3))).toEqual({ status: 'pass', aged: true });
    const ahead = pastAfter(found('a', 'off', day(90)));
    expect(positionOf(check, ahead, noon(3))).toEqual({ status: 'pass', aged: true });
  });

  it('that a setting is private settles its flip back, until a look contradicts it', () => {
    const check = setting('a');
    const flip = [found('a', 'off', day(1)), found('a', 'on', day(2))];
    expect(openFlipBack(check, pastAfter(...flip))).toMatchObject({ before: day(2) });
    expect(openFlipBack(check, pastAfter(...flip, said(false, day(3))))).toMatchObject({ before: day(2) });
    expect(openFlipBack(check, pastAfter(...flip, said(true, day(3))))).toBeNull();
    const unseen = found('a', 'signedOut', day(4));
    expect(openFlipBack(check, pastAfter(...flip, said(true, day(3)), unseen))).toBeNull();
    expect(
      openFlipBack(check, pastAfter(...flip, said(true, day(3)), found('a', 'on', day(4)))),
    ).toMatchObject({
      before: day(2),
    });
    expect(openFlipBack(check, pastAfter(...flip, found('a', 'off', day(3))))).toBeNull();
  });

  it('to what only they can know always counts', () => {
    const past = pastAfter(said(true, day(2)), found('a', 'on', day(3)));
    expect(standingAnswer(form('a'), past)).toMatchObject({ done: true });
  });
});

describe('the overall status', () => {
  it.each([
    [{ ...calm, checking: true, unseenFlips: 1 }, 'checking'],
    [{ ...calm, unseenFlips: 1, paused: true }, 'flipped'],
    [{ ...calm, paused: true }, 'paused'],
    [calm, 'exposed'],
  ] as const)('of %o is %s', (now, word) => {
    expect(overallStatusOf(gradeOf([{ status: 'fail' }, { status: 'unknown' }]), now)).toBe(word);
  });

  it('says that nothing is there yet rather than that all is well', () => {
    expect(overallStatusOf(gradeOf([]), calm)).toBe('nothingYet');
    expect(overallStatusOf(gradeOf([{ status: 'notOffered' }, { status: null }]), calm)).toBe('nothingYet');
  });
});

describe('news', () => {
  const newsAfter = (entries: HistoryEntry[], ...now: Parameters<typeof seen>[]) => {
    const past = pastOf(entries);
    const findings = now.map((what) => {
      const observation = seen(...what);
      return compare(past.checks.get(observation.check) ?? noPast, observation, account.id);
    });
    return newsOf({ account: account.id, findings, past });
  };
  const before = [found('a', 'off', day(1)), finished('one', day(1))];

  it('are flips back and nothing that got better', () => {
    expect(newsAfter(before, ['a', 'on', day(8)])).toMatchObject([
      { kind: 'flippedBack', after: day(1), before: day(8) },
    ]);
    expect(newsAfter([found('a', 'on', day(1)), finished('one', day(1))], ['a', 'off', day(8)])).toEqual([]);
  });

  it('are settings first seen, and exposed, in a later audit than the first', () => {
    expect(newsAfter(before, ['b', 'on', day(8)])).toMatchObject([{ kind: 'newExposure', check: 'house.b' }]);
    expect(newsAfter(before, ['b', 'off', day(8)])).toEqual([]);
    expect(newsAfter([], ['b', 'on', day(8)])).toEqual([]);
  });

  it('are no settings first seen after a look at another one alone: the whole has yet to be seen first', () => {
    const alone = [found('a', 'off', day(1)), finishedSingle('one', day(1))];
    expect(newsAfter(alone, ['b', 'on', day(8)])).toEqual([]);
  });

  it('are a second miss in a row, once', () => {
    const miss = (number: number) => found('a', 'controlMissing', day(number));
    expect(newsAfter([...before, miss(2)], ['a', 'controlMissing', day(3)])).toMatchObject([
      { kind: 'checkMaybeBroken' },
    ]);
    expect(newsAfter(before, ['a', 'controlMissing', day(3)])).toEqual([]);
    const second = newsAfter([...before, miss(2)], ['a', 'controlMissing', day(3)]);
    const third = newsAfter([...before, miss(2), miss(3)], ['a', 'controlMissing', day(4)]);
    expect(third.map(({ key }) => key)).toEqual(second.map(({ key }) => key));
  });

  it.each(['controlMissing', 'labelChanged', 'ambiguous', 'redirected', 'pageMissing', 'notReady'] as const)(
    'are two misses in a row by “%s”: the check may be out of date',
    (reason) => {
      const told = newsAfter([...before, found('a', reason, day(2))], ['a', reason, day(3)]);
      expect(told).toMatchObject([{ kind: 'checkMaybeBroken', check: 'house.a' }]);
    },
  );

  it.each(reasons.filter((one) => !isMiss(one)))('blame no check for “%s”, however often', (reason) => {
    const again = [2, 3, 4].map((number) => found('a', reason, day(number)));
    const told = newsAfter([...before, ...again], ['a', reason, day(5)]);
    expect(told.filter(({ kind }) => kind === 'checkMaybeBroken')).toEqual([]);
  });

  it('are one call to sign in for each time that the session was lost', () => {
    const first = newsAfter(before, ['a', 'signedOut', day(8)], ['b', 'signedOut', day(8)]);
    expect(first).toMatchObject([{ kind: 'signInNeeded', why: 'signedOut' }]);
    const again = newsAfter([...before, found('a', 'signedOut', day(8))], ['a', 'signedOut', day(15)]);
    const told = unannounced(first, []);
    expect(unannounced(again, told.told).news).toEqual([]);
    const lostLater = newsAfter([...before, found('a', 'off', day(9))], ['a', 'signedOut', day(15)]);
    expect(unannounced(lostLater, told.told).news.length).toBe(1);
  });

  it('are told once, whatever comes how often', () => {
    const key = fc
      .constantFrom('a', 'b', 'c', 'd')
      .map((one) => ({ kind: 'newExposure' as const, key: one, account: 'x', check: one }));
    fc.assert(
      fc.property(fc.array(fc.array(key, { maxLength: 5 }), { maxLength: 8 }), (audits) => {
        const spoken: string[] = [];
        let told: readonly string[] = [];
        for (const news of audits) {
          const next = unannounced(news, told);
          spoken.push(...next.news.map((one) => one.key));
          told = next.told;
        }
        expect(spoken).toEqual([...new Set(audits.flat().map((one) => one.key))]);
      }),
    );
  });
});

describe('quiet hours', () => {
  const berlin = 'Europe/Berlin';
  const night = { from: 22, to: 7 };
  it.each([
    ['2026-11-21T20:59:00Z', null],
    ['2026-11-21T21:00:00Z', '2026-11-22T06:00:00.000Z'],
    ['2026-11-22T05:59:00Z', '2026-11-22T06:00:00.000Z'],
    ['2026-11-22T06:00:00Z', null],
    // The night in which clocks go forward, and the one in which they go back.
    ['2026-03-28T21:30:00Z', '2026-03-29T05:00:00.000Z'],
    ['2026-10-24T20:30:00Z', '2026-10-25T06:00:00.000Z'],
  ])('over midnight, at %s, last until %s', (now, until) => {
    expect(quietUntil(new Date(now), night, berlin)?.toISOString() ?? null).toBe(until);
  });

  it('of equal hours, or of none, are never', () => {
    expect(quietUntil(new Date(), { from: 3, to: 3 }, berlin)).toBeNull();
    expect(quietUntil(new Date(), null, berlin)).toBeNull();
  });

  it('end in the future, and are over then', () => {
    const hour = fc.nat(23);
    const instant = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    const zone = fc.constantFrom(
      berlin,
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    );
    fc.assert(
      fc.property(instant, hour, hour, zone, (now, from, to, where) => {
        const until = quietUntil(now, { from, to }, where);
        if (until === null) return;
        expect(until.getTime()).toBeGreaterThan(now.getTime());
        expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        expect(quietUntil(until, { from, to }, where)).toBeNull();
      }),
    );
  });
});
