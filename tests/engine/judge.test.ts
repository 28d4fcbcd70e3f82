import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trusted } from '../../checks/audit/observations.ts';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { type Evidence, judge, needsWatch } from '../../checks/engine/judge.ts';
import { type SeenControl, stateOf } from '../../checks/engine/look.ts';
import { privateState, type SettingManifest } from '../../checks/model/index.ts';

const settings = loadCatalogue().manifests.filter(
  (manifest): manifest is SettingManifest => manifest.method === 'setting',
);
const [anySetting] = settings;
if (!anySetting) throw new Error('the catalogue is empty');
const inverted: SettingManifest = { ...anySetting, polarity: 'onProtects' };

const control = fc.record({
  kind: fc.constant('switch' as const),
  rowTitle: fc.constant(null),
  choice: fc.constant(null),
  property: fc.constantFrom('true', 'false', 'mixed', null),
  aria: fc.constantFrom('true', 'false', 'mixed', 'yes', null),
  disabled: fc.boolean(),
  keys: fc.constant({}),
  containers: fc.constant([]),
  names: fc.constant([]),
  visible: fc.constant(true),
  inDialog: fc.boolean(),
  inNavigation: fc.boolean(),
}) as fc.Arbitrary<SeenControl>;

const evidence: fc.Arbitrary<Evidence> = fc.record({
  blocker: fc.option(fc.constant({ reason: 'timeout' as const, detail: 'd' }), { freq: 6 }),
  notOffered: fc.option(fc.constant('the page says so'), { freq: 6 }),
  recognition: fc.oneof(
    control.map((seen) => ({
      found: true as const,
      index: 0,
      control: seen,
      witnesses: [{ kind: 'key' as const, says: 'k' }],
      label: 'L',
      key: 'k',
    })),
    fc.constant({ found: false as const, reason: 'controlMissing' as const, detail: 'd' }),
    fc.constant(null),
  ),
  heading: fc.option(fc.constant('H')),
  path: fc.constant('/p'),
  network: fc.constantFrom('on', 'off', 'never', 'undecided', 'disagree', null),
  doubt: fc.constantFrom(null, 'its own code broke off'),
  dataPending: fc.constantFrom('own', 'foreign', null),
  settled: fc.boolean(),
  reloaded: fc.constantFrom('on', 'off', null, undefined),
});

describe('the private position', () => {
  it('is off where on exposes, on where on protects, and the same to those who judge and those who trust', () => {
    const exposes: SettingManifest = { ...anySetting, polarity: 'onExposes' };
    expect([privateState(exposes), privateState(inverted)]).toEqual(['off', 'on']);
    fc.assert(
      fc.property(evidence, fc.boolean(), (gathered, invert) => {
        const check = invert ? inverted : exposes;
        const at = '2026-11-21T20:00:00.000Z';
        const place = {
          check: check.id,
          platform: check.platform,
          revision: check.revision,
          durationMs: 0,
          at,
        };
        const observed = { label: null, key: null, url: null };
        const seen = { ...place, observed, ...judge(check, gathered) };
        expect(trusted(check, seen, at, 0)).toEqual(seen);
      }),
    );
  });
});

describe('the verdict', () => {
  it('is "private" only with the private position seen and a second witness that agrees', () => {
    fc.assert(
      fc.property(evidence, fc.boolean(), (gathered, invert) => {
        const check = invert ? inverted : anySetting;
        const verdict = judge(check, gathered);
        if (verdict.status !== 'pass') return;
        const seen = gathered.recognition?.found ? stateOf(gathered.recognition.control) : null;
        expect(seen).toBe(privateState(check));
        expect(gathered.blocker).toBeNull();
        expect(gathered.settled).toBe(true);
        expect(gathered.network === seen || gathered.reloaded === seen).toBe(true);
        expect([null, seen]).toContain(gathered.network);
        expect([undefined, null, seen]).toContain(gathered.reloaded);
        if (gathered.network === null) expect([gathered.doubt, gathered.dataPending]).toEqual([null, null]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('has a reason if, and only if, it is unknown', () => {
    fc.assert(
      fc.property(evidence, (gathered) => {
        const verdict = judge(anySetting, gathered);
        expect(verdict.reason !== null).toBe(verdict.status === 'unknown');
      }),
    );
  });

  it('is "exposed" only with the exposing position seen', () => {
    fc.assert(
      fc.property(evidence, fc.boolean(), (gathered, invert) => {
        const verdict = judge(invert ? inverted : anySetting, gathered);
        if (verdict.status !== 'fail') return;
        expect(verdict.state).toBe(invert ? 'off' : 'on');
        if (gathered.network !== null) return;
        expect(gathered.dataPending).not.toBe('own');
        // What has heard nothing is drawn off: no alarm by a position that a broken page may only seem to have.
        if (invert) expect(gathered.doubt).toBeNull();
      }),
      { numRuns: 5_000 },
    );
  });

  it('treats no blocker, blank or failure as any position', () => {
    const nothing: Evidence = {
      blocker: null,
      notOffered: null,
      recognition: null,
      heading: null,
      path: '/p',
      network: 'off',
      doubt: null,
      dataPending: null,
      settled: true,
      reloaded: 'off',
    };
    const blank = { found: false, reason: 'controlMissing', detail: 'd' } as const;
    const failure = { blocker: { reason: 'offline', detail: 'd' } } as const;
    for (const check of [anySetting, inverted])
      for (const said of ['on', 'off'] as const)
        for (const change of [{}, { recognition: blank }, failure])
          expect(judge(check, { ...nothing, network: said, reloaded: said, ...change })).toMatchObject({
            status: 'unknown',
            state: null,
          });
  });
});

describe('one look is enough', () => {
  it('never for a private position that the page’s own answer has not confirmed', () => {
    fc.assert(
      fc.property(control, fc.boolean(), (seen, invert) => {
        const check = invert ? inverted : anySetting;
        if (stateOf(seen) === privateState(check)) expect(needsWatch(check, seen, null)).toBe(true);
      }),
    );
  });
});
