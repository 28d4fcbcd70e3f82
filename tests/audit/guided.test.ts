import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import { keepAnswer } from '../../checks/audit/guided.ts';
import { noPast, pastOf } from '../../checks/history/flips.ts';
import { readLine, writeLine } from '../../checks/history/line.ts';
import { gradeOf } from '../../checks/history/overall-status.ts';
import { openFlipBack, positionOf, standingAnswer } from '../../checks/history/position.ts';
import { timelinesOf } from '../../checks/history/timelines.ts';
import type { HistoryEntry, PersonsAnswer } from '../../checks/model/index.ts';
import { account, day, form, found, guided, setting } from './builders.ts';
import { Stage } from './stage.ts';

const check = guided('words');
const catalogue = [setting('a'), check, form('b')];

/** A history to which the person has answered on these days. */
async function answered(...said: readonly [PersonsAnswer, string][]): Promise<Stage> {
  const stage = new Stage(catalogue);
  for (const [answer, at] of said) {
    const clock = { now: () => new Date(at) };
    await keepAnswer({ history: stage, clock, catalogue }, account, check.id, answer);
  }
  return stage;
}
const audited = async (stage: Stage, at: string) => {
  stage.time = Date.parse(at);
  const { document } = await auditAccount(stage.deps(), { account, checks: [check.id], trigger: 'manual' });
  const [finding] = document.findings;
  if (finding === undefined) throw new Error('nothing was found');
  return finding;
};
const standsAt = (stage: Stage, at: string) =>
  positionOf(check, pastOf(stage.log).checks.get(check.id) ?? noPast, new Date(at));
const looked = (stage: Stage) =>
  stage.log.flatMap((entry) => (entry.kind === 'looked' ? [entry.finding] : []));

describe('a guided check in an audit', () => {
  test('is never opened nor read: it waits for the person’s answer, and says so', async () => {
    const stage = new Stage(catalogue);
    expect(await audited(stage, day(2))).toMatchObject({
      status: 'unknown',
      reason: 'awaitsAnswer',
      state: null,
      strength: null,
      standing: null,
    });
    expect([stage.opened, stage.visits]).toEqual([[], []]);
    expect(standsAt(stage, day(2))).toEqual({ status: 'unknown' });
  });

  test.each([
    ['on', 'fail'],
    ['off', 'pass'],
    ['notThere', 'notOffered'],
  ] as const)('repeats what the person saw (%s), with the day on which they did', async (answer, status) => {
    const stage = await answered([answer, day(2)]);
    const before = stage.log.length;
    const state = answer === 'notThere' ? null : answer;
    for (const at of [day(9), day(16)])
      expect(await audited(stage, at)).toMatchObject({
        status,
        state,
        reason: null,
        strength: 'person',
        at: day(2),
        flip: null,
        witnesses: [],
      });
    expect(stage.visits).toEqual([]);
    // Nothing was seen anew, and the history does not say that it was.
    const kinds = stage.log.slice(before).map(({ kind }) => kind);
    expect(kinds).toEqual(['auditStarted', 'auditFinished', 'auditStarted', 'auditFinished']);
  });

  test.each(['on', 'off', 'notThere'] as const)(
    'asks again after a while (%s), and no audit makes an answer fresh',
    async (answer) => {
      const stage = await answered([answer, day(2)]);
      for (const at of [day(9), day(30)]) await audited(stage, at);
      expect(await audited(stage, day(50))).toMatchObject({ status: 'unknown', reason: 'awaitsAnswer' });
      expect(standsAt(stage, day(50))).toEqual(
        {
          on: { status: 'fail', aged: true },
          off: { status: 'manual', done: true, own: true, aged: true },
          notThere: { status: 'unknown' },
        }[answer],
      );
    },
  );

  test('today’s manifest says which position is private, whatever the line says', async () => {
    const stage = await answered(['on', day(2)]);
    const turned = guided('words', 'onProtects');
    const deps = stage.deps({ catalogue: [turned] });
    stage.time = Date.parse(day(3));
    const { document } = await auditAccount(deps, { account, checks: 'all', trigger: 'manual' });
    expect(document.findings[0]).toMatchObject({ status: 'pass', state: 'on' });
    const past = pastOf(stage.log).checks.get(check.id) ?? noPast;
    expect(standingAnswer(turned, past)?.done).toBe(true);
    expect(standingAnswer(check, past)?.done).toBe(false);
  });
});

describe('an answer in the history', () => {
  test('is never counted as seen private: it is the person’s own word, fresh or old', async () => {
    const stage = await answered(['off', day(2)]);
    for (const at of [day(2), day(9), day(60)]) {
      const position = standsAt(stage, at);
      expect(position).toMatchObject({ status: 'manual', own: true });
      expect(gradeOf([position])).toMatchObject({ private: 0, own: 1, word: 'none' });
    }
    expect(standsAt(stage, day(9)).aged).toBeUndefined();
    expect(standsAt(stage, day(60)).aged).toBe(true);
  });

  test('is a flip where it differs from the one before, by whoever', async () => {
    const stage = await answered(['off', day(2)], ['off', day(9)], ['on', day(16)]);
    const flip = {
      from: 'off',
      to: 'on',
      after: day(9),
      before: day(16),
      kind: 'flippedBack',
      by: 'elsewhere',
    };
    expect(looked(stage).map((finding) => finding.flip)).toEqual([null, null, flip]);
    const past = pastOf(stage.log).checks.get(check.id) ?? noPast;
    expect(openFlipBack(check, past)).toEqual(flip);
    expect(past.agreeing).toBe(0);
    const [timeline] = timelinesOf(stage.log);
    expect(timeline?.points.map(({ status, flip: turned, answer }) => [status, turned?.to, answer])).toEqual([
      ['pass', undefined, { done: true, on: day(2).slice(0, 10) }],
      ['pass', undefined, { done: true, on: day(9).slice(0, 10) }],
      ['fail', 'on', { done: false, on: day(16).slice(0, 10) }],
    ]);
    // Told once, by the answer itself: an audit only repeats where it stands.
    expect((await audited(stage, day(17))).flip).toBeNull();
    await keepAnswer(
      { history: stage, clock: { now: () => new Date(day(18)) }, catalogue },
      account,
      check.id,
      'off',
    );
    expect(openFlipBack(check, pastOf(stage.log).checks.get(check.id) ?? noPast)).toBeNull();
  });

  test('is refused of what is only done, of what is not there, and of what a newer engine reads', async () => {
    const stage = new Stage(catalogue);
    const clock = { now: () => new Date(day(2)) };
    for (const id of ['house.b', 'house.none'])
      await expect(keepAnswer({ history: stage, clock, catalogue }, account, id, 'on')).rejects.toThrow(
        /no check called/,
      );
    const newer = [{ ...check, engine: 99 }];
    expect(await keepAnswer({ history: stage, clock, catalogue: newer }, account, check.id, 'on')).toEqual({
      result: 'refused',
      reason: 'engineTooOld',
    });
    expect(stage.log).toEqual([]);
  });

  test('a line that claims more than a person can see is not read; old lines are, for ever', async () => {
    const [honest] = looked(await answered(['off', day(2)]));
    if (honest === undefined) throw new Error('nothing was kept');
    const line = (finding: object): string => {
      const json = JSON.stringify({ kind: 'looked', finding });
      return `${crc32(json).toString(16).padStart(8, '0')} ${json}`;
    };
    expect(readLine(line(honest)).kind).toBe('entry');
    for (const forged of [
      { strength: 'network' },
      { strength: null },
      { witnesses: [{ kind: 'network', says: 'off' }] },
      { status: 'unknown', reason: 'awaitsAnswer' },
      { status: 'manual' },
      { status: 'notOffered' },
      { state: null },
      { state: 'private' },
      { locked: false },
      { observed: { label: 'Anything', key: null, url: null } },
    ])
      expect([forged, readLine(line({ ...honest, ...forged })).kind]).toEqual([forged, 'newer']);
    const before: HistoryEntry = {
      kind: 'answer',
      check: check.id,
      done: true,
      on: '2025-01-02',
      at: day(1),
    };
    expect(readLine(writeLine(before).trimEnd()).kind).toBe('entry');
  });

  test('a later look of ours at a setting outweighs it, and an earlier one does not', () => {
    const said = { kind: 'looked', finding: lookAt('a', 'off', day(3)) } as const;
    const past = (...entries: HistoryEntry[]) => pastOf(entries).checks.get('house.a') ?? noPast;
    const stands = (...entries: HistoryEntry[]) =>
      positionOf(setting('a'), past(...entries), new Date(day(6)));
    expect(stands(found('a', 'on', day(2)), said)).toMatchObject({ status: 'manual', own: true });
    expect(stands(said, found('a', 'on', day(5)))).toEqual({ status: 'fail' });
    expect(stands(said, found('a', 'timeout', day(5)))).toMatchObject({ own: true, aged: true });
  });
});

function lookAt(id: string, state: 'on' | 'off', at: string) {
  const entry = found(id, state, at);
  if (entry.kind !== 'finding') throw new Error('no finding');
  return {
    ...entry.finding,
    status: state === 'on' ? ('fail' as const) : ('pass' as const),
    reason: null,
    locked: null,
    observed: { label: null, key: null, url: null },
    witnesses: [],
    strength: 'person' as const,
  };
}
