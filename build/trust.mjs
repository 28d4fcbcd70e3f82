import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runMain, say, UserError } from './run/console.mjs';
import { fromRoot, root } from './run/places.mjs';
import { run } from './run/run.mjs';

/** Which tests stand behind which row of the table. The desktop ones are the same faults and attacks on the app. */
const faults = [
  'tests/conformance',
  'tests/faults',
  'tests/desktop/faults',
  'tests/desktop/hard-ends',
  'tests/desktop/storage',
];
const deceptions = ['tests/truth', 'tests/desktop/truth'];
const attacks = [
  'tests/attack',
  'tests/privacy',
  'tests/desktop/embedded-browser',
  'tests/catalogue/own-folder',
];

// npm run trust: the long batteries of everything that could break a person's trust, with one table of results. Every
// number comes from the run. FLIPWATCH_FAULT_ROUNDS and FLIPWATCH_DRIFT_ROUNDS make it shorter or longer.
await runMain(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flipwatch-trust-'));
  const [tallies, results] = [join(folder, 'tally'), join(folder, 'results.json')];
  const env = {
    ...process.env,
    FLIPWATCH_FAULT_ROUNDS: process.env.FLIPWATCH_FAULT_ROUNDS ?? '200',
    FLIPWATCH_DRIFT_ROUNDS: process.env.FLIPWATCH_DRIFT_ROUNDS ?? '10000',
    FLIPWATCH_EVERY_PAGE: '1',
    FLIPWATCH_TALLY: tallies,
  };
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  try {
    const words = [
      fromRoot('build', 'test.mjs'),
      'tests/drift',
      ...deceptions,
      ...faults,
      ...attacks,
      ...reporters,
    ];
    // The tests speak on standard error, so that standard output holds the table alone.
    const { code } = await run(process.execPath, words, { stdio: ['ignore', 2, 2], env });
    if (!existsSync(results))
      throw new UserError('The tests did not run to their end; there is nothing to count.', 70);
    const counted = countedIn(results);
    process.stdout.write(table(talliesIn(tallies), counted));
    for (const name of counted.failed) say(`failed: ${name}`);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * @typedef {{ rounds: number, survived?: number, decided?: number, falsePasses: number, falseFlips?: number, lostFindings?: number, what: string }} Tally
 * @param {string} file @returns {Tally[]}
 */
function talliesIn(file) {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

/** How many tests of each kind ran, how many held, and which did not. @param {string} file */
function countedIn(file) {
  /** @type {{ testResults: { name: string, assertionResults: { status: string, fullName: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const kind = (/** @type {string[]} */ places) => {
    const ofKind = testResults.filter(({ name }) =>
      places.some((place) => relative(root, name).replaceAll('\\', '/').startsWith(place)),
    );
    const tests = ofKind.flatMap(({ assertionResults }) => assertionResults);
    return { all: tests.length, held: tests.filter(({ status }) => status === 'passed').length };
  };
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  return { deceptions: kind(deceptions), faults: kind(faults), attacks: kind(attacks), failed };
}

/** @param {Tally[]} tallies @param {ReturnType<typeof countedIn>} counted */
function table(tallies, counted) {
  const of = (/** @type {string} */ what) => tallies.find((tally) => tally.what === what);
  const [kill, drift] = [of('kill'), of('drift')];
  const rows = [
    ['what was done', 'rounds', 'held', 'false passes', 'false flips', 'lost findings'],
    ['---', '--:', '--:', '--:', '--:', '--:'],
    [
      'audits killed at a random moment',
      kill?.rounds,
      kill?.survived,
      kill?.falsePasses,
      kill?.falseFlips,
      kill?.lostFindings,
    ],
    ['mutated pages read (held: decided)', drift?.rounds, drift?.decided, drift?.falsePasses],
    ['pages that deceive, read rightly', counted.deceptions.all, counted.deceptions.held],
    ['faults survived', counted.faults.all, counted.faults.held],
    ['attacks refused', counted.attacks.all, counted.attacks.held],
  ];
  return `${rows.map((row) => `| ${[0, 1, 2, 3, 4, 5].map((at) => row[at] ?? '–').join(' | ')} |`).join('\n')}\n`;
}
