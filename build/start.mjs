import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runMain, say, UserError } from './run/console.mjs';
import { root } from './run/places.mjs';
import { run } from './run/run.mjs';
import { isRoot } from './set-up/debian.mjs';
import { sandboxFacts, whyNoSandbox, whyNotAsRoot } from './set-up/sandbox.mjs';
import { setUp } from './set-up/set-up.mjs';

// npm start [-- OPTION …]: sets up what is missing and opens the app. Where it can't be shown, the terminal is used.
await runMain(async () => {
  const args = process.argv.slice(2);
  if (!hasDisplay()) return reportInTerminal();
  const wantsSandbox = !args.includes('--no-sandbox');
  // Said before a minute of setting up, not after it.
  const refusal = wantsSandbox ? whyNotAsRoot() : undefined;
  if (refusal !== undefined) throw new UserError(refusal);
  await setUp({ desktop: 'app' });
  const { electronRuntime } = await import('./electron/runtime.mjs');
  const runtime = await electronRuntime();
  const obstacle = wantsSandbox ? whyNoSandbox(sandboxFacts(runtime.directory)) : undefined;
  if (obstacle !== undefined) throw new UserError(obstacle);
  const { bundle } = await import('./bundle/bundle.mjs');
  await bundle(['app', 'renderer', 'icons']);
  return open(runtime.executable, args);
});

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** No window can open here: say so, and show what the app would show for the practice sites. */
async function reportInTerminal() {
  say(
    'There is no display here, so the window can not be opened. This is the report card of the practice sites instead;\nyour own accounts can be looked at with: npm run audit -- --headed (where there is a display).\n',
  );
  const audit = [join(root, 'build', 'audit.mjs'), '--practice', ...(isRoot() ? ['--no-sandbox'] : [])];
  // Commands that it names are to be those of a checkout, as after `npm run audit`.
  const env = { ...process.env, npm_lifecycle_event: 'audit' };
  const { code } = await run(process.execPath, audit, { stdio: 'inherit', env });
  // 1 and 2 say how the practice sites stand, and not that this command went wrong.
  return code === 1 || code === 2 ? 0 : code;
}

/** Opens the app and stays until it is closed; Ctrl+C in the terminal closes it. @param {string} executable @param {string[]} args */
function open(executable, args) {
  return new Promise((resolve, reject) => {
    // The app's path comes first: the first plain word is taken for it, and ours may have plain words as values.
    const app = spawn(executable, ['.', ...args], { cwd: root, stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
      process.on(signal, () => app.kill(signal));
    app.once('error', reject);
    app.once('exit', (code) => resolve(code ?? 128));
  });
}
