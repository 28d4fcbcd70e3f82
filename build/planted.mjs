import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMain, say, UserError } from './run/console.mjs';
import { fromRoot, root } from './run/places.mjs';
import { run } from './run/run.mjs';

/** What a copy of this checkout does without, to run its tests. */
const leftOut = new Set(['.git', 'node_modules', 'dist', 'docs']);

/**
 * A rule of the engine, and how to take it out.
 * @typedef {{ rule: string, file: string, take: string, put: string, battery: string }} Rule
 */

// npm run planted: takes out one rule of the engine after another, in a copy of this checkout, and lists the truth cases
// that fail without it. A rule that no case misses is a rule that nothing holds. Words narrow it to rules that hold them.
await runMain(async () => {
  /** @type {Rule[]} */
  const all = JSON.parse(readFileSync(fromRoot('tests', 'truth', 'planted.json'), 'utf8'));
  const words = process.argv.slice(2).map((word) => word.toLowerCase());
  const rules = all.filter(
    ({ rule, battery }) =>
      words.length === 0 || words.some((word) => `${rule} ${battery}`.toLowerCase().includes(word)),
  );
  if (rules.length === 0)
    throw new UserError(`No rule of tests/truth/planted.json holds ${words.join(' or ')}.`, 64);
  const folder = mkdtempSync(join(tmpdir(), 'flipwatch-planted-'));
  try {
    for (const name of readdirSync(root))
      if (!leftOut.has(name)) cpSync(fromRoot(name), join(folder, name), { recursive: true });
    symlinkSync(fromRoot('node_modules'), join(folder, 'node_modules'), 'junction');
    let unheld = 0;
    for (const rule of rules) {
      const failed = await casesWithout(rule, folder);
      if (failed.length === 0) unheld++;
      process.stdout.write(
        `${rule.rule}\n${failed.map((name) => `    ${name}\n`).join('') || '    NO CASE FAILS\n'}`,
      );
    }
    say(`${rules.length} rules, ${rules.length - unheld} of them held by at least one case.`);
    return unheld === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The cases that fail without a rule. @param {Rule} rule @param {string} folder */
async function casesWithout({ rule, file, take, put, battery }, folder) {
  const place = join(folder, file);
  const source = readFileSync(place, 'utf8');
  if (source.split(take).length !== 2)
    throw new UserError(
      `"${rule}" is not found once in ${file}: tests/truth/planted.json has to follow the source.`,
    );
  const results = join(folder, 'out', 'planted.json');
  rmSync(results, { force: true });
  writeFileSync(
    place,
    source.replace(take, () => put),
  );
  try {
    await run(
      process.execPath,
      [
        join(folder, 'node_modules', 'vitest', 'vitest.mjs'),
        ...['run', '--project', 'house', battery, '--reporter=json', `--outputFile=${results}`],
      ],
      { stdio: 'ignore', cwd: folder },
    );
  } finally {
    writeFileSync(place, source);
  }
  /** @type {{ testResults: { message?: string, assertionResults: { status: string, fullName: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(results, 'utf8'));
  if (testResults.some(({ assertionResults }) => assertionResults.length === 0))
    throw new UserError(
      `Without "${rule}" ${battery} does not run at all: what stands in its place must be code.`,
    );
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
}
