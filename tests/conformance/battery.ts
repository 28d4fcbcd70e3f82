import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue, loadCatalogue } from '../../checks/catalogue/index.ts';
import type { Fault } from '../../checks/catalogue/practice-sites.ts';
import {
  isGuided,
  isPressable,
  isReadable,
  type Observation,
  privateState,
  type Reason,
  type SettingManifest,
  type State,
  type Status,
  standingOf,
} from '../../checks/model/index.ts';
import { shareOf } from '../support/at-length.ts';
import { BenchOfChecks, impatient, patient, quick } from './bench-of-checks.ts';

type Outcome = Status | `unknown/${Reason}`;
interface Case {
  readonly fault: Fault;
  readonly proves: string;
  /**
   * What every check must say with the setting on the server in that position, where on exposes; a list where more than
   * one is right. Where on protects it is the other one's.
   */
  readonly on: Outcome | readonly Outcome[];
  readonly off: Outcome | readonly Outcome[];
}

const decided = { on: 'fail', off: 'pass' } as const;
const both = (outcome: Outcome | readonly Outcome[]) => ({ on: outcome, off: outcome });

/** Conditions under which a setting must still be read rightly. */
const benign: readonly Case[] = [
  { fault: 'late', proves: 'a control that appears late', ...decided },
  { fault: 'cookieBanner', proves: 'a cookie banner over the page, with switches of its own', ...decided },
  { fault: 'hiddenDecoy', proves: 'a hidden copy in the opposite position', ...decided },
  { fault: 'decoySwitch', proves: 'another switch that comes first', ...decided },
  { fault: 'noNetwork', proves: 'a page without any network answer', ...decided },
  { fault: 'reorder', proves: 'rows in another order', ...decided },
  { fault: 'wrapped', proves: 'other classes and wrappers', ...decided },
  { fault: 'disabled', proves: 'a disabled control', ...decided },
];

/** Conditions that must be said to be what they are. */
const obstructed: readonly Case[] = [
  {
    fault: 'missing',
    proves: 'a missing control',
    ...both(['unknown/controlMissing', 'unknown/labelChanged']),
  },
  { fault: 'neverReady', proves: 'a page that never becomes ready', ...both('unknown/notReady') },
  { fault: 'blank', proves: 'a blank page', ...both('unknown/notReady') },
  { fault: 'signedOut', proves: 'a redirect to the sign-in page', ...both('unknown/signedOut') },
  { fault: 'challenge', proves: 'a challenge', ...both('unknown/challenge') },
  { fault: 'rateLimited', proves: 'too many requests', ...both('unknown/rateLimited') },
  { fault: 'serverError', proves: 'a server error', ...both('unknown/siteError') },
  { fault: 'pageMissing', proves: 'a page that is not there any more', ...both('unknown/pageMissing') },
  {
    fault: 'dropped',
    proves: 'a connection closed half-way',
    ...both(['unknown/siteError', 'unknown/notReady', 'unknown/offline', 'unknown/error']),
  },
  { fault: 'hang', proves: 'a request that is never answered', ...both('unknown/timeout') },
  { fault: 'duplicated', proves: 'the control twice', ...both('unknown/ambiguous') },
  { fault: 'redirected', proves: 'a redirect to the overview', ...both('unknown/redirected') },
  {
    fault: 'otherHeading',
    proves: 'another setting’s page at this address',
    ...both(['unknown/redirected', 'unknown/ambiguous', 'unknown/controlMissing', 'unknown/labelChanged']),
  },
  { fault: 'staleAria', proves: 'ARIA that contradicts the property', ...both('unknown/ambiguous') },
  { fault: 'reworded-inverted', proves: 'words that say the opposite', ...both('unknown/labelChanged') },
  { fault: 'notOffered', proves: 'the site says that there is no such setting', ...both('notOffered') },
  {
    fault: 'unknownValue',
    proves: 'the server holds no value, drawn as off',
    ...both('unknown/neverDecided'),
  },
  { fault: 'dataFails', proves: 'the page’s data fails, drawn as off', ...both('unknown/notReady') },
  { fault: 'answerEmpty', proves: 'data that names nothing', ...both('unknown/notReady') },
  { fault: 'answerErrors', proves: 'data that is a list of errors', ...both('unknown/notReady') },
  { fault: 'answerSignIn', proves: 'a sign-in page in place of data', ...both('unknown/signedOut') },
  { fault: 'answerSignedOut', proves: 'data refused to whom nobody knows', ...both('unknown/signedOut') },
  { fault: 'answerChallenge', proves: 'data refused without a proof', ...both('unknown/challenge') },
  { fault: 'answerRateLimited', proves: 'data refused with a pause', ...both('unknown/rateLimited') },
  { fault: 'codeBreaks', proves: 'code that breaks off', ...both('unknown/notReady') },
  { fault: 'saysFailed', proves: 'a line that says that loading failed', ...both('unknown/notReady') },
  { fault: 'acceptWall', proves: 'a page that asks to agree', ...both('unknown/acceptWall') },
  { fault: 'comeBackLater', proves: 'a server that asks to come back later', ...both('unknown/rateLimited') },
  { fault: 'dataHangs', proves: 'the page’s data never comes, drawn as off', ...both('unknown/notReady') },
];

/** What a site does against a fix, and how that must be told. */
const against = [
  ['refuses', 'failed', ['notSaved']],
  ['ignores', 'failed', ['notHeld']],
  ['slowRollback', 'failed', ['notHeld', 'notSaved']],
  ['disabled', 'refused', ['locked']],
  ['unknownValue', 'refused', ['neverDecided', 'timeout']],
  ['staleAria', 'refused', ['ambiguous']],
  ['challenge', 'refused', ['challenge']],
  ['signedOut', 'refused', ['signedOut']],
] as const;

const said = (seen: Observation | undefined): Outcome | 'nothing' =>
  seen === undefined ? 'nothing' : spoken(seen.status, seen.reason);

const spoken = (status: Status, reason: Reason | null): Outcome =>
  reason === null ? status : (`unknown/${reason}` as Outcome);

/** What a platform has to be tried: a platform may have none of a kind. */
function kindsOf(platformId: string, { manifests }: Catalogue) {
  const own = manifests.filter(({ platform }) => platform === platformId);
  const settings = own.filter(isReadable);
  const isReported = (check: SettingManifest) => standingOf(check) === 'reported';
  return {
    believed: settings.filter((check) => !isReported(check)),
    reported: settings.filter(isReported),
    guided: own.filter(isGuided),
  };
}

/** The battery that every check of a platform must pass against its practice site. Takes the platform's own cases too. */
export function provesItsChecks(
  platformId: string,
  own: readonly Case[],
  catalogue: Catalogue = loadCatalogue(),
): void {
  const { believed, reported, guided } = kindsOf(platformId, catalogue);
  let bench: BenchOfChecks;
  beforeAll(async () => {
    bench = await BenchOfChecks.open(platformId, catalogue);
  });
  afterAll(async () => {
    await bench.close();
  });

  /** Whether the page's own answers name it, as far as is known. */
  const isNamed = (id: string) => believed.find((check) => check.id === id)?.settle.networkKeys.length !== 0;
  const platform = catalogue.platforms.find(({ id }) => id === platformId);
  const knowsProof = (platform?.challengePaths.length ?? 0) > 0;
  /** What is said of some faults where less of the platform is known: it is in doubt as well, by another reason. */
  const otherwise: Partial<Record<Fault, readonly Outcome[]>> = {
    // Where answers name nothing, one that holds no value is one that says nothing.
    ...(believed.every(({ id }) => isNamed(id))
      ? {}
      : { unknownValue: ['unknown/neverDecided', 'unknown/notReady'] }),
    // Nobody knows where such a platform sends whom it asks for a proof.
    ...(knowsProof
      ? {}
      : {
          challenge: ['unknown/challenge', 'unknown/redirected'],
          answerChallenge: ['unknown/challenge', 'unknown/notReady'],
        }),
  };
  const alsoSaid = (fault: Fault, check: SettingManifest): readonly string[] => {
    if (fault === 'unknownValue' && !isNamed(check.id)) return ['notReady'];
    return fault === 'challenge' && !knowsProof ? ['redirected'] : [];
  };
  type Expected = Outcome | readonly Outcome[];
  const readsAs = async (expected: Record<State, Expected>, timing = patient, checks = bench.settings) => {
    const truthOf = ({ id }: SettingManifest) => bench.truth.get(id) ?? 'on';
    const isRight = (check: SettingManifest, outcome: string) =>
      [expected[truthOf(check) === privateState(check) ? 'off' : 'on']].flat().some((one) => one === outcome);
    const first = await bench.readAll(timing, checks);
    // A busy machine runs out of time with several pages at once: what it did not see is looked at again, with patience.
    const late = checks.filter((check) => {
      const outcome = said(first.get(check.id));
      return outcome === 'unknown/timeout' && !isRight(check, outcome);
    });
    const seen = new Map([...first, ...(late.length === 0 ? [] : await bench.readAll(patient, late))]);
    const wrong = checks.flatMap((check) => {
      const observation = seen.get(check.id);
      const outcome = said(observation);
      if (isRight(check, outcome)) return [];
      return [`${check.id} is ${truthOf(check)}: ${outcome} (${observation?.detail})`];
    });
    expect(wrong).toEqual([]);
    // Whatever the page does, looking at it never changes anything.
    expect(bench.site.writes()).toEqual([]);
    return seen;
  };

  // Nothing is lost by turning away soon from what never comes, and what shows at once is never waited for to the end.
  const never: readonly Fault[] = ['neverReady', 'blank', 'dropped', 'hang', 'dataFails', 'dataHangs'];
  const shownAtOnce: readonly Fault[] = [
    ...benign.map(({ fault }) => fault),
    'signedOut',
    'challenge',
    'rateLimited',
    'serverError',
    'pageMissing',
    'redirected',
    'notOffered',
    'answerSignIn',
    'answerSignedOut',
    'answerChallenge',
    'answerRateLimited',
    'acceptWall',
    'comeBackLater',
  ];
  const timingFor = (fault: Fault) => {
    if (never.includes(fault)) return impatient;
    return shownAtOnce.includes(fault) ? patient : quick;
  };

  if (believed.length > 0) {
    describe.each(['en', 'de'] as const)('every check, in %s', (language) => {
      it('sees the exposing position as exposed', async () => {
        bench.set('exposed', [], language);
        await readsAs(decided);
      });

      it('sees the private position as private, confirmed by the page’s own answer or by a second loading', async () => {
        bench.set('private', [], language);
        const seen = await readsAs(decided);
        const seenNow = bench.settings.flatMap(({ id }) => seen.get(id) ?? []);
        for (const { check, witnesses } of seenNow)
          expect(witnesses.map(({ kind }) => kind)).toEqual(
            expect.arrayContaining(['address', 'property', isNamed(check) ? 'network' : 'reload']),
          );
        const namedOnly = believed.every(({ id }) => isNamed(id));
        if (namedOnly) expect(new Set(bench.site.pageViews()).size).toBe(bench.site.pageViews().length);
      });
    });

    describe.each(shareOf(`benign ${platformId}`, benign, 2))('with $proves', ({ fault, on, off }) => {
      it.each(['mixed', 'mixed the other way'] as const)(
        'and neighbours %s, a check is read rightly',
        async (positions) => {
          bench.set(positions, [fault]);
          const seen = await readsAs({ on, off }, timingFor(fault), bench.under(fault));
          if (fault === 'disabled')
            for (const observation of seen.values()) expect(observation.locked).toBe(true);
        },
      );
    });

    // Another setting's page needs one: a platform with a single page has none.
    const several = new Set(believed.map(({ place }) => place.path)).size > 1;
    const possible = obstructed
      .filter(({ fault }) => several || fault !== 'otherHeading')
      .map((one) => ({ ...one, ...(otherwise[one.fault] && both(otherwise[one.fault] ?? [])) }));
    it.each([...shareOf(`obstructed ${platformId}`, possible, 3), ...own])(
      'with $proves every check says what is so',
      async ({ fault, on, off }) => {
        bench.set('mixed', [fault]);
        const checks = bench.under(fault);
        expect(checks).not.toEqual([]);
        await readsAs({ on, off }, timingFor(fault), checks);
      },
    );

    it('reads a switch that is drawn off and learns its value 2.5 seconds later, with nothing in flight before', async () => {
      bench.set('on', ['lateValue']);
      const seen = await bench.readAll({ ...quick, ready: 8_000, watchFactor: 1 });
      expect(
        bench.settings
          .map((check) => [
            check.id,
            seen.get(check.id)?.status,
            privateState(check) === 'on' ? 'pass' : 'fail',
          ])
          .filter(([, status, right]) => status !== right),
      ).toEqual([]);
    }, 120_000);
  }

  if (believed.some(isPressable))
    describe('a fix', () => {
      it('clicks its own control once, and is proven by a reload', async () => {
        bench.set('on');
        const pressable = bench.pressable();
        await bench.each(async (check) => {
          const { result, reason, before, after, clicks } = await bench.change(check, 'off');
          expect([check.id, result, reason, before.state, after?.state, clicks]).toEqual([
            check.id,
            'fixed',
            null,
            'on',
            'off',
            check.commit.kind === 'saveButton' ? 2 : 1,
          ]);
        }, pressable);
        const writes = bench.site.writes().map(({ check, to }) => `${check} ${to}`);
        expect([...writes].sort()).toEqual(pressable.map(({ id }) => `${id} off`).sort());
      });

      it('does nothing on a setting that is private already', async () => {
        bench.set('off');
        await bench.each(async (check) => {
          expect([check.id, (await bench.change(check, 'off')).result]).toEqual([check.id, 'already']);
        }, bench.pressable());
        expect(bench.site.writes()).toEqual([]);
      });

      it('that is taken back leaves the setting as it was', async () => {
        const [check] = bench.pressable();
        if (!check) throw new Error('no check');
        bench.set('off');
        expect((await bench.change(check, 'on')).result).toBe('fixed');
        expect(bench.site.writes()).toEqual([{ check: check.id, to: 'on' }]);
      });

      it.each(shareOf(`against ${platformId}`, against, 2))(
        'against a site that has "%s" is reported as %s',
        async (fault, result, reasons) => {
          bench.set('on', [fault]);
          const checks = bench.pressable(bench.under(fault));
          await bench.each(async (check) => {
            const change = await bench.change(check, 'off', fault === 'unknownValue' ? quick : patient);
            expect([check.id, change.result]).toEqual([check.id, result]);
            expect([...reasons, ...alsoSaid(fault, check)]).toContain(change.reason);
          }, checks);
          if (result === 'refused') expect(bench.site.writes()).toEqual([]);
        },
      );

      it('leaves an unexpected confirmation to the person', async () => {
        bench.set('on', ['confirmsDialog']);
        await bench.each(async (check) => {
          const change = await bench.change(check, 'off');
          // What a button saves is asked about after the control was pressed.
          const saved = check.commit.kind === 'saveButton';
          expect([check.id, change.result]).toEqual([check.id, saved ? 'failed' : 'refused']);
          if (!saved) expect(['oneWay', 'blockedByDialog']).toContain(change.reason);
        }, bench.pressable());
        expect(bench.site.writes()).toEqual([]);
      });
    });

  if (reported.length > 0)
    describe('a check that is known only from reports', () => {
      it.each(['exposed', 'private', 'mixed'] as const)('is read %s, and not believed', async (position) => {
        bench.set(position);
        const seen = await bench.readAll(patient, bench.reported);
        expect(bench.reported.map(({ id }) => said(seen.get(id)))).toEqual(
          bench.reported.map(() => 'unknown/onlyReported'),
        );
        expect(bench.site.writes()).toEqual([]);
      });

      it.each(shareOf(`reported ${platformId}`, obstructed, 2))(
        'with $proves says nothing of where it stands',
        async ({ fault }) => {
          bench.set('mixed', [fault]);
          const seen = await bench.readAll(timingFor(fault), bench.reported.slice(0, 4));
          for (const observation of seen.values())
            expect([observation.check, observation.status]).not.toEqual([
              observation.check,
              expect.stringMatching(/^(pass|fail)$/),
            ]);
        },
      );

      it.each(['mixed', 'mixed the other way'] as const)(
        'would be read rightly %s, if its control had been shown',
        async (positions) => {
          bench.set(positions);
          await readsAs(
            decided,
            patient,
            bench.reported.map((check) => ({ ...check, standing: 'proven' })),
          );
        },
      );
    });

  if (guided.length > 0)
    describe('a check that only the person can read', () => {
      it('stands on a page of the practice site in a sentence, with nothing to press', async () => {
        bench.set('mixed');
        for (const { id, place, words } of guided) {
          const beside = [...believed, ...reported].filter((check) => check.place.path === place.path);
          const text = await bench.textOf(place.path);
          expect(text.words).toContain(words.en.title);
          // Settings that are read may stand on the same page, and have the only controls there.
          if (beside.length === 0) expect([id, text.controls]).toEqual([id, 0]);
        }
        expect(bench.site.writes()).toEqual([]);
      });
    });
}
