// How large the bundles are, source maps left out, and the packaged app beside the Electron in it.
import { lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { electronRuntime } from '../../build/electron/runtime.mjs';
import { packageApp } from '../../build/package.mjs';
import { fromRoot } from '../../build/run/places.mjs';
import { row } from './measure.mjs';

/** Bytes of all files below a folder, or of one file. @param {string} path @returns {number} */
function bytesIn(path) {
  if (!statSync(path).isDirectory()) return path.endsWith('.map') ? 0 : statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

for (const [name, folder] of [
  ['bundle of the command line', fromRoot('out', 'cli')],
  ['bundle of the main process', fromRoot('out', 'electron')],
  ['bundle of the report card', fromRoot('out', 'renderer')],
  ['icons', fromRoot('out', 'icons')],
  ['playwright-core as the package carries it', fromRoot('node_modules', 'playwright-core', 'lib')],
]) {
  if (name && folder) row({ name, ours: bytesIn(folder) / 1024, unit: 'KiB' });
}

const output = 'dist/for-bench';
/** Bytes on disk, everything counted. @param {string} path @returns {number} */
const weight = (path) =>
  lstatSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + weight(join(path, name)), 0)
    : lstatSync(path).size;
try {
  await packageApp({ output });
  const [folder] = readdirSync(fromRoot(output)).filter((name) => name.includes('unpacked'));
  const app = fromRoot(output, folder ?? 'mac');
  const MiB = 1024 * 1024;
  const asar = join(app, 'resources', 'app.asar');
  row({ name: 'asar of the packaged app', ours: weight(asar) / MiB, unit: 'MiB', note: 'at most 15' });
  const { directory } = await electronRuntime();
  const note = 'unpacked; yardstick: the Electron that it was made of';
  row({
    name: 'packaged app',
    ours: weight(app) / MiB,
    yardstick: weight(directory) / MiB,
    unit: 'MiB',
    note,
  });
} finally {
  rmSync(fromRoot(output), { recursive: true, force: true });
}
