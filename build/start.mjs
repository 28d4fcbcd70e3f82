import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inHouse, root } from './places.mjs';
import { run } from './run.mjs';
import { Halt, runMain, say } from './say.mjs';
import { isRoot } from './set-up/debian.mjs';
import { setUp } from './set-up.mjs';

// npm start [-- OPTION …]: sets up what is missing and opens the app. Where it can't be shown, the terminal is used.
await runMain(async () => {
  const args = process.argv.slice(2);
  if (!hasDisplay()) return reportInTerminal();
  await setUp({ desktop: 'app' });
  const { electronRuntime } = await import('./electron-runtime.mjs');
  const runtime = await electronRuntime();
  if (!args.includes('--no-sandbox')) requireSandbox(runtime.directory);
  const { bundle } = await import('./bundle.mjs');
  await bundle(['app', 'renderer', 'icons']);
  if (!existsSync(inHouse('out', 'electron', 'main.js')))
    throw new Halt('The app is not in this checkout.', 70);
  return open(runtime.executable, args);
});

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** No window can open here: say so, and show what the app would show for the practice sites. */
async function reportInTerminal() {
  say(
    'There is no display here, so the window can not be opened. This is the report card of the practice sites instead;\nyour own accounts can be looked at with: npm run audit -- --headed (where there is a display).\n',
  );
  const audit = [join(root, 'build', 'audit.mjs'), '--practice', ...(isRoot() ? ['--no-sandbox'] : [])];
  const { code } = await run(process.execPath, audit, { stdio: 'inherit' });
  // 1 and 2 say that the practice sites have something exposed, as they should.
  return code === 1 || code === 2 ? 0 : code;
}

/** Stops with the reason where the system can't put the window's pages in a sandbox, instead of Electron's own crash. @param {string} directory */
function requireSandbox(directory) {
  if (process.platform !== 'linux') return;
  if (isRoot()) {
    throw new Halt(
      "Flipwatch was started as root. Chromium refuses to protect you from web pages when it runs as root, and Flipwatch won't open your accounts without that protection.\nStart it as a normal user. In a container that is made for trying things, and only there: npm start -- --no-sandbox",
    );
  }
  const helper = statSync(join(directory, 'chrome-sandbox'), { throwIfNoEntry: false });
  const helperServes = helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0;
  if (helperServes || userNamespacesWork()) return;
  throw new Halt(
    `This system doesn't let Chromium build its sandbox (unprivileged user namespaces are switched off), and Flipwatch won't open your accounts without it. Either allow them for this session:\n  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\nor give Electron's own helper the rights it asks for:\n  sudo chown root '${helperPath(directory)}' && sudo chmod 4755 '${helperPath(directory)}'\nThen start Flipwatch again.`,
  );
}

/** @param {string} directory */
const helperPath = (directory) => join(directory, 'chrome-sandbox');

function userNamespacesWork() {
  const forbidden = { apparmor_restrict_unprivileged_userns: '1', unprivileged_userns_clone: '0' };
  return Object.entries(forbidden).every(([name, value]) => {
    const file = `/proc/sys/kernel/${name}`;
    return !existsSync(file) || readFileSync(file, 'utf8').trim() !== value;
  });
}

/** Opens the app and stays until it is closed; Ctrl+C in the terminal closes it. @param {string} executable @param {string[]} args */
function open(executable, args) {
  return new Promise((resolve, reject) => {
    // The app's path comes first: the first plain word is taken for it, and ours may have plain words as values.
    const app = spawn(executable, ['.', ...args], { cwd: root, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal));
    app.once('error', reject);
    app.once('exit', (code) => resolve(code ?? 0));
  });
}
