import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMain, say, UserError } from './run/console.mjs';
import { fromRoot } from './run/places.mjs';
import { run } from './run/run.mjs';
import { setUp } from './set-up/set-up.mjs';
import { setUpWiki } from './set-up/wiki.mjs';

// npm run real: a wiki that nobody here wrote, from Debian's packages, on this computer alone: its preferences are watched
// as a site of one's own, changed, fixed and undone by the command line, and a table says what came of it.
await runMain(async () => {
  await setUp();
  const wiki = await setUpWiki();
  const folder = mkdtempSync(join(tmpdir(), 'flipwatch-real-'));
  const results = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  try {
    // The story speaks on standard error, so that standard output holds the table alone.
    const { code } = await run(
      process.execPath,
      [fromRoot('build', 'test.mjs'), 'tests/real', '--bail=1', ...reporters, ...process.argv.slice(2)],
      { stdio: ['ignore', 2, 2], env: { ...process.env, FLIPWATCH_REAL_WIKI: wiki } },
    );
    if (!existsSync(results)) throw new UserError('The story did not run to its end.', 70);
    process.stdout.write(tableOf(results));
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {string} file */
function tableOf(file) {
  /** @type {{ testResults: { assertionResults: { status: string, title: string, duration?: number | null }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const steps = testResults.flatMap(({ assertionResults }) => assertionResults);
  const rows = steps.map(({ status, title, duration }) => {
    const held = status === 'passed' ? 'yes' : status === 'failed' ? 'NO' : 'not tried';
    return `| ${title} | ${held} | ${Math.round((duration ?? 0) / 1000)} |`;
  });
  const held = steps.filter(({ status }) => status === 'passed').length;
  say(`${held} of ${steps.length} steps held.`);
  return ['| what was done with the real wiki | held | seconds |', '| --- | --- | --: |', ...rows, ''].join(
    '\n',
  );
}
