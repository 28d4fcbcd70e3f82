import { describe, expect, it } from 'vitest';
import { reasonSchema, statusSchema } from '../../checks/model/index.ts';
import { clip, paths, runsOf } from '../../renderer/history/runs.ts';
import {
  factsAreOld,
  gradeMark,
  gradeName,
  isFixable,
  markOf,
  overallMark,
  remedyFor,
} from '../../renderer/report/marks.ts';
import { manifest, manifests } from './catalogue.ts';
import { finding, NOW, seen, untold, view } from './scenario.ts';
import { weekly } from './scenarios.ts';

const setting = manifests.find((one) => one.id === 'linkedin.ads-off');
const manual = manifests.find((one) => one.method === 'manual');

describe('a setting is drawn as private', () => {
  it('only where the newest finding says pass: never for its past, its state or its news', () => {
    for (const status of statusSchema.options) {
      for (const news of [true, false]) {
        const drawn = markOf(
          view('linkedin.ads-off', {
            finding: finding('linkedin.ads-off', status, { state: 'off' }),
            lastSeen: { state: 'off', at: '2026-11-21T20:00:00.000Z' },
            since: '2026-11-01T20:00:00.000Z',
            news,
          }),
          setting,
        );
        expect(drawn === 'private', `${status}, news ${news}`).toBe(status === 'pass');
      }
    }
    expect(markOf(view('linkedin.ads-off'), setting)).toBe('notYet');
  });

  it('and an undo of ours is drawn as exposed, not as something that turned back by itself', () => {
    const flip = { from: 'off', to: 'on', kind: 'flippedBack', after: NOW, before: NOW } as const;
    const by = (who: 'here' | 'elsewhere') =>
      markOf(
        view('linkedin.ads-off', {
          finding: finding('linkedin.ads-off', 'fail', { flip: { ...flip, by: who } }),
        }),
        setting,
      );
    expect(by('here')).toBe('exposed');
    expect(by('elsewhere')).toBe('flipped');
  });

  it('not for a manual check, whose own word is “answered”', () => {
    expect(markOf(view('linkedin.objection', { answer: { done: true, on: '2026-11-12' } }), manual)).toBe(
      'answered',
    );
    expect(markOf(view('linkedin.objection', { answer: { done: false, on: '2026-11-12' } }), manual)).toBe(
      'asked',
    );
  });

  it('not as a whole while something is exposed or could not be told', () => {
    const grade = {
      private: 3,
      exposed: 0,
      unknown: 0,
      manualOpen: 0,
      notOffered: 0,
      word: 'allPrivate',
    } as const;
    expect(gradeMark(grade)).toBe('private');
    expect(gradeMark({ ...grade, unknown: 1 })).toBe('unknown');
    expect(overallMark({ overall: 'checking', grade: { ...grade, exposed: 1 } })).toBe('exposed');
    expect(overallMark({ overall: 'paused', grade: { ...grade, private: 0 } })).toBe('notYet');
  });
});

describe('the name of a grade', () => {
  const none = { private: 0, exposed: 0, unknown: 0, manualOpen: 0, notOffered: 0, word: 'none' } as const;
  it.each([
    ['nothing was looked at', {}, 'none'],
    ['everything was looked at in vain', { unknown: 4 }, 'untold'],
    ['one of many was seen private', { private: 1, unknown: 4 }, 'tooLittle'],
    ['one of many was looked at so far', { private: 1, notLooked: 4 }, 'tooLittle'],
    ['most of what was private was not seen lately', { private: 4, agedPrivate: 3 }, 'aged'],
    ['there are only own answers', { own: 2 }, 'own'],
  ])('where %s', (_, counts, name) => {
    expect(gradeName({ ...none, ...counts })).toBe(name);
  });
  it('is its word where there is one', () => {
    expect(gradeName({ ...none, exposed: 1, word: 'mostlyExposed' })).toBe('mostlyExposed');
  });
});

describe('what can be done', () => {
  it('a fix only for what was seen exposed and is not locked', () => {
    const exposed = seen('linkedin.ads-off', 'fail').finding;
    expect(isFixable(exposed, setting)).toBe(true);
    expect(isFixable(exposed === null ? null : { ...exposed, locked: true }, setting)).toBe(false);
    expect(isFixable(seen('linkedin.ads-off', 'pass').finding, setting)).toBe(false);
    expect(isFixable(untold('linkedin.ads-off', 'timeout').finding, setting)).toBe(false);
    expect(isFixable(exposed, manual)).toBe(false);
    expect(isFixable(null, setting)).toBe(false);
  });

  it('after a challenge or a request to pause, nothing that would knock again by itself', () => {
    for (const reason of reasonSchema.options) {
      const remedy = remedyFor(finding('linkedin.ads-off', 'unknown', { reason }));
      if (reason === 'challenge' || reason === 'rateLimited') expect(remedy).not.toBe('checkAgain');
      if (reason === 'signedOut') expect(remedy).toBe('signIn');
    }
  });

  it('facts are old from the day after their time, not before', () => {
    const one = manifest({
      id: 'linkedin.old',
      category: 'ads',
      en: 'Old',
      de: 'Alt',
      verifiedOn: '2026-01-01',
    });
    expect(factsAreOld(one, new Date('2026-05-01T00:00:00Z'))).toBe(false);
    expect(factsAreOld(one, new Date('2026-05-02T00:00:01Z'))).toBe(true);
  });
});

describe('a timeline', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();

  it('joins equal readings and keeps every change', () => {
    const runs = runsOf([
      { at: at(1), status: 'pass', state: 'off', flip: null },
      { at: at(8), status: 'pass', state: 'off', flip: null },
      { at: at(15), status: 'unknown', state: null, flip: null },
      { at: at(22), status: 'fail', state: 'on', flip: null },
    ]);
    expect(runs.map(({ kind, readings }) => [kind, readings])).toEqual([
      ['private', 2],
      ['unknown', 1],
      ['exposed', 1],
    ]);
    expect(runs[0]?.to).toBe(Date.parse(at(15)));
  });

  it('is never longer than what was seen: it ends at the last reading, not today', () => {
    const runs = runsOf([{ at: at(1), status: 'pass', state: 'off', flip: null }]);
    expect(runs).toEqual([
      { kind: 'private', from: Date.parse(at(1)), to: Date.parse(at(1)), readings: 1, answeredOn: null },
    ]);
    expect(clip(runs, Date.parse(at(2)), Date.parse(at(9)))).toEqual([]);
  });

  it('is a handful of paths, however many readings there are', () => {
    const [timeline] = weekly(['linkedin.ads-off'], 260);
    const runs = runsOf(timeline?.points ?? []);
    const from = runs[0]?.from ?? 0;
    const drawn = paths(runs, from, runs.at(-1)?.to ?? 0, 800);
    expect([...drawn.keys()].sort()).toEqual(['exposed', 'private', 'unknown']);
    for (const path of drawn.values()) expect(path).not.toMatch(/NaN|Infinity|-\d+\.\dH/);
  });
});
