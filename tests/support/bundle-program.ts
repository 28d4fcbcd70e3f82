import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/** Bundles a program of the checkout as the product's are, into a place of the caller's own, and resolves with its path. */
export async function bundleProgram(entry: string, name: string): Promise<string> {
  const outfile = path.join(root, 'out', `test-${name}`, 'program.js');
  await build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'silent',
  });
  return outfile;
}
