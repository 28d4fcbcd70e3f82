import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastOf } from '../../checks/history/flips.ts';
import { gradeOf, overallStatusOf } from '../../checks/history/overall-status.ts';
import type { Grade, HistoryEntry, Manifest, OverallStatus, Reason } from '../../checks/model/index.ts';
import { reasonSchema } from '../../checks/model/index.ts';
import { accountView } from '../../electron/state/account-view.ts';
import { type Mark, markOf } from '../../renderer/report/marks.ts';
import { account, day, fixed, form, found, setting } from './builders.ts';

const seeded = { seed: 20_261_125, numRuns: 1_500 };
const ids = ['a', 'b', 'c', 'd'] as const;
const manifests: readonly Manifest[] = [...ids.map((id) => setting(id)), form('form')];

/** What can happen to a check on one day; `notOffered` is something that was seen as well. */
type Happening = 'on' | 'off' | 'notOffered' | 'fix' | 'undoUnread' | 'saidPrivate' | 'saidExposed' | Reason;
interface Day {
  readonly id: (typeof ids)[number];
  readonly what: Happening;
}

function entryOf({ id, what }: Day, number: number): HistoryEntry {
  const at = day(number);
  switch (what) {
    case 'fix':
      return fixed(id, 'on', at);
    case 'undoUnread': {
      const proof = found(id, 'timeout', at);
      if (proof.kind !== 'finding') throw new Error('no finding');
      const part = { action: 'undo', result: 'failed', after: null, reason: 'timeout' } as const;
      return fixed(id, 'off', at, { ...part, proof: [proof.finding] });
    }
    case 'saidPrivate':
    case 'saidExposed':
      return { kind: 'answer', check: `house.${id}`, done: what === 'saidPrivate', on: at.slice(0, 10), at };
    case 'notOffered': {
      const entry = found(id, 'timeout', at);
      if (entry.kind !== 'finding') throw new Error('no finding');
      return { ...entry, finding: { ...entry.finding, status: 'notOffered', reason: null } };
    }
    default:
      return found(id, what, at);
  }
}

const words = ['mostlyExposed', 'partlyExposed', 'none', 'mostlyPrivate', 'allPrivate'];
/** From alarm to green; all that is neither is one. */
const colours: Partial<Record<Mark | OverallStatus, number>> = {
  flipped: 0,
  exposed: 1,
  private: 3,
  allPrivate: 3,
};
const colour = (one: Mark | OverallStatus): number => colours[one] ?? 2;

/** All that a person is shown of these days, as somebody would see it on that day. */
function shown(days: readonly Day[], today: number) {
  const past = pastOf(days.map((one, index) => entryOf(one, index + 1)));
  const stored = {
    account,
    practice: false,
    signIn: 'signedIn',
    schedule: { since: day(1), lastAudit: null, jitter: 0, notBefore: null },
  } as const;
  const looking = { now: new Date(day(today)), seen: new Set<string>() };
  const view = accountView(stored, account, { past, radar: null, beside: new Map() }, manifests, looking);
  const news = view.checks.filter((check) => check.news).length;
  const calm = { checking: false, unseenFlips: news, paused: false };
  return {
    grade: view.grade,
    news,
    overall: overallStatusOf(view.grade, calm),
    marks: view.checks.map((check) =>
      markOf(
        check,
        manifests.find(({ id }) => id === check.check),
      ),
    ),
  };
}
type Shown = ReturnType<typeof shown>;

const notPrivate = ({ exposed, unknown, own = 0, notLooked = 0 }: Grade): number =>
  exposed + unknown + own + notLooked;

function expectNoBetter(less: Shown, more: Shown): void {
  expect(less.grade.private).toBeLessThanOrEqual(more.grade.private);
  expect(less.grade.exposed).toBeGreaterThanOrEqual(more.grade.exposed);
  expect(notPrivate(less.grade)).toBeGreaterThanOrEqual(notPrivate(more.grade));
  expect(words.indexOf(less.grade.word)).toBeLessThanOrEqual(words.indexOf(more.grade.word));
  expect(colour(less.overall)).toBeLessThanOrEqual(colour(more.overall));
  expect(less.news).toBeGreaterThanOrEqual(more.news);
  for (const [place, mark] of less.marks.entries())
    expect(colour(mark)).toBeLessThanOrEqual(colour(more.marks[place] ?? 'flipped'));
}

const id = fc.constantFrom(...ids);
const reason = fc.constantFrom(...reasonSchema.options);
const seen = fc.constantFrom<Happening>(
  'on',
  'off',
  'off',
  'off',
  'notOffered',
  'fix',
  'undoUnread',
  'saidPrivate',
  'saidExposed',
);
const history = fc.array(fc.record({ id, what: fc.oneof({ weight: 4, arbitrary: seen }, reason) }), {
  maxLength: 24,
});
const blind = fc.array(fc.record({ id, what: reason }), { maxLength: 8 });

describe('because less was seen, no grade, count, colour or mark is ever better', () => {
  it('than it was before looks in vain, and before time went by', () => {
    fc.assert(
      fc.property(history, blind, fc.nat(120), (days, inVain, later) => {
        const before = shown(days, days.length + 1);
        const after = shown([...days, ...inVain], days.length + inVain.length + 1 + later);
        expectNoBetter(after, before);
        if (inVain.length > 0) expect(after.overall).not.toBe('allPrivate');
      }),
      seeded,
    );
  });

  it('than it would be, had the setting that was not seen been seen private', () => {
    fc.assert(
      fc.property(history, id, reason, (days, one, why) => {
        const today = days.length + 2;
        expectNoBetter(
          shown([...days, { id: one, what: why }], today),
          shown([...days, { id: one, what: 'off' }], today),
        );
      }),
      seeded,
    );
  });

  it('and what nobody has looked at for longer than any schedule is not green any more, though still counted', () => {
    const days = ids.map((one) => ({ id: one, what: 'off' as const }));
    expect(shown(days, 20)).toMatchObject({ overall: 'allPrivate', grade: { private: 4 } });
    expect(shown(days, 60)).toMatchObject({ overall: 'cannotTell', grade: { private: 4, agedPrivate: 4 } });
  });

  it('a setting that was seen exposed stays exposed through a pause, a lost session and a lost connection', () => {
    for (const why of ['rateLimited', 'signedOut', 'offline'] as const) {
      const days: Day[] = [
        { id: 'a', what: 'on' },
        ...ids.slice(1).map((one) => ({ id: one, what: 'off' as const })),
        ...ids.map((one) => ({ id: one, what: why })),
      ];
      const { grade, marks, overall } = shown(days, 9);
      expect(grade).toMatchObject({ private: 3, exposed: 1, unknown: 0, agedPrivate: 3, agedExposed: 1 });
      expect(overall).toBe('exposed');
      expect(marks).toEqual(['exposed', 'wasPrivate', 'wasPrivate', 'wasPrivate', 'asked']);
    }
  });

  it('the measure itself finds a sum from which the unseen drop out', () => {
    const before = gradeOf([{ status: 'fail' }, { status: 'pass' }]);
    const dropped = gradeOf([{ status: 'unknown' }, { status: 'pass' }]);
    const as = (grade: Grade): Shown => ({ grade, news: 0, overall: 'cannotTell', marks: [] });
    expect(() => expectNoBetter(as(dropped), as(before))).toThrow();
  });
});
