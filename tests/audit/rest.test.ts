import { describe, expect, it } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import { sayNotHere } from '../../checks/audit/look-together.ts';
import type { Confirmation, HistoryEntry, Reason, SettingManifest } from '../../checks/model/index.ts';
import { account, day, seen, setting } from './builders.ts';
import { Stage } from './stage.ts';

const reported = (id: string, path: string): SettingManifest => ({
  ...setting(id, { path }),
  standing: 'reported',
});
const proven = setting('known', { path: '/known' });
const shared = { ...setting('beside', { path: '/shared' }), standing: 'proven' } as const;
const catalogue = [proven, reported('rumour', '/rumour'), reported('guest', '/shared'), shared];

/** An account on whose reported settings nothing was ever decided, but for this reason. */
const stageWith = (reason: Reason = 'onlyReported') => {
  const unknown = (id: string) => ({ ...seen(id, reason), at: stage.now(), candidates: ['Rumoured data'] });
  const stage: Stage = new Stage(catalogue, {
    '/rumour': () => ({ observations: [unknown('rumour')] }),
    '/shared': () => ({ observations: [unknown('guest'), seen('beside', 'off', stage.now())] }),
  });
  return stage;
};
const pagesAt = async (
  stage: Stage,
  at: string,
  checks: readonly string[] | 'all' = 'all',
  of = catalogue,
) => {
  stage.time = Date.parse(at);
  const before = stage.visits.length;
  const { document } = await auditAccount(stage.deps({ catalogue: of }), {
    account,
    checks,
    trigger: 'scheduled',
  });
  return { pages: stage.visits.slice(before).map(({ path }) => path), document };
};
const everything = ['/known', '/rumour', '/shared'];
const withoutRumour = ['/known', '/shared'];

const confirmation: Confirmation = {
  check: 'house.rumour',
  page: '/rumour',
  state: 'on',
  on: '2026-01-05',
  marks: { keys: {}, words: ['Rumoured data'], rowTitle: null, container: null, kind: 'switch' },
  at: day(2),
};

describe('a page of which only reports speak', () => {
  it('is visited once in four weeks of weekly audits; pages with anything else on them each time', async () => {
    const stage = stageWith();
    const visited: string[][] = [];
    for (const week of [0, 1, 2, 3, 4, 5]) visited.push((await pagesAt(stage, day(1 + 7 * week))).pages);
    expect(visited).toEqual([
      everything,
      withoutRumour,
      withoutRumour,
      withoutRumour,
      everything,
      withoutRumour,
    ]);
  });

  it('is told in between as what it was, with the day of that look, and is never written down as seen again', async () => {
    const stage = stageWith();
    await pagesAt(stage, day(1));
    const { document } = await pagesAt(stage, day(8));
    expect(document.findings.map(({ check }) => check)).toEqual(catalogue.map(({ id }) => id));
    expect(document.findings[1]).toMatchObject({
      status: 'unknown',
      reason: 'onlyReported',
      state: null,
      standing: 'reported',
      candidates: ['Rumoured data'],
      detail: expect.stringContaining('Not looked at in this audit'),
    });
    expect(document.findings[1]?.at.slice(0, 10)).toBe(day(1).slice(0, 10));
    const kept = stage.log.filter(
      (entry) => entry.kind === 'finding' && entry.finding.check === 'house.rumour',
    );
    expect(kept).toHaveLength(1);
  });

  it('is visited whenever it is asked for by name', async () => {
    const stage = stageWith();
    await pagesAt(stage, day(1));
    expect((await pagesAt(stage, day(2), ['house.rumour'])).pages).toEqual(['/rumour']);
  });

  it.each([
    ['signedOut', true],
    ['timeout', true],
    ['siteError', true],
    ['controlMissing', false],
    ['labelChanged', false],
  ] as const)('after %s: is visited at the next audit: %s', async (reason, again) => {
    const stage = stageWith(reason);
    await pagesAt(stage, day(1));
    expect((await pagesAt(stage, day(8))).pages.includes('/rumour')).toBe(again);
  });

  it('is visited once the person has confirmed its control, and when its facts have changed', async () => {
    const said: HistoryEntry = { kind: 'confirmation', confirmation };
    const stage = stageWith();
    await pagesAt(stage, day(1));
    const newer = catalogue.map((check) =>
      check.place.path === '/rumour' ? { ...check, revision: 2 } : check,
    );
    expect((await pagesAt(stage, day(3), 'all', newer)).pages).toEqual(everything);
    const other = stageWith();
    await pagesAt(other, day(1));
    other.log.push(said);
    expect((await pagesAt(other, day(3))).pages).toEqual(everything);
  });

  it('is visited when the day of the last look lies ahead of the clock', async () => {
    const stage = stageWith();
    await pagesAt(stage, day(20));
    expect((await pagesAt(stage, day(2))).pages).toEqual(everything);
  });

  it('rests where the person has said that it is not there, and their word is told', async () => {
    const stage = stageWith();
    await pagesAt(stage, day(1));
    await sayNotHere(stage.deps(), 'house.rumour');
    const { pages, document } = await pagesAt(stage, day(8));
    expect(pages).toEqual(withoutRumour);
    expect(document.findings[1]).toMatchObject({ status: 'notOffered', strength: 'person', state: null });
  });

  it('never rests where it was believed before: a position that was seen is looked after', async () => {
    const stage = stageWith();
    stage.pages['/rumour'] = () => ({ observations: [seen('rumour', 'on', stage.now())] });
    const before = [proven, setting('rumour', { path: '/rumour' })];
    await pagesAt(stage, day(1), 'all', before);
    expect((await pagesAt(stage, day(8))).pages).toEqual(everything);
  });
});
