import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import { changeOnAccount } from '../../checks/audit/change-account.ts';
import { confirmOnAccount, listOnAccount, sayNotHere, takeBack } from '../../checks/audit/look-together.ts';
import { unknownObservation } from '../../checks/audit/observations.ts';
import { UnknownCheck } from '../../checks/audit/plan.ts';
import type { Listing, ListingResult } from '../../checks/engine/contract.ts';
import { pastOf } from '../../checks/history/flips.ts';
import { readLine } from '../../checks/history/line.ts';
import type { ControlMarks, HistoryEntry, Reason } from '../../checks/model/index.ts';
import { account, day, form, setting } from './builders.ts';
import { Stage } from './stage.ts';

const catalogue = [setting('a', { path: '/one' }), setting('b', { path: '/two' }), form('f')];
const marks: ControlMarks = {
  keys: { id: 'a' },
  words: ['Words of a'],
  rowTitle: null,
  container: null,
  kind: 'switch',
};
const agreed: ListingResult = {
  blocker: null,
  controls: [],
  marks: [],
  more: false,
  outline: null,
  agreement: { agreed: true, marks },
  cookies: [],
  retryAt: null,
};

function stageWith(answer: Partial<ListingResult>, past: readonly HistoryEntry[] = []) {
  const stage = new Stage(catalogue, {}, past);
  const asked: Listing[] = [];
  stage.listControls = async (listing) => {
    asked.push(listing);
    return { ...agreed, ...answer };
  };
  return { stage, asked };
}

const confirmA = { account, check: 'house.a', control: 2, state: 'on' } as const;
const audit = (stage: Stage) =>
  auditAccount(stage.deps(), { account, checks: ['house.a'], trigger: 'single' });

describe('a confirmation', () => {
  it('is kept where the page agrees, and goes with every later visit, a fix as well', async () => {
    const { stage, asked } = stageWith({});
    const done = await confirmOnAccount(stage.deps(), confirmA);
    expect(done.result).toBe('confirmed');
    expect(asked[0]).toMatchObject({ path: '/one', pointedAt: { control: 2, state: 'on' } });
    const line = stage.log.at(-1);
    expect(line).toMatchObject({
      kind: 'confirmation',
      confirmation: { check: 'house.a', page: '/one', marks },
    });
    const { document } = await audit(stage);
    expect(stage.visits[0]?.confirmations).toEqual([line?.kind === 'confirmation' && line.confirmation]);
    expect(document.findings[0]?.confirmed).toBe(day(20).slice(0, 10));
    let pressed: readonly unknown[] | undefined;
    stage.changeSetting = async ({ check, confirmations }) => {
      pressed = confirmations;
      const before = unknownObservation(check, 'confirmationDrifted', stage.now());
      return { result: 'refused', reason: 'confirmationDrifted', before, after: null, clicks: 0 };
    };
    await changeOnAccount(stage.deps(), { account, check: 'house.a', action: 'fix' });
    expect(pressed).toHaveLength(1);
  });

  it.each([
    [{ agreement: { agreed: false, reason: 'positionDiffers' } }, 'positionDiffers'],
    [{ blocker: { reason: 'signedOut', detail: '' }, agreement: null }, 'signedOut'],
    [{ agreement: null }, 'error'],
  ] as const)('leaves no trace where it is refused: %j', async (answer, reason) => {
    const { stage } = stageWith(answer);
    expect(await confirmOnAccount(stage.deps(), confirmA)).toEqual({ result: 'refused', reason });
    expect(stage.log).toEqual([]);
    expect(stage.closed).toBe(1);
  });

  it('is taken back, and a later one takes the place of an earlier', async () => {
    const { stage } = stageWith({});
    await confirmOnAccount(stage.deps(), confirmA);
    await confirmOnAccount(stage.deps(), { ...confirmA, control: 3 });
    expect(pastOf(stage.log).confirmations).toHaveLength(1);
    await takeBack(stage.deps(), 'house.a');
    expect(pastOf(stage.log).confirmations).toEqual([]);
    await expect(takeBack(stage.deps(), 'house.f')).rejects.toThrow(UnknownCheck);
    await expect(confirmOnAccount(stage.deps(), { ...confirmA, check: 'house.f' })).rejects.toThrow(
      UnknownCheck,
    );
  });
});

describe('“it is not here”', () => {
  const said: HistoryEntry = { kind: 'notHere', check: 'house.a', on: '2026-01-10', at: day(10) };
  const missing = (reason: Reason) => (visit: Parameters<Stage['readPage']>[0]) => ({
    observations: visit.checks.map((check) => unknownObservation(check, reason, day(20))),
  });
  const statusAfter = async (reason: Reason, past: readonly HistoryEntry[], time = day(20)) => {
    const stage = new Stage(catalogue, { '/one': missing(reason) }, past);
    stage.time = Date.parse(time);
    const [finding] = (await audit(stage)).document.findings;
    return finding?.reason ?? finding?.status;
  };

  it('answers for what is not found, as long as other answers, and for nothing else', async () => {
    expect(await statusAfter('controlMissing', [said])).toBe('notOffered');
    expect(await statusAfter('onlyReported', [said])).toBe('notOffered');
    expect(await statusAfter('controlMissing', [said], day(60))).toBe('controlMissing');
    for (const reason of ['signedOut', 'notReady', 'ambiguous', 'challenge'] as const)
      expect(await statusAfter(reason, [said])).toBe(reason);
  });

  it('moves no position: what was seen last stays told, and what is seen outweighs it', async () => {
    const stage = new Stage(catalogue, {}, []);
    await audit(stage);
    await sayNotHere(stage.deps(), 'house.a');
    expect((await audit(stage)).document.findings[0]).toMatchObject({ status: 'pass', state: 'off' });
    stage.pages['/one'] = missing('controlMissing');
    const [finding] = (await audit(stage)).document.findings;
    expect(finding).toMatchObject({ status: 'notOffered', state: null, strength: 'person' });
    expect(finding?.lastSeen?.state).toBe('off');
  });
});

it('a listing is of the account: its identity and confirmations go with it', async () => {
  const { stage, asked } = stageWith({ agreement: null });
  expect(await listOnAccount(stage.deps(), { account, path: '/elsewhere' })).toMatchObject({ blocker: null });
  expect(asked[0]).toMatchObject({ path: '/elsewhere', checks: [], pointedAt: null, identity: null });
  stage.listControls = async () => Promise.reject(new Error('broken'));
  expect(await listOnAccount(stage.deps(), { account, path: '/one' })).toMatchObject({
    blocker: { reason: 'error' },
  });
  expect(stage.log).toEqual([]);
});

it('lines as they were first written are read for ever', () => {
  const kept = readFileSync(new URL('histories/2026-11-26.history', import.meta.url), 'utf8').trimEnd();
  const entries = kept.split('\n').map((line) => {
    const read = readLine(line);
    if (read.kind !== 'entry') throw new Error(`${read.kind}: ${line}`);
    return read.entry;
  });
  expect(entries.map(({ kind }) => kind)).toEqual(['confirmation', 'notHere', 'takenBack']);
  const past = pastOf(entries);
  expect(past.confirmations.map(({ check, page }) => [check, page])).toEqual([
    ['x.grok-personalization', '/settings/grok_settings'],
  ]);
  expect(past.checks.get('x.grok-memory')?.notHere).toBeNull();
});
