import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { installers } from '../../build/package/plan.mjs';
import { fromRoot } from '../../build/run/places.mjs';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { parseArguments } from '../../checks/cli/arguments.ts';
import { verbs } from '../../checks/cli/request.ts';
import { openWords } from '../../checks/cli/words.ts';
import { parseLaunchOptions } from '../../electron/process/launch-options.ts';
import { commandsIn, everyDocument, textOf } from './pages.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')));
const t = await openWords('en');
const { manifests, platforms } = loadCatalogue();
const known = () => platforms.map(({ id }) => id);
const packages = ['--all', '--trial', 'dir', ...Object.values(installers).flat()];

/** What must be true of the words of a command for it to do what the document says, by what it starts with. */
const checkers: readonly [start: RegExp, check: (words: readonly string[]) => void][] = [
  [/^(npm run audit --|flipwatch) /, isUnderstood],
  [/^npm start/, (words) => expect(() => parseLaunchOptions(words, true, known)).not.toThrow()],
  [/^npm test/, each(exists)],
  [/^npm run check/, each((word) => expect(textOf('build/check.mjs')).toContain(`name: '${word}`))],
  [/^npm run bench/, each((word) => expect(readdirSync(fromRoot('tests', 'bench')).join()).toContain(word))],
  [
    /^npm run new-check/,
    (words) => {
      const [platform, ...further] = words.filter((word) => word !== '--guided');
      if (platform !== undefined || further.length > 0) expect(known()).toContain(platform);
    },
  ],
  [/^npm run package/, each((word) => expect(packages).toContain(word))],
  [/^(npm (ci|run (drift|real|trust))|node) /, () => undefined],
  [
    /^npm run planted/,
    each((word) => expect(readFileSync(fromRoot('tests', 'truth', 'planted.json'), 'utf8')).toContain(word)),
  ],
  [
    /^npm run widgets/,
    each((word) => expect(textOf('tests/widgets/list-of-drawings.ts')).toContain(`'${word}'`)),
  ],
  [/^npx biome check --write checks /, () => ['checks', 'node_modules/.bin/biome'].forEach(exists)],
  [/^\.ci\/run /, () => exists('.ci/run')],
];

function each(check: (word: string) => void): (words: readonly string[]) => void {
  return (words) => {
    for (const word of words) check(word);
  };
}

function exists(place: string): void {
  expect(existsSync(fromRoot(place)), place).toBe(true);
}

/** The command line takes it, with every option, and knows the check that it names. */
function isUnderstood(words: readonly string[]): void {
  const parsed = parseArguments(words, t, '0');
  if (parsed.kind === 'answered') return;
  const { request } = parsed;
  expect(verbs).toContain(request.verb);
  const named = [...request.checks, ...(request.check === null ? [] : [request.check])];
  expect(manifests.map(({ id }) => id)).toEqual(expect.arrayContaining(named));
}

const shown = everyDocument.flatMap((name) => commandsIn(name).map((command) => ({ name, command })));

describe('every command in the documents', () => {
  it('is found at all', () => {
    expect(shown.length).toBeGreaterThan(15);
  });

  it.each(shown)('$name: $command', ({ command }) => {
    const [program = '', second = '', third = ''] = command.split(/\s+/);
    if (program === 'npm') {
      const script = second === 'run' ? third : second;
      if (script !== 'ci') expect(Object.keys(scripts)).toContain(script);
    }
    if (program === 'node') exists(second);
    const [, check] = checkers.find(([start]) => start.test(`${command} `)) ?? [];
    if (check === undefined) throw new Error('No rule says how this command can be tried: add one here.');
    const rest = /^flipwatch /.test(command)
      ? command.slice('flipwatch '.length)
      : (command.split(' -- ')[1] ?? '');
    check(rest.split(/\s+/).filter((word) => word !== '' && !/^[A-Z…]/.test(word)));
  });
});

describe('the way through the README', () => {
  const profile = mkdtempSync(path.join(tmpdir(), 'flipwatch-readme-'));
  afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const steps = commandsIn('README.md').filter((line) =>
    /^npm run audit -- (--practice$|fix |undo )/.test(line),
  );

  it('leads from an exposed setting to a fix with its proof, and back', { timeout: 240_000 }, async () => {
    expect(steps.map((line) => line.split(' -- ')[1])).toEqual([
      '--practice',
      'fix linkedin.ai-training --practice',
      'undo linkedin.ai-training --practice',
    ]);
    const outcomes: { code: number | null; output: string }[] = [];
    // Only the folder is ours, so that the test doesn't meet what the person at this machine has practised.
    for (const line of steps)
      outcomes.push(await type([...line.split(' ').slice(1), ...asRoot, '--profile', profile]));
    const [audit, fix, undo] = outcomes;
    expect(audit?.output).toContain('linkedin.ai-training');
    expect(audit?.output).toContain('npm run audit -- fix');
    expect([audit?.code, fix?.code, undo?.code]).toEqual([1, 0, 0]);
  });
});

/** Types it at the root of the house. */
function type(words: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn('npm', [...words], {
      cwd: fromRoot(),
      env: { ...process.env, LANG: 'en_US.UTF-8' },
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
