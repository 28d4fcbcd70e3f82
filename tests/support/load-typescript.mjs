import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inHouse } from '../../build/places.mjs';

/**
 * Loads a TypeScript file of the house into a plain Node program, which Node 20 can't by itself: bundled first, the way
 * the command line is. The bundle lies as deep as the tests do, so that paths relative to it lead to the same places.
 * @param {...string} place below the root
 * @returns {Promise<any>} to be typed by the caller, who knows the file
 */
export async function loadTypeScript(...place) {
  const file = inHouse(...place);
  const outfile = inHouse('out', 'programs', basename(file).replace(/\.ts$/, '.js'));
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    external: ['*.mjs'],
    logLevel: 'silent',
  });
  return import(pathToFileURL(outfile).href);
}
