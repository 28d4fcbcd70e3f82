import { runMain, say, UserError } from './run/console.mjs';
import { run } from './run/run.mjs';
import { setUpHeadlessShell } from './set-up/browser.mjs';
import { setUp } from './set-up/set-up.mjs';

// npm test [-- FOLDER …]: sets up whatever the tests need, and runs them.
await runMain(async () => {
  const args = process.argv.slice(2);
  const places = args.filter((arg) => !arg.startsWith('-'));
  const desktop =
    places.length === 0 || places.some((place) => /^tests\/?$|desktop|build|packaging/.test(place));
  const { browser, electron } = await setUp({
    browser: true,
    ...(desktop ? { desktop: 'tests', electron: true } : {}),
  });
  await setUpHeadlessShell();
  const { bundle } = await import('./bundle/bundle.mjs');
  // Tests that need no bundle are worth running even where it can't be made; the run fails all the same.
  const bundled = await bundle().then(
    () => true,
    (error) => say(error instanceof UserError ? error.message : String(error)),
  );
  const env = {
    ...process.env,
    ...(browser ? { FLIPWATCH_BROWSER: browser } : {}),
    // A whole run takes long stories in turns, unless it is to try all.
    ...(places.length === 0 && process.env.FLIPWATCH_EVERY_PAGE !== '1' ? { FLIPWATCH_IN_TURNS: '1' } : {}),
    ...(electron ? { ELECTRON_OVERRIDE_DIST_PATH: electron.directory } : {}),
  };
  const { code } = await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
    stdio: 'inherit',
    env,
  });
  return bundled ? code : code || 1;
});
