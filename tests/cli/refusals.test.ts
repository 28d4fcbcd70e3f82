import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorDocumentSchema } from '../../checks/model/index.ts';
import { shareOf } from '../support/at-length.ts';
import { chromiumPath } from '../support/chromium.ts';
import { browserWords, bundled, type Ended, flipwatch, folder } from './program.ts';

const home = folder();
let program: string;
beforeAll(async () => {
  program = await bundled();
  writeFileSync(path.join(home.path, 'file'), '');
});
afterAll(() => home.remove());

test('a profile folder that everybody may write in is refused, and one of our own is closed to others', async () => {
  const shared = path.join(home.path, 'shared');
  mkdirSync(shared);
  chmodSync(shared, 0o1777);
  expectOneSentence(await flipwatch(program, ['history', '--profile', shared]), 64, 'shared with everybody');
  const open = path.join(home.path, 'open');
  for (const place of [open, path.join(open, 'history'), path.join(open, 'checks')]) {
    mkdirSync(place);
    chmodSync(place, 0o777);
  }
  await flipwatch(program, ['history', '--profile', open]);
  const modes = ['', 'history', 'checks', 'browsers'].map(
    (name) => statSync(path.join(open, name)).mode & 0o777,
  );
  expect(modes).toEqual([0o755, 0o700, 0o700, 0o700]);
});

const run = (...words: string[]) =>
  flipwatch(program, [...words, '--profile', path.join(home.path, 'profile')]);

const documentOf = ({ out }: Ended) => errorDocumentSchema.parse(JSON.parse(out));

function expectOneSentence({ code, out, err }: Ended, exitCode: number, part: string): void {
  expect(err).toContain(part);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).not.toMatch(/\bat .*:\d+:\d+|Error:/);
  expect(out).toBe('');
  expect(code).toBe(exitCode);
}

describe('wrong usage is one sentence and 64', () => {
  const cases: [string, string[], string][] = [
    ['an option that is not there', ['--practise'], 'did you mean --practice?'],
    ['an option without its value', ['--pace'], '--pace needs a value'],
    ['a command that is not there', ['histroy'], 'did you mean “history”?'],
    ['a fix without a check', ['fix'], 'needs the setting'],
    ['a fix of two checks', ['fix', 'x.places', 'x.off-x'], 'one setting at a time'],
    ['a word too many', ['audit', 'x.places'], 'takes no further word'],
    ['an unknown check', ['fix', 'ai-training'], 'did you mean “linkedin.ai-training”?'],
    [
      'an unknown check among known ones',
      ['--check', 'x.places', '--check', 'x.nowhere'],
      'no check “x.nowhere”',
    ],
    ['an unknown platform', ['--platform', 'linkdin'], 'did you mean “linkedin”?'],
    ['a check of another platform', ['--platform', 'x', '--check', 'linkedin.cookies'], 'leave no setting'],
    ['a site without platform', ['--site', 'http://127.0.0.1:1'], '--site wants'],
    ['a site with a path', ['--site', 'x=http://127.0.0.1:1/settings'], 'without path'],
    ['a site that is no web address', ['--site', 'x=file:///etc'], 'is not an address'],
    ['a site twice', ['--site', 'x=http://a.test', '--site', 'x=http://b.test'], 'names x twice'],
    ['practice and site', ['--practice', '--site', 'x=http://a.test'], 'use one of them'],
    ['a pace below zero', ['--pace', '-1'], 'between 0 and 600'],
    ['a region of three letters', ['--region', 'DEU'], 'two letters'],
    ['a language that is not spoken', ['--language', 'fr'], 'knows en and de'],
    ['a report option elsewhere', ['--format', 'csv'], 'belongs to the command'],
    ['a report without a place', ['report', '--format', 'csv'], '--out'],
    ['a report in another format', ['report', '--format', 'docx', '--out', 'x'], 'docx'],
    ['a report before anything was seen', ['report', '--format', 'csv', '--out', 'x'], 'run an audit first'],
    ['a report to nowhere', ['report', '--format', 'csv', '--out', '/no/such/folder/x'], 'can’t be written'],
  ];
  test.each(shareOf('wrong usage', cases, 2))('%s', async (_name, words, part) => {
    expectOneSentence(await run(...words), 64, part);
  });
});

test.each([
  ['a word that is not known', ['--pace', '-1']],
  ['a check that is not known', ['fix', 'x.nowhere']],
  ['a language that is not spoken', ['history', '--language', 'fr']],
])('whoever asked for JSON is told of %s in one document as well', async (_name, words) => {
  const ended = await run(...words, '--json');
  expect(documentOf(ended)).toEqual({ schema: 1, error: { message: ended.err.trim() } });
  expect(ended.code).toBe(64);
});

test('a profile folder that cannot be written', async () => {
  for (const place of ['file', 'file/below']) {
    const ended = await flipwatch(program, ['--practice', '--profile', path.join(home.path, place)]);
    expectOneSentence(ended, 64, 'can’t be written');
  }
});

test('a browser profile that cannot be written is named', async () => {
  const profile = path.join(home.path, 'odd');
  const taken = path.join(profile, 'browsers', 'linkedin-practice');
  mkdirSync(path.dirname(taken), { recursive: true });
  writeFileSync(taken, '');
  const ended = await flipwatch(program, [
    ...['--practice', '--check', 'linkedin.cookies', '--json', '--profile', profile],
    ...browserWords,
  ]);
  const said = ended.err.trim().split('\n').at(-1) ?? '';
  expect(said).toContain(`The folder ${taken} can’t be written`);
  expect(documentOf(ended)).toEqual({ schema: 1, error: { message: said } });
  expect(ended.code).toBe(70);
});

test('a browser that is not there', async () => {
  const ended = await run('--practice', '--browser', '/no/such/browser');
  expectOneSentence(ended, 64, 'no browser that can be started at /no/such/browser');
});

test.runIf(process.getuid?.() === 0)('root is refused until it says --no-sandbox', async () => {
  expectOneSentence(await run('--practice', '--browser', chromiumPath()), 70, 'add --no-sandbox');
});

test('what nobody waits for any more does not end an audit; what is thrown into nowhere does, in one sentence', async () => {
  const audit = (profile: string, beside: string) =>
    flipwatch(
      program,
      [
        ...['--practice', '--check', 'linkedin.ai-training', '--json', ...browserWords],
        ...['--profile', path.join(home.path, profile)],
      ],
      undefined,
      beside,
    );
  const ready = "process.listenerCount('uncaughtException') > 0";
  const leaves = `setInterval(() => ${ready} && Promise.reject(new Error('left behind')), 100).unref()`;
  const finished = await audit('leaves', leaves);
  expect(finished.code).toBe(1);
  expect(JSON.parse(finished.out).findings).toMatchObject([
    { check: 'linkedin.ai-training', status: 'fail' },
  ]);
  expect(finished.err).not.toContain('left behind');

  const throws = `setInterval(() => { if (${ready}) throw new Error('nobody expects this'); }, 100)`;
  const ended = await audit('throws', throws);
  expect(ended.code).toBe(70);
  expect(documentOf(ended).error.message).toContain('Something went wrong in Flipwatch itself');
  expect(ended.err.trim().split('\n').at(-1)).toContain('Something went wrong in Flipwatch itself');
  expect(ended.err).not.toMatch(/nobody expects|\bat .*:\d+:\d+/);
});

test('help and version go to standard output, in the language asked for', async () => {
  const english = await run('--help');
  const german = await run('--help', '--language', 'de');
  const version = await run('--version');
  expect([english.code, german.code, version.code]).toEqual([0, 0, 0]);
  expect(english.out).toContain('--no-sandbox');
  expect(german.out).toContain('Rückgabewerte');
  expect(german.out).not.toMatch(/^(Usage|Arguments|Options):/m);
  expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a check that only the person can do is refused without a browser, with exit code 2', async () => {
  const ended = await run('fix', 'linkedin.objection-form', '--json', '--browser', '/no/such/browser');
  expect(JSON.parse(ended.out).fix).toMatchObject({ result: 'refused', reason: 'manualOnly' });
  expect(ended.code).toBe(2);
});

test.each([
  ['history', false],
  ['histroy', false],
  ['audit --practice --platform x --browser /bin/false', true],
])('what drives a browser takes long to load: "%s" loads it: %s', async (words, loads) => {
  const tell = `import { createRequire } from 'node:module';
    const { cache } = createRequire('file:///tell');
    const loaded = () => Object.keys(cache).some((name) => name.includes('playwright-core'));
    process.on('exit', () => process.stderr.write('loaded: ' + loaded()));`;
  const given = [...words.split(' '), '--profile', path.join(home.path, 'profile')];
  const { err } = await flipwatch(program, given, undefined, tell);
  expect(err).toMatch(new RegExp(`loaded: ${loads}$`));
});
