import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import {
  type PracticeSite,
  practiceStateSchema,
  startPracticeSite,
} from '../../checks/catalogue/practice-sites.ts';
import { historyDocumentSchema } from '../../checks/cli/history.ts';
import { auditDocumentSchema, fixDocumentSchema } from '../../checks/model/index.ts';
import { browserWords, bundled, flipwatch, folder } from './program.ts';

// One story, told in order on one profile: each step stands on the one before it.
const home = folder();
let program: string;
let site: PracticeSite;
beforeAll(async () => {
  program = await bundled();
  site = await startPracticeSite('linkedin', { stateFile: path.join(home.path, 'site.json') });
});
afterAll(async () => {
  await site.close();
  home.remove();
});

const profile = () => ['--profile', path.join(home.path, 'profile')];
const practice = (...words: string[]) =>
  flipwatch(program, [...words, '--practice', ...browserWords, ...profile()]);
const check = 'linkedin.ai-training';

test('an audit of the practice sites: one document, all checks, in the positions that the sites hold', async () => {
  const { code, out } = await practice('--json');
  const { findings } = auditDocumentSchema.parse(JSON.parse(out));
  expect(code).toBe(1);
  // The others have to be named once.
  const practised = loadCatalogue().platforms.filter(({ onlyByName }) => !onlyByName);
  expect(practised.map(({ id }) => id)).toEqual(['linkedin', 'x']);
  expect(findings.map((finding) => finding.check).sort()).toEqual(
    loadCatalogue()
      .manifests.filter(({ platform }) => practised.some(({ id }) => id === platform))
      .map(({ id }) => id)
      .sort(),
  );
  expect(findings).toHaveLength(47);
  // Those only the person can see; an audit has no position of theirs.
  const guided = loadCatalogue().manifests.flatMap((one) => (one.method === 'guided' ? [one.id] : []));
  for (const { id: platform } of practised) {
    const file = path.join(home.path, 'profile/practice', `practice-${platform}.json`);
    const held = practiceStateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).settings;
    const settings = Object.fromEntries(Object.entries(held).filter(([id]) => !guided.includes(id)));
    const seen = findings.filter((finding) => finding.platform === platform && finding.state !== null);
    expect(Object.fromEntries(seen.map((finding) => [finding.check, finding.state]))).toEqual(settings);
    expect(seen.every(({ account }) => account === `${platform}-practice`)).toBe(true);
  }
}, 180_000);

test('a platform that has to be named joins once it was', async () => {
  const apart = ['--practice', ...browserWords, '--profile', path.join(home.path, 'joined')];
  const seenIn = async (...words: string[]) => {
    const { out } = await flipwatch(program, [...words, ...apart, '--json']);
    const { findings } = auditDocumentSchema.parse(JSON.parse(out));
    return [...new Set(findings.map(({ platform }) => platform))].sort();
  };
  expect(await seenIn('--platform', 'reddit')).toEqual(['reddit']);
  expect(await seenIn('--check', 'grok.training')).toEqual(['grok']);
  expect(await seenIn('--no-radar')).toEqual(['grok', 'linkedin', 'reddit', 'x']);
}, 180_000);

test('a fix is proven and says that it was made here, and the next audit sees that it held', async () => {
  const fixed = await practice('fix', check, '--json');
  const { fix } = fixDocumentSchema.parse(JSON.parse(fixed.out));
  expect(fixed.code).toBe(0);
  expect(fix).toMatchObject({ check, action: 'fix', result: 'fixed', before: 'on', after: 'off' });
  expect(fix.proof).toMatchObject([{ check, status: 'pass', flip: { kind: 'madePrivate', by: 'here' } }]);
  const audited = await practice('--check', check, '--json');
  const [finding, ...others] = auditDocumentSchema.parse(JSON.parse(audited.out)).findings;
  expect(others).toEqual([]);
  expect(audited.code).toBe(0);
  expect(finding).toMatchObject({ status: 'pass', state: 'off', previous: { state: 'off' }, flip: null });
});

test('a second fix has nothing to do, an undo puts it back once, and a second undo is refused', async () => {
  const again = await practice('fix', check, '--json');
  expect([again.code, JSON.parse(again.out).fix.result]).toEqual([0, 'already']);
  const undone = await practice('undo', check, '--json');
  expect([undone.code, JSON.parse(undone.out).fix.after]).toEqual([0, 'on']);
  const twice = await practice('undo', check, '--json');
  expect([twice.code, JSON.parse(twice.out).fix.reason]).toEqual([2, 'nothingToUndo']);
});

test('a fix and its undo give a sign of life at least every two seconds, from the plan to the proof', async () => {
  // A page that answers slowly, so that there is something to wait for.
  const slow = await startPracticeSite('linkedin');
  slow.change({ faults: [{ fault: 'lateValue', only: [check] }] });
  const apart = folder();
  /** The longest silence of one run, in milliseconds. */
  const silenceOf = async (verb: 'fix' | 'undo') => {
    const signs = [performance.now()];
    const words = [
      verb,
      check,
      '--site',
      `linkedin=${slow.origin}`,
      ...browserWords,
      '--profile',
      apart.path,
    ];
    const { err } = await flipwatch(program, words, () => signs.push(performance.now()));
    signs.push(performance.now());
    expect(err).toContain('Opening LinkedIn …');
    expect(err).toContain('loading the page again as proof');
    // Until the program itself is there, nobody can say anything.
    const gaps = signs.slice(1).map((at, place) => at - (signs[place] ?? at));
    return Math.max(...gaps.slice(1));
  };
  try {
    // A machine that is busy elsewhere can hold up one run; a program that is silent is silent in every one.
    const silences = { fix: [0], undo: [0] };
    for (let tried = 0; tried < 3; tried++) {
      silences.fix[tried] = await silenceOf('fix');
      silences.undo[tried] = await silenceOf('undo');
      if (Math.min(...silences.fix) < 2500 && Math.min(...silences.undo) < 2500) break;
    }
    expect(Math.min(...silences.fix)).toBeLessThan(2500);
    expect(Math.min(...silences.undo)).toBeLessThan(2500);
  } finally {
    await slow.close();
    apart.remove();
  }
}, 240_000);

test('a flip between two audits is told with both times, and history keeps it', async () => {
  const look = () =>
    flipwatch(program, [
      '--site',
      `linkedin=${site.origin}`,
      '--check',
      check,
      '--json',
      ...browserWords,
      ...profile(),
    ]);
  site.change({ settings: { [check]: 'off' } });
  const first = auditDocumentSchema.parse(JSON.parse((await look()).out)).findings[0];
  site.change({ settings: { [check]: 'on' } });
  const second = auditDocumentSchema.parse(JSON.parse((await look()).out)).findings[0];
  expect(first).toMatchObject({ status: 'pass', flip: null });
  expect(second?.flip).toEqual({
    from: 'off',
    to: 'on',
    after: first?.at,
    before: second?.at,
    kind: 'flippedBack',
    by: 'elsewhere',
  });
  expect(second?.account).toMatch(/^linkedin-at-/);
  const told = await flipwatch(program, [
    'history',
    '--json',
    '--site',
    `linkedin=${site.origin}`,
    ...profile(),
  ]);
  const { history } = historyDocumentSchema.parse(JSON.parse(told.out));
  expect(history.map(({ check: id, flips }) => [id, flips])).toEqual([[check, [second?.flip]]]);
  const card = await flipwatch(program, ['history', ...profile()]);
  expect(card.out).toContain('Flipped back between');
});

test('nobody signed in: unknown with advice, exit code 2, and no tally of private settings', async () => {
  site.change({ signedIn: false });
  const { code, out, err } = await flipwatch(program, [
    '--site',
    `linkedin=${site.origin}`,
    '--check',
    'linkedin.data-research',
    ...browserWords,
    ...profile(),
  ]);
  site.change({ signedIn: true });
  expect(code).toBe(2);
  expect(out).toContain('Cannot tell');
  expect(out).not.toContain('Private');
  expect(err).toContain('nobody is signed in');
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  expect(out).not.toContain('\u001b');
});

test('Ctrl+C stops kindly: what was found is in the document and in the history, and the browser is gone', async () => {
  let sent = false;
  const ended = await flipwatch(
    program,
    ['--platform', 'linkedin', '--practice', '--json', ...browserWords, ...profile()],
    (err, kill) => {
      if (sent || !err.includes('5 of 33')) return;
      sent = true;
      kill('SIGINT');
    },
  );
  const { findings } = auditDocumentSchema.parse(JSON.parse(ended.out));
  expect(ended.code).toBe(130);
  expect(findings).toHaveLength(33);
  expect(
    findings.filter(({ status }) => status === 'fail' || status === 'pass').length,
  ).toBeGreaterThanOrEqual(1);
  expect(findings.filter(({ reason }) => reason === 'browserClosed').length).toBeGreaterThanOrEqual(8);
  expect(readdirSync(path.join(home.path, 'profile/browsers/linkedin-practice'))).not.toContain(
    'in-use.json',
  );
});

test('a report in each format', async () => {
  const write = (format: string) =>
    flipwatch(program, [
      'report',
      '--format',
      format,
      '--out',
      path.join(home.path, `report.${format}`),
      ...browserWords,
      ...profile(),
    ]);
  for (const format of ['json', 'csv', 'html', 'pdf']) expect((await write(format)).code).toBe(0);
  const read = (format: string) => readFileSync(path.join(home.path, `report.${format}`));
  expect(JSON.parse(read('json').toString()).report.accounts.length).toBeGreaterThanOrEqual(2);
  expect(read('csv').toString()).toContain(check);
  expect(read('html').toString()).toContain('<!doctype html>');
  expect(read('pdf').subarray(0, 5).toString()).toBe('%PDF-');
  expect(existsSync(path.join(home.path, 'report.pdf'))).toBe(true);
});
