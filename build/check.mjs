import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { runMain, UserError } from './run/console.mjs';
import { fromRoot } from './run/places.mjs';
import { run } from './run/run.mjs';
import { setUp } from './set-up/set-up.mjs';

// Biome does not honour NO_COLOR everywhere.
const colours = process.stdout.isTTY ? '--colors=force' : '--colors=off';

/** What a reviewer would look at. Each is a program with its arguments; all run, even after one has failed. */
const steps = [
  {
    name: 'format and lint',
    command: [
      'node_modules/@biomejs/biome/bin/biome',
      'ci',
      '--error-on-warnings',
      '--diagnostic-level=warn',
      colours,
      '.',
    ],
  },
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { name: 'import directions', command: ['build/lint/import-directions.mjs'] },
  { name: 'dead code', command: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  { name: 'manifests', command: ['build/catalogue/validate-manifests.mjs'] },
];

// npm run check [-- NAME …]: checks the source, without running any of it.
await runMain(async () => {
  await setUp();
  const wanted = process.argv.slice(2);
  const chosen = steps.filter(
    ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
  );
  if (chosen.length === 0)
    throw new UserError(
      `No check is called that. There are: ${steps.map(({ name }) => name).join(', ')}`,
      64,
    );
  const waiting = [...chosen];
  /** @type {Awaited<ReturnType<typeof runStep>>[]} */
  const results = [];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift())
      results.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  for (const { name, output } of results.filter(({ ok }) => !ok))
    print(`\n── ${name} ──\n${output.trim()}\n`);
  print('');
  for (const { name } of chosen) {
    const result = results.find((each) => each.name === name);
    print(`${result?.ok ? 'ok    ' : 'FAILED'}  ${name}  (${((result?.ms ?? 0) / 1000).toFixed(1)} s)`);
  }
  return results.every(({ ok }) => ok) ? 0 : 1;
});

/** @param {{ name: string, command: string[] }} step */
async function runStep({ name, command }) {
  const start = performance.now();
  const [program = '', ...args] = command;
  if (!existsSync(fromRoot(program))) return { name, ok: false, ms: 0, output: `${program} is missing.` };
  const { code, output } = await run(process.execPath, [fromRoot(program), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : { ...process.env, NO_COLOR: '1' },
  });
  return { name, ok: code === 0, ms: performance.now() - start, output };
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
