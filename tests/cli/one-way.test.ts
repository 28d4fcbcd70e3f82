import { readdirSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { parseArguments } from '../../checks/cli/arguments.ts';
import { askOn, isYes } from '../../checks/cli/ask.ts';
import { change } from '../../checks/cli/change.ts';
import type { RunContext } from '../../checks/cli/run.ts';
import { openWords } from '../../checks/cli/words.ts';
import { openWorkspace } from '../../checks/cli/workspace.ts';
import { fixDocumentSchema } from '../../checks/model/index.ts';
import { bundled, flipwatch, folder } from './program.ts';

// X's "off X" setting can't be switched back on everywhere: the one fix that ships and can't be undone.
const check = 'x.off-x';
const home = folder();
const profile = path.join(home.path, 'profile');
// There is no such browser, so that a fix that goes on is seen to, and goes no further.
const browser = ['--browser', '/no/such/browser', '--profile', profile];
const wentOn = /BrowserUnavailable/;
afterAll(() => home.remove());

/** `typed`: what the person types at a terminal; undefined: there is none. */
async function fix(words: readonly string[], typed?: string, language: 'en' | 'de' = 'en') {
  const t = await openWords(language);
  const parsed = parseArguments(['fix', ...words, ...browser], t, '0');
  if (parsed.kind === 'answered') throw new Error('no request');
  const { request } = parsed;
  const input = Object.assign(new PassThrough(), { isTTY: typed !== undefined });
  input.end(typed);
  const output = new PassThrough();
  const { signal } = new AbortController();
  const said: string[] = [];
  const works: RunContext = {
    request,
    workspace: openWorkspace(request),
    clock: { now: () => new Date() },
    language,
    t,
    terminal: { colour: false, columns: 80 },
    reporter: { say: (sentence) => said.push(sentence), now: () => undefined, clear: () => undefined },
    ask: askOn(input, output, signal),
    print: (text) => said.push(text),
    signal,
    sites: async () => (request.practice ? new Map([['x', 'http://127.0.0.1:9']]) : request.sites),
    commandFor: () => '',
  };
  const code = await change(works, 'fix').catch((error: unknown) => String(error));
  return { code, said, question: String(output.read() ?? '') };
}

describe('a fix that can’t be undone, where nobody can be asked', () => {
  test('is refused by the program in one sentence and one document, before any browser, without a trace', async () => {
    const { code, out, err } = await flipwatch(await bundled(), ['fix', check, '--json', ...browser]);
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/^This can’t be undone.* --yes/)]);
    expect(fixDocumentSchema.parse(JSON.parse(out)).fix).toMatchObject({
      check,
      action: 'fix',
      result: 'refused',
      reason: 'notConfirmed',
      before: null,
    });
    expect(readdirSync(path.join(profile, 'history'))).toEqual([]);
  });

  test('is refused in the person’s language, also on a site of another machine', async () => {
    const german = await fix([check], undefined, 'de');
    expect(german).toMatchObject({
      code: 2,
      said: [expect.stringMatching(/^Das lässt sich nicht .* --yes /)],
    });
    const moved = await fix([check, '--site', 'x=https://x.test']);
    expect(moved).toMatchObject({ code: 2, said: [expect.stringContaining('--yes')] });
  });

  test.each([
    ['with --yes', [check, '--yes']],
    ['on a practice site, which is nobody’s account', [check, '--practice']],
    ['on another site of this machine', [check, '--site', 'x=http://127.0.0.1:9']],
    ['where it can be undone', ['x.places']],
  ])('goes on %s, and says before what it does', async (_name, words) => {
    const { code, said } = await fix(words);
    expect([code, said[0]]).toEqual([
      expect.stringMatching(wentOn),
      expect.stringContaining('Turning to private'),
    ]);
  });

  test('a yes belongs to a fix, and to nothing else', async () => {
    const t = await openWords('en');
    for (const words of [['undo', check, '--yes'], ['--yes']])
      expect(() => parseArguments(words, t, '0')).toThrow('onlyForFix');
  });
});

describe('on a terminal', () => {
  test.each([
    ['en', 'y\n', 'This can’t be undone. Go on? [y/N] '],
    ['de', 'ja\n', 'Das lässt sich nicht zurücknehmen. Fortfahren? [j/N] '],
  ] as const)(
    'it asks first, after the warning, and a yes goes on (%s)',
    async (language, typed, question) => {
      const told = await fix([check], typed, language);
      expect(told.question).toBe(question);
      expect(told.said.at(-1)).toMatch(/^(Please note|Bitte beachten Sie): /);
      expect(told.code).toMatch(wentOn);
    },
  );

  test.each(['n\n', '\n', 'yesterday\n', ''])('%j is no yes: nothing is opened', async (typed) => {
    const { code, said } = await fix([check], typed);
    expect([code, said.at(-1)]).toEqual([2, 'Left as it is; nothing was clicked.']);
  });

  test('asks on practice sites too, and not for what can be undone', async () => {
    expect((await fix([check, '--practice'], 'n\n')).code).toBe(2);
    expect(await fix(['x.places'], 'n\n')).toMatchObject({
      code: expect.stringMatching(wentOn),
      question: '',
    });
  });

  test('Ctrl+C leaves the question', async () => {
    const stop = new AbortController();
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const answer = askOn(input, new PassThrough(), stop.signal)?.('Go on?');
    stop.abort();
    expect(await answer).toBeNull();
  });

  test('only a clear yes counts, in either language', () => {
    expect([' Y ', 'yes', 'J', 'ja\r'].map(isYes)).toEqual([true, true, true, true]);
    expect([null, '', 'n', 'nein', 'jein', 'y y'].some(isYes)).toBe(false);
  });
});
