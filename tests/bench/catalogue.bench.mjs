// What the catalogue costs a start: all platforms as a bundle holds them, and the first two read from their files.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { compiledCatalogue } from '../../build/catalogue/compiled-catalogue.mjs';
import { fromRoot } from '../../build/run/places.mjs';
import { rounds, row, turnByTurn } from './measure.mjs';

const folder = mkdtempSync(join(tmpdir(), 'flipwatch-bench-'));
const two = join(folder, 'two');

/** A program that loads the catalogue in a process of its own, and prints how many ms of the processor that took. @param {string} name @param {boolean} compiled */
async function programOf(name, compiled) {
  const path = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [fromRoot('checks', 'catalogue', 'index.ts')],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
    plugins: compiled ? [compiledCatalogue] : [],
  });
  const begin = join(folder, `${name}-begin.mjs`);
  const options = compiled ? '{}' : JSON.stringify({ shipped: two });
  writeFileSync(
    begin,
    `const before = process.cpuUsage();
    const { loadCatalogue } = await import('./${name}.mjs');
    const { manifests } = loadCatalogue(${options});
    if (manifests.length < ${compiled ? 100 : 20}) throw new Error('The catalogue was not loaded whole.');
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1000);`,
  );
  return () => Promise.resolve(Number(execFileSync(process.execPath, [begin], { encoding: 'utf8' })));
}

try {
  for (const id of ['linkedin', 'x'])
    cpSync(fromRoot('checks', 'platforms', id), join(two, id), { recursive: true });
  const ours = await programOf('compiled', true);
  const yardstick = await programOf('files', false);
  const measured = await turnByTurn(rounds(15), { ours, yardstick });
  row({
    name: 'catalogue of all platforms until it is loaded',
    ours: measured.ours,
    yardstick: measured.yardstick,
    unit: 'ms',
    note: 'processor time, cold, with its code; yardstick: LinkedIn and X alone, read from their files, as the first versions did',
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
