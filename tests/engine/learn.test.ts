import { describe, expect, test } from 'vitest';
import { Loading } from '../../checks/engine/answer-fields.ts';
import { learnedPosition, learnField, type ProvenChange, type Sent } from '../../checks/engine/learn.ts';
import { type LearnedField, learnedFieldSchema } from '../../checks/model/index.ts';
import { type NoisyFix, noisyFix } from './noisy-fix.ts';

const loading = (...answers: readonly (readonly [path: string, body: unknown])[]): Loading => {
  const made = new Loading();
  for (const [path, body] of answers) made.add(path, typeof body === 'string' ? body : JSON.stringify(body));
  return made;
};
const api = (body: unknown): Loading => loading(['/api/settings', body]);
const sent = (body: unknown, address = 'https://site.example/api/save'): Sent => ({
  address,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const change = (
  before: unknown,
  after: unknown,
  one: Sent | null,
  to: 'on' | 'off' = 'off',
): ProvenChange => ({
  check: 'x.grok-training',
  to,
  before: [api(before)],
  after: [api(after)],
  sent: one === null ? [] : [one],
});

describe('the one field that changed is kept', () => {
  test.each([
    [
      'a property',
      { ads: true, other: true },
      { ads: false, other: true },
      sent({ ads: false }),
      ['ads'],
      true,
      false,
    ],
    [
      'with the other sense',
      { optOut: false },
      { optOut: true },
      sent({ opt_out: true }),
      ['optOut'],
      false,
      true,
    ],
    [
      'in words',
      { ads: 'opted_in' },
      { ads: 'opted_out' },
      sent('ads=opted_out'),
      ['ads'],
      'opted_in',
      'opted_out',
    ],
    ['as a number', { ads: 1 }, { ads: 0 }, sent({ ads: false }), ['ads'], 1, 0],
    [
      'in a list whose order changes',
      [
        { key: 'a', value: true },
        { key: 'ads', value: true },
      ],
      [
        { key: 'ads', value: false },
        { key: 'a', value: true },
      ],
      sent({ key: 'ads', value: false }),
      ['=ads', 'value'],
      true,
      false,
    ],
  ])('%s', (_, before, after, one, steps, on, off) => {
    const field = learnField(change(before, after, one), null);
    expect(field).toEqual({
      check: 'x.grok-training',
      path: '/api/settings',
      steps,
      on,
      off,
      shownBy: 'named',
    });
    expect(learnedFieldSchema.parse(field)).toEqual(field);
    // And read by it.
    expect([api(before), api(after)].map((one) => field && learnedPosition(field, one))).toEqual([
      'on',
      'off',
    ]);
  });

  test('named by the address alone', () => {
    const one = sent('', 'https://site.example/api/settings/ads?to=off');
    expect(learnField(change({ ads: true }, { ads: false }, one), null)?.shownBy).toBe('named');
  });
});

describe('nothing is kept', () => {
  test.each([
    ['where two changed', { ads: true, news: true }, { ads: false, news: false }],
    ['where none did', { ads: true }, { ads: true }],
    ['where it came only afterwards', {}, { ads: false }],
    ['where it is gone afterwards', { ads: true }, { other: true }],
    ['where it became null', { ads: true }, { ads: null }],
    ['where it became another kind of value', { ads: true }, { ads: 'off' }],
    ['of a list without names', [true, true], [false, true]],
    [
      'of a list in which a name stands twice',
      [
        { id: 'a', v: true },
        { id: 'a', v: true },
      ],
      [
        { id: 'a', v: false },
        { id: 'a', v: true },
      ],
    ],
    ['of a counter', { ads: 3 }, { ads: 4 }],
    ['of a moment', { at: '2026-11-26T10:00:00Z' }, { at: '2026-11-26T10:00:09Z' }],
    ['of a token', { token: 'a8Fk2' }, { token: 'b7Gj1' }],
  ])('%s', (_, before, after) => {
    expect(learnField(change(before, after, sent({ ads: false })), null)).toBeNull();
  });

  test('of what changes from loading to loading anyway', () => {
    const [first, second] = [api({ ads: true, tip: 'new' }), api({ ads: true, tip: 'old' })];
    const after = [api({ ads: true, tip: 'some' })];
    const one = {
      check: 'x.a',
      to: 'off',
      before: [first, second],
      after,
      sent: [sent({ tip: 'some' })],
    } as const;
    expect(learnField(one, null)).toBeNull();
  });

  test('of what two answers of one loading tell differently', () => {
    const before = loading(['/api/a', { ads: true }], ['/api/a', { ads: false }]);
    const after = loading(['/api/a', { ads: false }]);
    const one = {
      check: 'x.a',
      to: 'off',
      before: [before],
      after: [after],
      sent: [sent({ ads: false })],
    } as const;
    expect(learnField(one, null)).toBeNull();
  });
});

describe('a field that nothing sent names', () => {
  const once = learnField(change({ flag: true }, { flag: false }, sent({ op: 17 })), null);

  test('is not believed after one change', () => expect(once?.shownBy).toBe('changed'));

  test('is, when a second change has moved it in the same sense', () => {
    const back = learnField(change({ flag: false }, { flag: true }, sent({ op: 17 }), 'on'), once);
    expect(back).toEqual({ ...once, shownBy: 'named' });
  });

  test('is not, when it moved against the setting', () => {
    const back = learnField(change({ flag: true }, { flag: false }, sent({ op: 17 }), 'on'), once);
    expect(back?.shownBy).toBe('changed');
  });

  test('is not, when what was sent gives it another value: a whole form that goes back says what the page had', () => {
    const form = sent({ ads: false, flag: true });
    expect(learnField(change({ flag: true }, { flag: false }, form), null)?.shownBy).toBe('changed');
  });
});

describe('a later answer', () => {
  const field: LearnedField = {
    check: 'x.a',
    path: '/api/settings',
    steps: ['ads'],
    on: true,
    off: false,
    shownBy: 'named',
  };
  test.each([
    ['holds neither value', { ads: 'maybe' }],
    ['holds null', { ads: null }],
    ['does not hold the field', { other: true }],
    ['is empty', {}],
    ['is no JSON', '<html>'],
    ['is nothing', ''],
  ])('that %s leaves it undecided', (_, body) => {
    expect(learnedPosition(field, api(body))).toBe('undecided');
  });

  test('from another address says nothing', () => {
    expect(learnedPosition(field, loading(['/api/other', { ads: true }]))).toBeNull();
  });
});

/** Fixes on pages whose answers hold much else that moves: counters, clocks, tokens, lists in another order, other settings. */
describe('two thousand fixes on noisy pages', () => {
  const fixes = Array.from({ length: 2_000 }, (_, seed) => noisyFix(seed));
  const kept = fixes.map((one) => ({ one, field: learnField(one.change, null) }));
  const believed = kept.filter(({ field }) => field?.shownBy === 'named');
  const isRight = ({ one, field }: { one: NoisyFix; field: LearnedField | null }) =>
    one.right.some(
      (right) => JSON.stringify(right) === JSON.stringify([field?.path, ...(field?.steps ?? [])]),
    );

  test('never a wrong field is kept', () => {
    expect(
      believed
        .filter((each) => !isRight(each))
        .slice(0, 3)
        .map(({ one, field }) => [one.seed, field]),
    ).toEqual([]);
  });

  test('the right one is kept in nine of ten where the answers hold it, and nothing else moved with it', () => {
    const could = kept.filter(({ one }) => one.right.length > 0 && !one.otherMoved && one.named);
    expect(could.length).toBeGreaterThan(500);
    expect(
      could.filter((each) => each.field?.shownBy === 'named' && isRight(each)).length / could.length,
    ).toBeGreaterThanOrEqual(0.9);
  });

  test('where another setting moved as well, none is', () => {
    const both = kept.filter(({ one }) => one.otherMoved && one.right.length > 0);
    expect(both.length).toBeGreaterThan(100);
    expect(both.filter(({ field }) => field !== null).length).toBe(0);
  });

  test('where the answers do not hold it, none is believed', () => {
    const without = kept.filter(({ one }) => one.right.length === 0);
    expect(without.length).toBeGreaterThan(100);
    expect(without.filter(({ field }) => field?.shownBy === 'named').length).toBe(0);
  });
});
