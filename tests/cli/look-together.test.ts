import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { mayBeListed } from '../../checks/catalogue/page-rules.ts';
import { type PracticeSite, startPracticeSite } from '../../checks/catalogue/practice-sites.ts';
import { parseArguments } from '../../checks/cli/arguments.ts';
import { openWords } from '../../checks/cli/words.ts';
import { readLine } from '../../checks/history/line.ts';
import {
  auditDocumentSchema,
  confirmationDocumentSchema,
  controlsDocumentSchema,
  errorDocumentSchema,
  outlineSchema,
} from '../../checks/model/index.ts';
import { browserWords, bundled, flipwatch, folder } from './program.ts';

// One story, told in order on one profile.
const home = folder();
let program: string;
let site: PracticeSite;
beforeAll(async () => {
  program = await bundled();
  site = await startPracticeSite('x');
});
afterAll(async () => {
  await site.close();
  home.remove();
});

const run = async (...words: string[]) => {
  const at = ['--site', `x=${site.origin}`, '--profile', home.path, '--json', ...browserWords];
  const { code, out, err } = await flipwatch(program, [...words, ...at]);
  return { code, err, said: JSON.parse(out) as unknown };
};
const grok = '/settings/grok_settings';
const controls = (page: string) => run('controls', '--platform', 'x', page);
const confirm = async (...words: string[]) => {
  const { code, said } = await run('confirm', ...words);
  const { result, reason } = confirmationDocumentSchema.parse(said).confirmation;
  return [code, result, reason];
};
const audited = async (check: string) => {
  const { said } = await run('--check', check);
  return auditDocumentSchema.parse(said).findings[0];
};

test('an outline of a page is printed for a report, and belongs to no other command', async () => {
  const { code, said } = await run('controls', '--platform', 'x', grok, '--outline');
  const outline = outlineSchema.parse(said);
  expect([code, outline.platform, outline.page]).toEqual([0, 'x', grok]);
  expect(outline.nodes.filter(({ checked }) => checked !== undefined)).not.toEqual([]);
  expect((await run('confirm', 'x.grok-training', '--outline')).code).toBe(64);
});

test('the controls of a page are listed with their numbers, the same each time, and nothing is written to the site', async () => {
  const first = await controls(grok);
  const listed = controlsDocumentSchema.parse(first.said);
  expect(first.code).toBe(0);
  expect(listed.page).toBe(grok);
  expect(listed.controls.map(({ n, state, check }) => [n, state, check])).toEqual([
    [1, 'on', 'x.grok-training'],
    [2, 'on', 'x.grok-personalization'],
    [3, 'off', 'x.grok-memory'],
  ]);
  expect((await controls(grok)).said).toEqual(first.said);
  expect(site.writes()).toEqual([]);
});

test('only settings pages are listed: none that ends a session or an account, none of another site', async () => {
  site.forgetLog();
  for (const page of ['/settings/deactivate', 'https://elsewhere.example/settings']) {
    const { code, said, err } = await controls(page);
    expect([page, code, errorDocumentSchema.parse(said).error.reason]).toEqual([page, 2, 'notASettingsPage']);
    expect(err).toContain('nothing was opened');
  }
  expect(site.pageViews()).toEqual([]);
});

test('a page that asks for a sign-in or a proof is told as that, in one document', async () => {
  for (const [fault, reason] of [
    ['signedOut', 'signedOut'],
    ['challenge', 'challenge'],
    ['rateLimited', 'rateLimited'],
  ] as const) {
    site.change({ faults: [{ fault }] });
    const { code, said } = await controls(grok);
    expect([code, errorDocumentSchema.parse(said).error.reason]).toEqual([2, reason]);
    expect(await confirm('x.grok-training', '--control', '1', '--state', 'on')).toEqual([
      2,
      'refused',
      reason,
    ]);
  }
  site.change({ faults: [] });
}, 120_000);

test('what the person says must be what is read, twice, and no other check’s', async () => {
  const say = (check: string, control: string, state: string) =>
    confirm(check, '--control', control, '--state', state);
  expect(await say('x.grok-training', '1', 'off')).toEqual([2, 'refused', 'positionDiffers']);
  expect(await say('x.grok-training', '2', 'on')).toEqual([2, 'refused', 'otherSetting']);
  expect(await say('x.grok-training', '9', 'on')).toEqual([2, 'refused', 'noSuchControl']);
  expect((await audited('x.grok-training'))?.confirmed).toBeNull();
  // Since they were listed, the page has put them in another order: the number is another control's now.
  site.change({ faults: [{ fault: 'reorder' }] });
  expect(await say('x.grok-training', '1', 'off')).toEqual([2, 'refused', 'notAsShown']);
  site.change({ faults: [] });
  expect(await say('x.grok-training', '1', 'on')).toEqual([0, 'confirmed', null]);
  const finding = await audited('x.grok-training');
  expect(finding).toMatchObject({ status: 'fail', state: 'on', standing: 'proven' });
  expect(finding?.confirmed).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(finding?.witnesses.map(({ kind }) => kind)).toContain('confirmed');
  expect(finding?.lastSeen).toEqual({ state: 'on', at: finding?.previous?.at });
  expect(site.writes()).toEqual([]);
}, 120_000);

test('where it drifts, the person is asked once more; taken back, what ships is read again', async () => {
  site.change({ faults: [{ fault: 'reworded', only: ['x.grok-training'] }] });
  const drifted = await audited('x.grok-training');
  expect([drifted?.status, drifted?.reason]).toEqual(['unknown', 'confirmationDrifted']);
  expect(drifted?.drift?.was.label).toContain('Allow your public data');
  expect(drifted?.lastSeen?.state).toBe('on');
  site.change({ faults: [] });
  expect((await audited('x.grok-training'))?.status).toBe('fail');
  expect(await confirm('x.grok-training', '--take-back')).toEqual([0, 'confirmed', null]);
  expect((await audited('x.grok-training'))?.confirmed).toBeNull();
}, 120_000);

test('“it is not here” is an answer of its day, where the page shows nothing that is surely it', async () => {
  const id = 'x.grok-memory';
  expect(await confirm(id, '--not-here')).toEqual([0, 'confirmed', null]);
  // The page shows it all the same: what is seen outweighs what was said.
  expect((await audited(id))?.status).toBe('pass');
  site.change({ faults: [{ fault: 'missing', only: [id] }] });
  expect(await audited(id)).toMatchObject({
    status: 'notOffered',
    reason: null,
    state: null,
    strength: 'person',
  });
  expect(await confirm(id, '--take-back')).toEqual([0, 'confirmed', null]);
  expect(await audited(id)).toMatchObject({ status: 'unknown', reason: 'controlMissing' });
  site.change({ faults: [] });
}, 120_000);

test('a line that somebody wrote into the history moves nothing', async () => {
  const account = (await audited('x.grok-training'))?.account ?? '';
  const file = path.join(home.path, 'history', `${account}.history`);
  const whole = readFileSync(file, 'utf8');
  const at = '2026-11-26T12:00:00.000Z';
  const marks = {
    keys: {},
    words: ['Allow X to personalize your experience with Grok'],
    rowTitle: null,
    container: null,
    kind: 'checkbox',
  };
  const honest = { check: 'x.grok-training', page: grok, marks, state: 'on', on: '2026-11-26', at };
  const line = (confirmation: unknown): string => {
    const json = JSON.stringify({ kind: 'confirmation', confirmation });
    return `${crc32(json).toString(16).padStart(8, '0')} ${json}`;
  };
  expect(readLine(line(honest)).kind).toBe('entry');
  for (const forged of [
    { ...honest, marks: { ...marks, words: ['Anything'], run: 'this' } },
    { ...honest, marks: { ...marks, keys: { onclick: 'fix()' } } },
    { ...honest, marks: { ...marks, words: Array(4_000).fill('Anything') } },
    { ...honest, marks: { ...marks, kind: 'anything' } },
    { ...honest, page: 'https://elsewhere.example/' },
    { ...honest, state: 'private' },
  ])
    expect(readLine(line(forged)).kind).toBe('newer');
  // The first has the words of another check, the second names another page.
  const elsewhere = { ...honest, page: '/settings/location', marks: { ...marks, words: ['Anything'] } };
  writeFileSync(file, `${whole}${line(honest)}\n${line(elsewhere)}\n`);
  expect(await audited('x.grok-training')).toMatchObject({ status: 'fail', state: 'on', confirmed: null });
  // Written whole, but with a checksum that is not its own: set aside as damaged.
  writeFileSync(file, `${whole}00000000 ${JSON.stringify({ kind: 'confirmation', confirmation: honest })}\n`);
  expect(await audited('x.grok-training')).toMatchObject({ status: 'fail', confirmed: null });
}, 180_000);

test.each([
  ['settings pages', ['/settings/grok_settings', '/settings/ads_preferences'], true],
  [
    'what ends, leaves or leads elsewhere',
    [
      '/settings/deactivate',
      '/settings/logout',
      '/settings/Log-Out',
      '/settings/Delete_My_Account',
      '/settings/delete-account/confirm',
      '/logout',
      '/login',
      '/home',
      '/settings/../logout',
      '/settings//logout',
      '//elsewhere.example/settings',
      'https://elsewhere.example/settings',
      'settings',
    ],
    false,
  ],
])('of all pages, %s may be listed or not', (_, pages, may) => {
  const platform = loadCatalogue().platforms.find(({ id }) => id === 'x');
  if (platform === undefined) throw new Error('no platform');
  for (const page of pages) expect([page, mayBeListed(page, platform)]).toEqual([page, may]);
});

test.each([
  [['controls', grok], 'onePageOnly'],
  [['controls', '--platform', 'x'], 'pageNeeded'],
  [['controls', '--platform', 'x', grok, grok], 'onePageOnly'],
  [['confirm'], 'checkNeeded'],
  [['confirm', 'x.grok-training'], 'confirmNeeds'],
  [['confirm', 'x.grok-training', '--control', '1'], 'confirmNeeds'],
  [['confirm', 'x.grok-training', '--control', '0', '--state', 'on'], 'controlShape'],
  [['confirm', 'x.grok-training', '--control', '1', '--state', 'private'], 'stateShape'],
  [['confirm', 'x.grok-training', '--not-here', '--take-back'], 'oneWordOnly'],
  [['fix', 'x.grok-training', '--control', '1'], 'onlyForConfirm'],
])('wrong usage is told as one sentence of its own: %j', async (words, key) => {
  const t = await openWords('en');
  const wrong = expect.objectContaining({ exitCode: 64, key });
  expect(() => parseArguments(words, t, '0')).toThrow(wrong);
});

test('what has no control can’t be confirmed', async () => {
  const { code, err } = await flipwatch(program, [
    ...['confirm', 'linkedin.objection-form', '--not-here', '--profile', home.path],
  ]);
  expect([code, err]).toEqual([64, expect.stringContaining('only you can do it')]);
});
