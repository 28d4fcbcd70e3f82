import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inHouse } from '../../build/places.mjs';

/**
 * The parts of the house that benchmarks call directly, bundled the way the command line is.
 * @returns {Promise<typeof import('./house.ts')>}
 */
export async function loadHouse() {
  const outfile = inHouse('out', 'bench', 'house.js');
  await build({
    entryPoints: [inHouse('tests', 'bench', 'house.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'silent',
  });
  return import(pathToFileURL(outfile).href);
}
