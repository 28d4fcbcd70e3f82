// How large the bundles are, source maps left out.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inHouse } from '../../build/places.mjs';
import { row } from './measure.mjs';

/** Bytes of all files below a folder, or of one file. @param {string} path @returns {number} */
function bytesIn(path) {
  if (!statSync(path).isDirectory()) return path.endsWith('.map') ? 0 : statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

for (const [name, folder] of [
  ['bundle of the command line', inHouse('out', 'cli')],
  ['bundle of the main process', inHouse('out', 'electron')],
  ['bundle of the report card', inHouse('out', 'renderer')],
  ['icons', inHouse('out', 'icons')],
  ['playwright-core as the package carries it', inHouse('node_modules', 'playwright-core', 'lib')],
]) {
  if (name && folder) row({ name, ours: bytesIn(folder) / 1024, unit: 'KiB' });
}
