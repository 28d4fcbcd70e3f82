import { pathToFileURL } from 'node:url';
import { inHouse, root } from './places.mjs';
import { runMain } from './say.mjs';

// Looks at every check that ships: the schema, and the rules that concern several checks.
await runMain(async () => {
  /** @type {typeof import('../checks/catalogue/index.ts')} */
  const { loadCatalogue, validateCatalogue } = await loadModule('checks/catalogue/index.ts');
  const { platforms, manifests, rejected } = loadCatalogue({ shipped: inHouse('checks', 'platforms') });
  const problems = [
    ...rejected.flatMap(({ file, problems }) => problems.map((problem) => `${file}: ${problem}`)),
    ...validateCatalogue(manifests, platforms),
  ];
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(
    `${manifests.length} checks on ${platforms.length} platforms, ${problems.length === 0 ? 'nothing wrong' : `${problems.length} problem(s)`}.\n`,
  );
  return problems.length === 0 ? 0 : 1;
});

/** A TypeScript module of this house, bundled in memory. @param {string} entry */
async function loadModule(entry) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [inHouse(entry)],
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
            path: pathToFileURL(inHouse('node_modules/zod/index.js')).href,
            external: true,
          })),
      },
    ],
  });
  const text = outputFiles[0]?.text ?? '';
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}
