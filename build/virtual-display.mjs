import { spawn } from 'node:child_process';
import { run } from './run.mjs';
import { Halt } from './say.mjs';

/**
 * Runs a command to its end. On Linux it gets a display that nobody sees and a session bus of its own, so that windows,
 * tray icons and notifications of a test neither meet nor disturb those of the person at the machine.
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 */
export async function withVirtualDisplay([program = '', ...args], env) {
  if (process.platform !== 'linux') return run(program, args, { stdio: 'inherit', env });
  const display = await startDisplay();
  try {
    const quiet = { ...env, DISPLAY: display.name, NO_AT_BRIDGE: '1' };
    // A Wayland session of the person's would be preferred by Electron.
    delete quiet.WAYLAND_DISPLAY;
    delete quiet.XAUTHORITY;
    return await run('dbus-run-session', ['--', program, ...args], { stdio: 'inherit', env: quiet });
  } finally {
    display.end();
  }
}

/** Lets the X server choose a free display number itself, and waits until it says which. @returns {Promise<{ name: string, end: () => void }>} */
function startDisplay() {
  return new Promise((resolve, reject) => {
    const screen = ['-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'];
    const server = spawn('Xvfb', ['-displayfd', '3', ...screen], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    let words = '';
    server.stderr.on('data', (chunk) => {
      words += chunk;
    });
    server.once('error', reject);
    server.once('exit', () =>
      reject(new Halt(`The virtual display for the tests did not start:\n${words.trim()}`)),
    );
    server.stdio[3]?.once('data', (number) =>
      resolve({
        name: `:${String(number).trim()}`,
        end: () => {
          server.removeAllListeners('exit');
          server.kill();
        },
      }),
    );
  });
}
