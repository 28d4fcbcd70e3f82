import { pathToFileURL } from 'node:url';
import { fromRoot, root } from '../run/places.mjs';

/**
 * A TypeScript module of ours, bundled in memory: the oldest Node that we support can't read TypeScript.
 * @param {string} entry
 */
export async function loadModule(entry) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fromRoot(entry)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    absWorkingDir: root,
    // Packages are taken from where they are installed, so that the bundle can live in memory.
    plugins: [
      {
        name: 'installed',
        setup: (b) =>
          b.onResolve({ filter: /^zod$/ }, () => ({
            path: pathToFileURL(fromRoot('node_modules/zod/index.js')).href,
            external: true,
          })),
      },
    ],
  });
  const text = outputFiles[0]?.text ?? '';
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}
