import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, wallTimeAt } from '../../checks/schedule/local-time.ts';
import {
  graceMs,
  minimumGapMs,
  nextDue,
  type SchedulePolicy,
  type ScheduleState,
} from '../../checks/schedule/schedule.ts';

const hour = 3_600_000;
const dayMs = 24 * hour;
const berlin = 'Europe/Berlin';
const zones = [
  berlin,
  'UTC',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
];

const monday9: SchedulePolicy = { every: 'week', weekday: 1, hour: 9, zone: berlin };
const fresh: ScheduleState = {
  since: '2026-11-18T12:00:00.000Z',
  lastAudit: null,
  jitter: 0,
  paused: false,
  notBefore: null,
};
const at = (text: string) => new Date(text);
const longAwake = at('2026-11-01T00:00:00Z');
const due = (
  now: string,
  state: Partial<ScheduleState> = {},
  policy: Partial<SchedulePolicy> = {},
  awake = longAwake,
) => nextDue(at(now), awake, { ...fresh, ...state }, { ...monday9, ...policy });
const dueAt = (...what: Parameters<typeof due>) => due(...what).at?.toISOString() ?? null;

describe('the next audit', () => {
  it('is on the chosen weekday at the chosen local hour', () => {
    expect(dueAt('2026-11-18T12:00:01Z')).toBe('2026-11-23T08:00:00.000Z');
    expect(dueAt('2026-11-18T12:00:01Z', {}, { every: 'day' })).toBe('2026-11-19T08:00:00.000Z');
    expect(dueAt('2026-11-18T12:00:01Z', {}, { every: 'month' })).toBe('2026-12-01T08:00:00.000Z');
  });

  it('is spread by the stored chance, and by nothing else', () => {
    expect(dueAt('2026-11-18T12:00:01Z', { jitter: 0.5 })).toBe('2026-11-23T09:00:00.000Z');
    expect(dueAt('2026-11-20T12:00:01Z', { jitter: 0.5 })).toBe('2026-11-23T09:00:00.000Z');
  });

  it('is none while paused or off', () => {
    expect(dueAt('2026-12-18T12:00:01Z', { paused: true })).toBeNull();
    expect(dueAt('2026-12-18T12:00:01Z', {}, { every: 'off' })).toBeNull();
  });

  it('stays due until it is done', () => {
    for (const now of ['2026-11-23T08:00:00Z', '2026-11-23T08:00:01Z', '2026-11-23T20:00:00Z']) {
      expect(dueAt(now)).toBe('2026-11-23T08:00:00.000Z');
    }
    expect(dueAt('2026-11-23T08:02:00Z', { lastAudit: '2026-11-23T08:01:00.000Z' })).toBe(
      '2026-11-30T08:00:00.000Z',
    );
  });

  it('is made up for once after a long sleep, a little after waking', () => {
    const woke = at('2026-12-20T10:00:00Z');
    const next = due('2026-12-20T10:00:01Z', { lastAudit: '2026-11-23T08:00:00.000Z' }, {}, woke);
    expect(next).toMatchObject({ at: new Date(woke.getTime() + graceMs), catchUp: true });
    const done = { lastAudit: '2026-12-20T10:05:00.000Z' };
    // Monday the 21st is too near: the one that was made up for stands in for it.
    expect(dueAt('2026-12-20T10:06:00Z', done, {}, woke)).toBe('2026-12-28T08:00:00.000Z');
  });

  it('waits until the site may be asked again', () => {
    const notBefore = '2026-11-23T09:30:00.000Z';
    expect(dueAt('2026-11-23T08:00:00Z', { notBefore })).toBe(notBefore);
  });

  it('survives a clock that was years ahead for a while', () => {
    const ahead = {
      since: '2031-01-01T00:00:00.000Z',
      lastAudit: '2031-01-01T00:00:00.000Z',
      notBefore: '2031-01-02T00:00:00.000Z',
    };
    const next = due('2026-11-18T12:00:00Z', ahead);
    expect(next.state).toMatchObject({
      since: '2026-11-18T12:00:00.000Z',
      lastAudit: '2026-11-18T12:00:00.000Z',
      notBefore: null,
    });
    expect(next.at?.toISOString()).toBe('2026-11-23T08:00:00.000Z');
    expect(nextDue(at('2026-11-23T08:00:00Z'), longAwake, next.state, monday9).at?.toISOString()).toBe(
      '2026-11-23T08:00:00.000Z',
    );
  });

  it('is not done twice because the clock was moved back by an hour', () => {
    const next = due('2026-11-23T07:30:00Z', { lastAudit: '2026-11-23T08:05:00.000Z' });
    expect(next.at?.toISOString()).toBe('2026-11-30T08:00:00.000Z');
  });

  it('comes although its hour is skipped or comes twice when clocks change', () => {
    const nightly = { every: 'day', hour: 2 } as const;
    expect(dueAt('2026-03-28T12:00:00Z', { since: '2026-03-28T12:00:00.000Z' }, nightly)).toBe(
      '2026-03-29T01:00:00.000Z',
    );
    expect(dueAt('2026-10-24T12:00:00Z', { since: '2026-10-24T12:00:00.000Z' }, nightly)).toBe(
      '2026-10-25T00:00:00.000Z',
    );
  });
});

const policies = fc.record({
  every: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  weekday: fc.integer({ min: 1, max: 7 }),
  hour: fc.nat(23),
  zone: fc.constantFrom(...zones),
});
const instants = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true })
  .map((date) => date.getTime());
const period = { day: dayMs, week: 7 * dayMs, month: 31 * dayMs };

/** Lives through stretches of wake and sleep, asking every 20 minutes while awake, and returns when audits began. */
function live(start: number, stretches: readonly [number, number][], policy: SchedulePolicy, jitter: number) {
  let state: ScheduleState = { ...fresh, since: new Date(start).toISOString(), jitter };
  let now = start;
  const audits: number[] = [];
  for (const [awakeFor, asleepFor] of stretches) {
    const woke = now;
    while (now < woke + awakeFor) {
      const next = nextDue(new Date(now), new Date(woke), state, policy);
      state = next.state;
      if (next.at !== null && next.at.getTime() <= now) {
        audits.push(now);
        state = { ...state, lastAudit: new Date(now).toISOString() };
      }
      now += 20 * 60_000;
    }
    now += asleepFor;
  }
  return audits;
}

describe('whatever the zone, the policy and the sleep', () => {
  const jitter = fc.double({ min: 0, max: 0.999, noNaN: true });
  const stretch = fc.tuple(
    fc.integer({ min: hour, max: 4 * dayMs }),
    fc.integer({ min: 0, max: 20 * dayMs }),
  );

  it('two audits are never nearer than the least gap, however many were missed', () => {
    fc.assert(
      fc.property(
        instants,
        fc.array(stretch, { minLength: 1, maxLength: 6 }),
        policies,
        jitter,
        (start, life, policy, chance) => {
          const audits = live(start, life, policy, chance);
          for (const [index, one] of audits.entries()) {
            const next = audits[index + 1];
            if (next !== undefined) expect(next - one).toBeGreaterThanOrEqual(minimumGapMs[policy.every]);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('a machine that never sleeps is audited in every period', () => {
    fc.assert(
      fc.property(instants, policies, jitter, (start, policy, chance) => {
        const span = period[policy.every] * 3;
        const audits = live(start, [[span, 0]], policy, chance);
        expect(audits.length).toBeGreaterThanOrEqual(2);
        const longest = period[policy.every] + 6 * hour;
        for (const [index, one] of [start, ...audits].entries()) {
          const next = audits[index];
          if (next !== undefined) expect(next - one).toBeLessThanOrEqual(longest);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('a planned audit begins at the chosen hour, or within its spread', () => {
    fc.assert(
      fc.property(instants, policies, (start, policy) => {
        const state = { ...fresh, since: new Date(start).toISOString() };
        const next = nextDue(new Date(start), new Date(start - dayMs), state, policy).at;
        if (next === null) throw new Error('nothing is planned');
        const shown = wallTimeAt(next, policy.zone);
        // Where the chosen hour is skipped that day, it is the first one after the gap.
        const isSkipped =
          wallTimeAt(instantOf({ ...shown, hour: policy.hour }, policy.zone), policy.zone).hour !==
          policy.hour;
        if (!isSkipped) expect(shown.hour).toBe(policy.hour);
        if (policy.every === 'week' && !isSkipped) expect(shown.weekday).toBe(policy.weekday);
        if (policy.every === 'month' && !isSkipped) expect(shown.day).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  it('answers the same until something is done', () => {
    fc.assert(
      fc.property(instants, policies, jitter, fc.nat(300 * dayMs), (start, policy, chance, later) => {
        const state = { ...fresh, since: new Date(start).toISOString(), jitter: chance };
        const ask = (now: number) => nextDue(new Date(now), new Date(start), state, policy).at?.getTime();
        expect(ask(start + later)).toBe(ask(start));
      }),
      { numRuns: 300 },
    );
  });

  it('a clock moved anywhere neither stops the audits nor floods them', () => {
    const jump = fc.integer({ min: -2000 * dayMs, max: 2000 * dayMs });
    fc.assert(
      fc.property(instants, policies, jump, (start, policy, by) => {
        let state: ScheduleState = {
          ...fresh,
          since: new Date(start).toISOString(),
          lastAudit: new Date(start).toISOString(),
        };
        let audits = 0;
        const begin = start + by;
        for (let now = begin; now < begin + 2 * period[policy.every] + dayMs; now += hour) {
          const next = nextDue(new Date(now), new Date(begin), state, policy);
          state = next.state;
          if (next.at === null || next.at.getTime() > now) continue;
          audits += 1;
          state = { ...state, lastAudit: new Date(now).toISOString() };
        }
        expect(audits).toBeGreaterThanOrEqual(1);
        expect(audits).toBeLessThanOrEqual(4);
      }),
      { numRuns: 20 },
    );
  });
});
