import { runMain } from './run/console.mjs';
import { fromRoot } from './run/places.mjs';
import { run } from './run/run.mjs';
import { setUpPackages } from './set-up/packages.mjs';

// npm run widgets [-- WORD]: reads and moves every control of every UI library that the tests draw, or those whose name
// holds a word. The libraries of tests/widgets/further are a package of their own, which only this command installs.
await runMain(async () => {
  const further = fromRoot('tests', 'widgets', 'further');
  await setUpPackages();
  await setUpPackages(further);
  const types = [fromRoot('node_modules', 'typescript', 'bin', 'tsc'), '-p', further];
  const typed = await run(process.execPath, types, { stdio: 'inherit' });
  const wanted = process.argv.slice(2).join(' ');
  const env = { ...process.env, FLIPWATCH_DRAWINGS: wanted === '' ? 'all' : wanted };
  const words = [fromRoot('build', 'test.mjs'), 'tests/widgets'];
  const { code } = await run(process.execPath, words, { stdio: 'inherit', env });
  return typed.code || code;
});
