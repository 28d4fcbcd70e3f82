import { runMain } from './run/console.mjs';
import { fromRoot } from './run/places.mjs';
import { run } from './run/run.mjs';

// npm run drift: reads ten thousand mutated pages, and says what was made of each kind of mutation; then a thousand pages
// as they are in real life, and the pages that list the settings of a thousand accounts, each for five weeks.
// FLIPWATCH_DRIFT_ROUNDS, _DRIFT_SEED, _LIFE_ROUNDS, _LIFE_SEED, _LISTED_ROUNDS and _LISTED_SEED choose others.
await runMain(async () => {
  const env = {
    ...process.env,
    FLIPWATCH_DRIFT_ROUNDS: process.env.FLIPWATCH_DRIFT_ROUNDS ?? '10000',
    FLIPWATCH_LIFE_ROUNDS: process.env.FLIPWATCH_LIFE_ROUNDS ?? '1000',
    FLIPWATCH_LISTED_ROUNDS: process.env.FLIPWATCH_LISTED_ROUNDS ?? '1000',
  };
  const words = [
    fromRoot('build', 'test.mjs'),
    'tests/drift',
    'tests/truth/real-life',
    ...process.argv.slice(2),
  ];
  const { code } = await run(process.execPath, words, { stdio: 'inherit', env });
  return code;
});
