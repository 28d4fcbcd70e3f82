import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { changeOnAccount } from '../../checks/audit/change-account.ts';
import type { ChangeResult } from '../../checks/engine/contract.ts';
import { compare, noPast, pastOf, undoTarget } from '../../checks/history/flips.ts';
import { openHistoryFile } from '../../checks/history/history-file.ts';
import { newsOf } from '../../checks/history/news.ts';
import { timelinesOf } from '../../checks/history/timelines.ts';
import type { Fix, HistoryEntry, State } from '../../checks/model/index.ts';
import { account, day, finding, finished, fixed, found, seen, setting } from './builders.ts';
import { Stage } from './stage.ts';

type Started = Extract<HistoryEntry, { kind: 'changeStarted' }>;

const begun = (to: State, at: string, change: Partial<Started> = {}): Started => ({
  kind: 'changeStarted',
  change: `fix-${at}`,
  check: 'house.a',
  action: to === 'off' ? 'fix' : 'undo',
  to,
  along: [],
  at,
  ...change,
});
const pastOfA = (...entries: HistoryEntry[]) => pastOf(entries).checks.get('house.a') ?? noPast;
const flipsOfA = (...entries: HistoryEntry[]) =>
  pastOfA(...entries).flips.map(({ to, by, interrupted = false }) => [to, by, interrupted]);
const off = (at: string): ChangeResult => ({
  result: 'fixed',
  reason: null,
  before: seen('a', 'on', at),
  after: seen('a', 'off', at),
  clicks: 1,
});

describe('a change that was cut short', () => {
  it('stands in the history before the page is touched, and is ended by its fix', async () => {
    const stage = new Stage([
      setting('a', { related: ['house.b', 'house.p'] }),
      setting('b'),
      setting('p', { polarity: 'onProtects' }),
    ]);
    let before: HistoryEntry[] = [];
    stage.changeSetting = async () => {
      before = [...stage.log];
      return off(stage.now());
    };
    await changeOnAccount(stage.deps(), { account, check: 'house.a', action: 'fix' });
    const moves = { check: 'house.a', action: 'fix', to: 'off' };
    const along = [
      { check: 'house.b', to: 'off' },
      { check: 'house.p', to: 'on' },
    ];
    expect(before).toMatchObject([{ kind: 'changeStarted', ...moves, along }]);
    const name = before[0]?.kind === 'changeStarted' ? before[0].change : '';
    expect(stage.log.at(-1)).toMatchObject({ kind: 'fix', change: name });
    expect(pastOf(stage.log).checks.get('house.a')?.unproven).toEqual([]);
  });

  it('is what moved the setting, by the person and here, and can be undone', () => {
    const past = pastOfA(found('a', 'on', day(1)), begun('off', day(2)));
    const now = compare(past, seen('a', 'off', day(3)), account.id);
    expect(now.flip).toMatchObject({ kind: 'madePrivate', by: 'here', interrupted: true, after: day(1) });
    const after = pastOfA(found('a', 'on', day(1)), begun('off', day(2)), found('a', 'off', day(3)));
    expect([after.flips, undoTarget(after)]).toEqual([[now.flip], 'on']);
    expect(flipsOfA(found('a', 'on', day(1)), found('a', 'off', day(3)))).toEqual([
      ['off', 'elsewhere', false],
    ]);
  });

  it('is no news, though it put the setting back', () => {
    const entries = [
      fixed('a', 'on', day(1)),
      finished('one', day(1)),
      begun('on', day(2)),
      found('a', 'timeout', day(3)),
    ];
    const past = pastOf(entries);
    const now = compare(past.checks.get('house.a') ?? noPast, seen('a', 'on', day(4)), account.id);
    expect(now.flip).toMatchObject({ kind: 'flippedBack', by: 'here', interrupted: true });
    expect(newsOf({ account: account.id, findings: [now], past })).toEqual([]);
    const without = pastOf(entries.filter(({ kind }) => kind !== 'changeStarted'));
    const flip = compare(without.checks.get('house.a') ?? noPast, seen('a', 'on', day(4)), account.id);
    const told = newsOf({ account: account.id, findings: [flip], past: without });
    expect(told.map(({ kind }) => kind)).toEqual(['flippedBack']);
    const standing = pastOfA(...entries, found('a', 'on', day(4)));
    expect([standing.standingFlipBack, undoTarget(standing)]).toEqual([null, null]);
  });

  it('explains only the position that it wanted, and only the first time that any is seen', () => {
    expect(flipsOfA(found('a', 'off', day(1)), begun('off', day(2)), found('a', 'on', day(3)))).toEqual([
      ['on', 'elsewhere', false],
    ]);
    const still = [found('a', 'off', day(1)), begun('on', day(2)), found('a', 'off', day(3))];
    expect(flipsOfA(...still, found('a', 'on', day(4)))).toEqual([['on', 'elsewhere', false]]);
  });

  it('does not explain what its own first look saw, and outlives it', () => {
    const look = (state: State, visit: string): HistoryEntry => ({
      kind: 'finding',
      audit: visit,
      finding: finding('a', state, day(3)),
    });
    const start = begun('off', day(2));
    const before = [found('a', 'on', day(1)), start];
    expect(flipsOfA(...before, look('off', start.change))).toEqual([['off', 'elsewhere', false]]);
    expect(flipsOfA(...before, look('on', start.change), found('a', 'off', day(4)))).toEqual([
      ['off', 'here', true],
    ]);
    expect(flipsOfA(...before, look('off', 'fix-of-another-day'))).toEqual([['off', 'here', true]]);
  });

  it('is not forgotten over a later fix that could not even look', () => {
    const refused = (change: Partial<Fix>) =>
      fixed('a', 'on', day(3), { result: 'refused', before: null, after: null, proof: [], ...change });
    const offline = refused({ reason: 'offline' });
    const later: HistoryEntry[] = [
      begun('off', day(3)),
      offline.kind === 'fix' ? { ...offline, change: `fix-${day(3)}` } : offline,
      refused({ action: 'undo', reason: 'nothingToUndo' }),
    ];
    const first = found('a', 'on', day(1));
    expect(flipsOfA(first, begun('off', day(2)), ...later, found('a', 'off', day(5)))).toEqual([
      ['off', 'here', true],
    ]);
    expect(flipsOfA(first, ...later, found('a', 'off', day(5)))).toEqual([['off', 'elsewhere', false]]);
  });

  it('may have moved its neighbours to private, and never excuses that one of them was put back', () => {
    const start = begun('off', day(2), { along: [{ check: 'house.b', to: 'off' }] });
    const b = (...entries: HistoryEntry[]) => pastOf(entries).checks.get('house.b') ?? noPast;
    const moved = b(found('b', 'on', day(1)), start, found('b', 'off', day(3)));
    expect(moved.flips).toMatchObject([{ to: 'off', by: 'here', interrupted: true }]);
    expect(undoTarget(moved), 'it was not this one that was asked for').toBeNull();
    expect(b(found('b', 'off', day(1)), start, found('b', 'on', day(3))).flips).toMatchObject([
      { kind: 'flippedBack', by: 'elsewhere' },
    ]);
  });

  it('is told as such on its timeline', () => {
    const timelines = timelinesOf([
      found('a', 'on', day(1)),
      begun('off', day(2)),
      found('a', 'off', day(3)),
    ]);
    expect(timelines[0]?.points.at(-1)?.flip).toMatchObject({ by: 'here', interrupted: true });
  });
});

/** Lines as versions before this one wrote them, word for word: histories are never rewritten. */
const oldLines = [
  '{"kind":"auditStarted","audit":{"id":"one","trigger":"manual","startedAt":"2026-01-01T12:00:00.000Z"},"checks":["house.a"]}',
  '{"kind":"finding","audit":"fix-mii1","finding":{"check":"house.a","platform":"house","status":"fail","reason":null,"state":"on","locked":false,"observed":{"label":"A","key":null,"url":null},"witnesses":[],"at":"2026-01-02T12:00:00.000Z","durationMs":1,"revision":1,"detail":null,"account":"house-1","previous":{"status":"pass","state":"off","at":"2026-01-01T12:00:00.000Z"},"flip":{"from":"off","to":"on","after":"2026-01-01T12:00:00.000Z","before":"2026-01-02T12:00:00.000Z","kind":"flippedBack","by":"elsewhere"}}}',
  '{"kind":"fix","fix":{"check":"house.a","action":"fix","result":"fixed","before":"on","after":"off","reason":null,"proof":[],"at":"2026-01-03T12:00:00.000Z"}}',
  '{"kind":"answer","check":"house.f","done":true,"on":"2026-01-03","at":"2026-01-03T12:00:00.000Z"}',
];

it('a history from before these lines is read whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flipwatch-old-'));
  try {
    const sum = (json: string) => crc32(json).toString(16).padStart(8, '0');
    await writeFile(join(folder, 'old'), oldLines.map((json) => `${sum(json)} ${json}\n`).join(''));
    const history = await openHistoryFile(join(folder, 'old'));
    const entries = await history.entries();
    await history.close();
    expect([history.damaged, history.newer]).toEqual([null, 0]);
    expect(entries).toEqual(oldLines.map((json) => JSON.parse(json)));
    expect(flipsOfA(...entries, found('a', 'off', day(4)))).toEqual([['off', 'here', false]]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
