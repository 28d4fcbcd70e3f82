import { describe, expect, it } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import { unknownObservation } from '../../checks/audit/observations.ts';
import { defaultPaceSeconds } from '../../checks/audit/pace.ts';
import { UnknownCheck } from '../../checks/audit/plan.ts';
import { BrowserUnavailable } from '../../checks/audit/ports.ts';
import type { Visit } from '../../checks/engine/contract.ts';
import { auditDocumentSchema, connectionReasons } from '../../checks/model/index.ts';
import { account, day, form, found, seen, setting } from './builders.ts';
import { Stage } from './stage.ts';

const catalogue = [
  setting('a', { path: '/one' }),
  form('f'),
  setting('b', { path: '/two' }),
  setting('c', { path: '/one' }),
  setting('d', { path: '/three' }),
];

const audit = (stage: Stage, change: Partial<Parameters<typeof auditAccount>[1]> = {}, deps = stage.deps()) =>
  auditAccount(deps, {
    account,
    checks: 'all',
    trigger: 'manual',
    onProgress: (progress) => stage.progress.push(progress),
    ...change,
  });

const brief = (outcome: Awaited<ReturnType<typeof auditAccount>>) =>
  outcome.document.findings.map(({ check, status, reason }) => `${check.slice(6)} ${reason ?? status}`);

describe('an audit', () => {
  it('visits each page once for all its checks, and answers in the order of the catalogue', async () => {
    const stage = new Stage(catalogue);
    const outcome = await audit(stage);
    expect(stage.visits.map((visit) => visit.path)).toEqual(['/one', '/two', '/three']);
    expect(stage.visits[0]?.site).toBe('https://house.example');
    expect(brief(outcome)).toEqual(['a pass', 'f manual', 'b pass', 'c pass', 'd pass']);
    expect(auditDocumentSchema.safeParse(outcome.document).success).toBe(true);
    expect(outcome.stopped).toBeNull();
    expect([stage.opened, stage.closed]).toEqual([['house-1 audit'], 1]);
  });

  it('holds its pages against checks of its own platform only: two platforms may call a page alike', async () => {
    const others = { ...setting('a', { path: '/other' }), id: 'elsewhere.a', platform: 'elsewhere' };
    const stage = new Stage([others, ...catalogue]);
    await audit(stage);
    expect(stage.visits.length).toBeGreaterThan(0);
    for (const visit of stage.visits) expect(visit.catalogue).toEqual(catalogue);
    // The engine is told of a catalogue once: it has to be the same one at each page.
    expect(new Set(stage.visits.map((visit) => visit.catalogue)).size).toBe(1);
  });

  it('goes where the account says that its platform lives', async () => {
    const stage = new Stage(catalogue);
    await audit(stage, { account: { ...account, site: 'http://127.0.0.1:4001/' } });
    expect(stage.visits[0]?.site).toBe('http://127.0.0.1:4001');
    expect(stage.pauses, 'no pause on this machine').toEqual([]);
  });

  it('takes nobody else’s settings for this account’s: another sign-in stops it, and makes no flip', async () => {
    /** As the engine does: of somebody else, nothing is believed. */
    const as = (identity: string, state: 'on' | 'off') => (visit: Visit) => {
      const strange = visit.identity !== null && visit.identity !== identity;
      return {
        identity: strange ? null : identity,
        stop: strange ? ('otherAccount' as const) : null,
        observations: visit.checks.map((check) =>
          strange
            ? unknownObservation(check, 'otherAccount', day(20))
            : seen(check.id.slice(6), state, day(20)),
        ),
      };
    };
    const stage = new Stage(catalogue, { '/one': as('anna', 'off') });
    await audit(stage);
    expect(stage.log.at(-1)).toMatchObject({ kind: 'auditFinished', identity: 'anna' });

    const other = new Stage(catalogue, { '/one': as('bela', 'on') }, stage.log);
    const outcome = await audit(other);
    expect(brief(outcome)).toEqual([
      'a otherAccount',
      'f manual',
      'b otherAccount',
      'c otherAccount',
      'd otherAccount',
    ]);
    expect(outcome.document.findings.map(({ flip }) => flip)).toEqual([null, null, null, null, null]);
    expect([outcome.stopped, other.visits.length]).toEqual(['otherAccount', 1]);

    const back = new Stage(catalogue, { '/one': as('anna', 'on') }, other.log);
    expect((await audit(back)).document.findings[0]?.flip).toMatchObject({ from: 'off', to: 'on' });
  });

  it('keeps a human pace between pages, of which watching is a part', async () => {
    const stage = new Stage(catalogue, { '/one': () => ({ watchedMs: 4_000 }) });
    await audit(stage, { pace: 10 });
    expect(stage.pauses).toEqual([7_000, 11_000]);
    const slow = new Stage(catalogue, { '/one': () => ({ watchedMs: 60_000 }) });
    await audit(slow, { pace: 10 });
    expect(slow.pauses).toEqual([11_000]);
  });

  it('writes each finding down as soon as it is known', async () => {
    const stage = new Stage(catalogue, {
      '/two': () => {
        expect(stage.log.map((entry) => entry.kind)).toEqual([
          'auditStarted',
          'finding',
          'finding',
          'finding',
        ]);
        return {};
      },
    });
    const { document } = await audit(stage);
    expect(stage.visits.length).toBe(3);
    expect(stage.log.at(-1)).toMatchObject({ kind: 'auditFinished', stopped: false, audit: document.audit });
  });

  it.each(['challenge', 'rateLimited', 'signedOut', ...connectionReasons, 'browserClosed'] as const)(
    'stops at %s, and gives the rest that reason without a visit',
    async (stop) => {
      const stage = new Stage(catalogue, {
        '/two': () => ({ stop, retryAt: day(21), observations: [seen('b', stop)] }),
      });
      const outcome = await audit(stage);
      expect(stage.visits.map((visit) => visit.path)).toEqual(['/one', '/two']);
      expect(brief(outcome)).toEqual(['a pass', 'f manual', `b ${stop}`, 'c pass', `d ${stop}`]);
      expect([outcome.stopped, outcome.retryAt]).toEqual([stop, day(21)]);
      expect(stage.log.at(-1)).toMatchObject({ kind: 'auditFinished', stopped: true });
      expect(stage.closed).toBe(1);
    },
  );

  it('loses only the checks of a page that throws', async () => {
    const stage = new Stage(catalogue, {
      '/one': () => {
        throw new Error('boom');
      },
    });
    const outcome = await audit(stage);
    expect(brief(outcome)).toEqual(['a error', 'f manual', 'b pass', 'c error', 'd pass']);
    expect(outcome.document.findings[0]?.detail).toContain('boom');
  });

  it('never believes a verdict that contradicts itself, nor a private position without a second witness', async () => {
    const bad = [
      { ...seen('b', 'off'), state: null },
      { ...seen('b', 'on'), status: 'pass' as const },
      { ...seen('b', 'off'), reason: 'error' as const },
      { ...seen('b', 'error'), reason: null },
      { ...seen('b', 'off'), durationMs: -1 },
      { ...seen('b', 'off'), witnesses: [] },
      { ...seen('b', 'off'), witnesses: [{ kind: 'property' as const, says: 'off' }] },
      { ...seen('b', 'off'), witnesses: [{ kind: 'reload' as const, says: 'on' }] },
      { ...seen('b', 'off'), witnesses: [{ kind: 'network' as const, says: 'names b' }] },
      seen('a', 'off'),
    ];
    for (const observation of bad) {
      const stage = new Stage(catalogue, { '/two': () => ({ observations: [observation] }) });
      expect(brief(await audit(stage))[2]).toBe('b error');
    }
  });

  it('judges a setting that protects when on the other way round', async () => {
    const protects = [setting('p', { polarity: 'onProtects' })];
    const on = { ...seen('p', 'on'), status: 'pass' as const };
    expect(brief(await audit(new Stage(protects, { '/settings': () => ({ observations: [on] }) })))).toEqual([
      'p pass',
    ]);
    const off = seen('p', 'off');
    expect(brief(await audit(new Stage(protects, { '/settings': () => ({ observations: [off] }) })))).toEqual(
      ['p error'],
    );
  });

  it('opens no browser for what only the person can answer, and gives their answer', async () => {
    const answer = { kind: 'answer', check: 'house.f', done: true, on: '2026-01-03', at: day(3) } as const;
    const stage = new Stage([form('f')], {}, [answer]);
    const outcome = await audit(stage);
    expect(stage.opened).toEqual([]);
    expect(outcome.document.findings[0]).toMatchObject({ status: 'manual', reason: null, state: null });
    expect(outcome.document.findings[0]?.detail).toContain('2026-01-03');
  });

  it('does not guess at a check that was written for a newer engine', async () => {
    const stage = new Stage([setting('n', { engine: 2 })]);
    expect(brief(await audit(stage))).toEqual(['n engineTooOld']);
    expect(stage.visits).toEqual([]);
  });

  it('knows what the one before saw', async () => {
    const stage = new Stage(catalogue, { '/two': () => ({ observations: [seen('b', 'on', day(20))] }) }, [
      found('b', 'off', day(1)),
    ]);
    const outcome = await audit(stage, { checks: ['house.b'], trigger: 'single' });
    expect(outcome.document.findings).toHaveLength(1);
    expect(outcome.document.findings[0]).toMatchObject({
      account: 'house-1',
      previous: { status: 'pass', state: 'off', at: day(1) },
      flip: { kind: 'flippedBack', by: 'elsewhere', after: day(1), before: day(20) },
    });
  });

  it('tells switches that no check knows, and no others', async () => {
    const item = { page: '/two', key: null, label: 'New', state: 'on', check: null } as const;
    const stage = new Stage(catalogue, {
      '/two': () => ({
        inventory: [item, { ...item, check: 'house.b' }, { ...item, label: 'x'.repeat(999) }],
      }),
    });
    expect((await audit(stage)).document.unknownSwitches).toEqual([item]);
  });

  it('tells how far it is', async () => {
    const stage = new Stage(catalogue);
    await audit(stage, { pace: 1 });
    expect(stage.progress.map((step) => step.kind).filter((kind) => kind !== 'found')).toEqual([
      'started',
      'looking',
      'pausing',
      'looking',
      'pausing',
      'looking',
      'finished',
    ]);
    expect(stage.progress.at(-1)).toMatchObject({ done: 5, total: 5 });
  });

  it('stops when the person wants, and does not cover what earlier audits saw', async () => {
    const stop = new AbortController();
    const stage = new Stage(
      catalogue,
      {
        '/two': () => {
          stop.abort();
          return { stop: 'browserClosed', observations: [seen('b', 'browserClosed')] };
        },
      },
      [found('b', 'off', day(1))],
    );
    const outcome = await audit(stage, { signal: stop.signal });
    expect(brief(outcome)).toEqual(['a pass', 'f manual', 'b browserClosed', 'c pass', 'd browserClosed']);
    expect(outcome.stopped).toBe('cancelled');
    const written = stage.log.flatMap((entry) => (entry.kind === 'finding' ? [entry.finding.check] : []));
    expect(written).toEqual(['house.b', 'house.f', 'house.a', 'house.c']);
    expect(stage.log.at(-1)).toMatchObject({ kind: 'auditFinished', stopped: true });
  });

  it('does not wait out its pause when stopped', async () => {
    const stop = new AbortController();
    const stage = new Stage(catalogue);
    const { pause: _, ...deps } = stage.deps();
    setTimeout(() => stop.abort(), 50);
    const outcome = await audit(stage, { signal: stop.signal, pace: 600 }, deps);
    expect(outcome.stopped).toBe('cancelled');
    expect(stage.visits.length).toBe(1);
  });

  it('writes nothing where there is no browser', async () => {
    const stage = new Stage(catalogue);
    const browser = {
      open: () => Promise.reject(new BrowserUnavailable('noBrowser', 'none found')),
    };
    await expect(audit(stage, {}, stage.deps({ browser }))).rejects.toThrow(BrowserUnavailable);
    expect(stage.log).toEqual([]);
  });

  it('lets go of the browser where the disk is full', async () => {
    const stage = new Stage(catalogue);
    const history = {
      entries: () => stage.entries(),
      append: () => Promise.reject(new Error('ENOSPC')),
    };
    await expect(audit(stage, {}, stage.deps({ history }))).rejects.toThrow('ENOSPC');
    expect(stage.closed).toBe(1);
  });

  it('refuses a check that the platform does not have, before any browser', async () => {
    const stage = new Stage(catalogue);
    await expect(audit(stage, { checks: ['house.zzz'] })).rejects.toThrow(UnknownCheck);
    expect(stage.opened).toEqual([]);
  });
});

describe('the default pace', () => {
  it.each(['http://127.0.0.1:4001', 'http://localhost:1', 'http://[::1]:8080', 'http://x.localhost'])(
    'is none on %s',
    (site) => expect(defaultPaceSeconds(site)).toBe(0),
  );
  it.each(['https://x.com', 'https://127.0.0.1.example.com', 'https://localhost.example', 'http://10.0.0.1'])(
    'is human on %s',
    (site) => expect(defaultPaceSeconds(site)).toBeGreaterThanOrEqual(3),
  );
});
