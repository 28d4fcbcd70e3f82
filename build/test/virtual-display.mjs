import { spawn } from 'node:child_process';
import { UserError } from '../run/console.mjs';
import { fromRoot } from '../run/places.mjs';

/**
 * On Linux, starts a display that nobody sees and a session bus of its own, so that windows, tray icons and notifications
 * of a test neither meet nor disturb those of the person at the machine. Elsewhere there is nothing to start.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, end: () => void }>} the environment for programs that shall use them
 */
export async function startVirtualDisplay() {
  if (process.platform !== 'linux') return { env: { ...process.env }, end: () => {} };
  const screen = ['-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'];
  // Both servers choose a free name themselves and say it on descriptor 3.
  const display = await startServer('Xvfb', ['-displayfd', '3', ...screen]);
  const settings = `--config-file=${fromRoot('build', 'test', 'session-bus.conf')}`;
  const bus = await startServer('dbus-daemon', [
    settings,
    '--nofork',
    '--nopidfile',
    '--print-address=3',
  ]).catch((error) => {
    display.end();
    throw error;
  });
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, DISPLAY: `:${display.name}`, DBUS_SESSION_BUS_ADDRESS: bus.name };
  // Electron would prefer the person's own Wayland session, if there is one.
  delete env.WAYLAND_DISPLAY;
  delete env.XAUTHORITY;
  const endServers = () => {
    bus.end();
    display.end();
  };
  const forget = beforeWeEnd(endServers);
  const end = () => {
    forget();
    endServers();
  };
  return { env, end };
}

const signals = /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]);

/** Neither server ends by itself: they must not outlive a run that is broken off. @param {() => void} work @returns {() => void} for when it has been done */
function beforeWeEnd(work) {
  const leaving = signals.map(([signal, code]) => ({ signal, leave: () => process.exit(code) }));
  process.once('exit', work);
  for (const { signal, leave } of leaving) process.once(signal, leave);
  return () => {
    process.removeListener('exit', work);
    for (const { signal, leave } of leaving) process.removeListener(signal, leave);
  };
}

/** A server that has said nothing by then will not: it takes a fraction of a second on an idle machine. */
const LONGEST_START_MS = 60_000;

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ name: string, end: () => void }>}
 */
function startServer(program, args) {
  return new Promise((resolve, reject) => {
    const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    let words = '';
    server.stderr?.on('data', (chunk) => {
      words += chunk;
    });
    const diedEarly = () =>
      reject(new UserError(`${program}, which the tests need, did not start:\n${words.trim()}`));
    const waited = setTimeout(() => {
      server.kill('SIGKILL');
      diedEarly();
    }, LONGEST_START_MS);
    server.once('error', reject);
    server.once('exit', diedEarly);
    server.stdio[3]?.once('data', (name) => {
      clearTimeout(waited);
      server.removeListener('exit', diedEarly);
      resolve({ name: String(name).trim(), end: () => server.kill() });
    });
  });
}
