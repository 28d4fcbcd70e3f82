import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { runMain, say, UserError } from './run/console.mjs';
import { fromRoot, root } from './run/places.mjs';
import { setUp } from './set-up/set-up.mjs';
import { startVirtualDisplay } from './test/virtual-display.mjs';

/**
 * What a benchmark prints, one JSON line for each row of the table; anything else it prints is passed on to standard error.
 * @typedef {object} Row
 * @property {string} name
 * @property {number} ours
 * @property {number} [yardstick] the same work done barely, in the same run
 * @property {string} [unit] such as ms or MiB
 * @property {string} [note]
 */

// npm run bench [-- NAME …]: runs tests/bench/NAME.bench.mjs one after the other, each in a process of its own, and prints
// one Markdown table on standard output.
await runMain(async () => {
  const programs = chosen(process.argv.slice(2));
  const { browser, electron } = await setUp({ browser: true, desktop: 'tests', electron: true });
  const { bundle } = await import('./bundle/bundle.mjs');
  await bundle();
  const display = await startVirtualDisplay();
  const env = {
    ...display.env,
    ...(browser ? { FLIPWATCH_BROWSER: browser } : {}),
    ...(electron ? { ELECTRON_OVERRIDE_DIST_PATH: electron.directory } : {}),
  };
  /** @type {Row[]} */
  const rows = [];
  let failed = 0;
  try {
    for (const program of programs) {
      say(`${program} …`);
      const result = await measure(program, env);
      rows.push(...result.rows);
      if (result.code !== 0) {
        failed += 1;
        say(`${program} ended with ${result.code}.`);
      }
    }
  } finally {
    display.end();
  }
  process.stdout.write(table(rows));
  return failed === 0 ? 0 : 1;
});

/** @param {string[]} wanted */
function chosen(wanted) {
  const folder = fromRoot('tests', 'bench');
  const all = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.bench.mjs'))
    .sort();
  const some = all.filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
  if (some.length > 0) return some;
  throw new UserError(
    all.length === 0
      ? 'tests/bench holds no benchmark.'
      : `No benchmark is called that. There are: ${all.join(', ')}`,
  );
}

/** @param {string} program @param {NodeJS.ProcessEnv} env @returns {Promise<{ code: number, rows: Row[] }>} */
function measure(program, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fromRoot('tests', 'bench', program)], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    /** @type {Row[]} */
    const rows = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      const row = asRow(line);
      if (row) rows.push(row);
      else say(line);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 128, rows }));
  });
}

/** @param {string} line @returns {Row | undefined} */
function asRow(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const row = JSON.parse(line);
    return typeof row.name === 'string' && typeof row.ours === 'number' ? row : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Row[]} rows */
function table(rows) {
  const figure = (/** @type {number | undefined} */ value, unit = '') =>
    value === undefined
      ? '–'
      : `${value.toLocaleString('en', { maximumSignificantDigits: 4 })} ${unit}`.trim();
  const lines = rows.map(({ name, ours, yardstick, unit, note }) => {
    const ratio = yardstick === undefined ? '–' : (ours / yardstick).toFixed(2);
    return `| ${note ? `${name} (${note})` : name} | ${figure(ours, unit)} | ${figure(yardstick, unit)} | ${ratio} |`;
  });
  return ['| what | ours | yardstick | ratio |', '| --- | ---: | ---: | ---: |', ...lines, ''].join('\n');
}
