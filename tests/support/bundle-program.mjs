import { cpSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { fromRoot } from '../../build/run/places.mjs';

/**
 * Bundles a program of the checkout as the product's are, into a folder of the caller's own.
 * @param {string} entry below the root
 * @param {string} folder below `out`: as deep as tests are, so that paths relative to the bundle lead to the same places
 * @param {string[]} [apart] patterns of imports that stay imports, besides packages
 * @returns {Promise<string>} the bundle's path
 */
export async function bundleProgram(entry, folder, apart = []) {
  const outfile = fromRoot('out', folder, basename(entry).replace(/\.ts$/, '.js'));
  await build({
    entryPoints: [fromRoot(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    external: apart,
    logLevel: 'silent',
  });
  // What ships of each platform lies beside a bundle.
  cpSync(fromRoot('checks', 'platforms'), join(dirname(outfile), 'platforms'), { recursive: true });
  return outfile;
}
