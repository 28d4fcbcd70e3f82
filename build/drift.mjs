import { inHouse } from './places.mjs';
import { run } from './run.mjs';
import { runMain } from './say.mjs';

// npm run drift: reads ten thousand mutated pages, and says what was made of each kind of mutation.
// FLIPWATCH_DRIFT_ROUNDS and FLIPWATCH_DRIFT_SEED choose others.
await runMain(async () => {
  const env = { ...process.env, FLIPWATCH_DRIFT_ROUNDS: process.env.FLIPWATCH_DRIFT_ROUNDS ?? '10000' };
  const words = [inHouse('build', 'test.mjs'), 'tests/drift', ...process.argv.slice(2)];
  const { code } = await run(process.execPath, words, { stdio: 'inherit', env });
  return code;
});
