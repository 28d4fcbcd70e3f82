import { beforeAll, describe, expect, it } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import { pastOf } from '../../checks/history/flips.ts';
import {
  type AuditDocument,
  auditDocumentSchema,
  type HistoryEntry,
  type Manifest,
  type Observation,
  statusSchema,
} from '../../checks/model/index.ts';
import { writeReport } from '../../checks/report/write-report.ts';
import { account, day, finding, fixed, form, found, platform, seen, setting } from '../audit/builders.ts';
import { Stage } from '../audit/stage.ts';
import { open } from './sample.ts';

/*
 * One audit with everything in it, as the documents that people and programs get. They are kept in `golden/`, so that a
 * change of one is read in review. It was meant? `npm test -- tests/report/golden.test.ts -u` writes them anew.
 */

const called = <T extends Manifest>(check: T, title: string): T => ({
  ...check,
  words: { en: { ...check.words.en, title } },
});

const checks: readonly Manifest[] = [
  called(setting('kept'), 'Private all the time'),
  called(setting('exposed'), 'Exposed all the time'),
  called(setting('back'), 'Turned on again by somebody else'),
  called(setting('undone'), 'Turned on again by an undo that nothing had proven'),
  called(setting('mended'), 'Turned off by a fix, with its proof'),
  called(setting('late'), 'Turned off by a fix that nothing had proven'),
  called(setting('cut'), 'Turned off by a fix that was cut short'),
  called(setting('elsewhere'), 'Turned off by somebody else'),
  called(setting('blocked', { polarity: 'onProtects' }), 'Exposed while it is off'),
  called(setting('locked'), 'Exposed, and locked'),
  called(setting('abroad'), 'Not offered'),
  called(setting('was-private'), 'Private when last seen'),
  called(setting('was-exposed'), 'Exposed when last seen'),
  called(setting('gone'), 'Never found'),
  called(setting('own-word'), 'Never found, and private by their own word'),
  called(setting('broken'), 'Gone wrong in Flipwatch itself'),
  called(setting('newer', { engine: 99 }), 'Meant for a newer Flipwatch'),
  called(form('sent'), 'A form that was sent'),
  called(form('open'), 'A form that was not'),
];
/** It came after the audit. */
const added = called(setting('added'), 'Not looked at yet');

const began = (id: string, action: 'fix' | 'undo', to: 'on' | 'off'): HistoryEntry => ({
  kind: 'changeStarted',
  change: `change-${id}`,
  check: `house.${id}`,
  action,
  to,
  along: [],
  at: day(8),
});

/** A click whose outcome could not be read again. */
const unproven = (id: string, before: 'on' | 'off', action: 'fix' | 'undo'): HistoryEntry => {
  const offline = finding(id, 'offline', day(8));
  return fixed(id, before, day(8), {
    action,
    result: 'failed',
    after: null,
    reason: 'offline',
    proof: [offline],
  });
};

const past: readonly HistoryEntry[] = [
  ...['kept', 'back', 'undone', 'was-private', 'blocked'].map((id) => found(id, 'off', day(6))),
  ...['exposed', 'mended', 'late', 'cut', 'elsewhere', 'locked', 'was-exposed'].map((id) =>
    found(id, 'on', day(6)),
  ),
  fixed('mended', 'on', day(8)),
  unproven('late', 'on', 'fix'),
  unproven('undone', 'off', 'undo'),
  began('cut', 'fix', 'off'),
  { kind: 'answer', check: 'house.sent', done: true, on: '2026-01-09', at: day(9) },
  { kind: 'answer', check: 'house.own-word', done: true, on: '2026-01-10', at: day(10) },
];

/** What the newest audit sees, where it is not what `seen` would say of a switch that is off. */
const shown: Readonly<Record<string, (at: string) => Observation>> = {
  exposed: (at) => seen('exposed', 'on', at),
  back: (at) => seen('back', 'on', at),
  undone: (at) => seen('undone', 'on', at),
  blocked: (at) => ({ ...seen('blocked', 'off', at), status: 'fail' }),
  locked: (at) => ({ ...seen('locked', 'on', at), locked: true }),
  abroad: (at) => ({
    ...seen('abroad', 'controlMissing', at),
    status: 'notOffered',
    reason: null,
  }),
  'was-private': (at) => seen('was-private', 'siteError', at),
  'was-exposed': (at) => seen('was-exposed', 'labelChanged', at),
  gone: (at) => seen('gone', 'controlMissing', at),
  'own-word': (at) => seen('own-word', 'controlMissing', at),
  broken: (at) => ({ ...seen('broken', 'error', at), detail: 'A sentence for whoever mends it.' }),
  kept: (at) => ({
    ...seen('kept', 'off', at),
    strength: 'network',
    observed: { label: 'Label of kept', key: 'id=kept', url: 'https://house.example/settings' },
    witnesses: [
      { kind: 'address', says: '/settings' },
      { kind: 'heading', says: 'Privacy <& more>' },
      { kind: 'key', says: 'id=kept' },
      { kind: 'label', says: 'Label of kept' },
      { kind: 'property', says: 'off' },
      { kind: 'aria', says: 'off' },
      { kind: 'network', says: 'off' },
    ],
  }),
};

let document: AuditDocument;
let report = '';

beforeAll(async () => {
  const stage = new Stage(
    checks,
    {
      '/settings': (visit) => ({
        observations: visit.checks.map(({ id }) => {
          const name = id.slice('house.'.length);
          return shown[name]?.(stage.now()) ?? seen(name, 'off', stage.now());
        }),
        inventory: [
          { page: '/settings', key: 'id=kept', label: 'Label of kept', state: 'off', check: 'house.kept' },
          { page: '/settings', key: null, label: 'A switch that no check knows', state: 'on', check: null },
        ],
      }),
    },
    past,
  );
  ({ document } = await auditAccount(stage.deps(), { account, checks: 'all', trigger: 'scheduled' }));
  const accounts = [{ account, past: pastOf(await stage.entries()) }];
  const data = { generatedAt: stage.now(), platforms: [platform], manifests: [...checks, added], accounts };
  report = writeReport('html', data, open);
});

describe('the golden audit', () => {
  it('has every status, and every kind of flip', () => {
    expect(new Set(document.findings.map(({ status }) => status))).toEqual(new Set(statusSchema.options));
    const flips = document.findings.flatMap(({ flip }) => (flip === null ? [] : [flip]));
    expect(
      flips
        .map(({ kind, by, interrupted }) => `${kind} ${by}${interrupted ? ' interrupted' : ''}`)
        .toSorted(),
    ).toEqual([
      'flippedBack elsewhere',
      'flippedBack here',
      'madePrivate elsewhere',
      'madePrivate here',
      'madePrivate here interrupted',
    ]);
    expect(document.unknownSwitches).toHaveLength(1);
  });

  it('is the document that it was', async () => {
    expect(auditDocumentSchema.parse(document)).toEqual(document);
    // The end of an audit's id is dice.
    const id = document.audit.id.replace(/-[0-9a-f]{8}$/, '-00000000');
    const kept = { ...document, audit: { ...document.audit, id } };
    expect(kept.audit.id).not.toBe(document.audit.id);
    await expect(`${JSON.stringify(kept, null, 2)}\n`).toMatchFileSnapshot('golden/audit.json');
  });

  it('is the report that it was', async () => {
    expect(report).not.toContain(document.audit.id);
    // Which space stands before AM is up to the version of Node.
    await expect(report.replaceAll('\u202f', ' ')).toMatchFileSnapshot('golden/report.html');
  });
});
