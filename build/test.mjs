import { root } from './places.mjs';
import { run } from './run.mjs';
import { runMain } from './say.mjs';
import { setUp } from './set-up.mjs';
import { withVirtualDisplay } from './virtual-display.mjs';

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
  const { bundle } = await import('./bundle.mjs');
  await bundle();
  const env = {
    ...process.env,
    FLIPWATCH_BROWSER: browser,
    ...(electron ? { ELECTRON_OVERRIDE_DIST_PATH: electron.directory } : {}),
  };
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...args];
  const { code } = desktop
    ? await withVirtualDisplay(process.execPath, vitest, env)
    : await run(process.execPath, vitest, { stdio: 'inherit', env, cwd: root });
  return code;
});
