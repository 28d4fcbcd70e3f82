import { runMain } from '../run/console.mjs';
import { fromRoot } from '../run/places.mjs';
import { loadModule } from './load-module.mjs';

// Validates every check that ships: the schema, and the rules that concern several checks.
await runMain(async () => {
  /** @type {typeof import('../../checks/catalogue/index.ts')} */
  const { loadCatalogue, validateCatalogue } = await loadModule('checks/catalogue/index.ts');
  const { platforms, manifests, rejected } = loadCatalogue({ shipped: fromRoot('checks', 'platforms') });
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
