import { readFileSync } from 'node:fs';
import { say } from '../run/console.mjs';
import { withMachineLock } from '../run/machine-lock.mjs';
import { onPath, run } from '../run/run.mjs';

/** Reads /etc/os-release into an object; empty where there is none. */
export function system(file = '/etc/os-release') {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return Object.fromEntries(
      lines
        .map((line) => /^(\w+)="?([^"]*)"?$/.exec(line))
        .filter((match) => match !== null)
        .map(([, key, value]) => [key, value]),
    );
  } catch {
    return {};
  }
}

/** Whether we run with all rights: then we may install packages, and Chromium has no sandbox. */
export const isRoot = () => process.getuid?.() === 0;

/** Whether we may install system packages ourselves: only as root on Debian or Ubuntu, as in a container or CI. */
export const mayInstall = () => process.platform === 'linux' && isRoot() && onPath('apt-get') !== undefined;

/**
 * Installs Debian packages without asking anything.
 * @param {string[]} packages
 * @returns {Promise<boolean>} whether it worked; apt's own words are shown only where it didn't
 */
export async function installDebian(packages) {
  say(`Installing ${packages.join(', ')} with apt-get (once) …`);
  return withMachineLock('apt-get', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
    await run('apt-get', [...patience, 'update', '-qq'], {
      stdio: ['ignore', 'ignore', 'ignore'],
      env,
      cwd: '/',
    });
    const { code, output } = await run(
      'apt-get',
      [...patience, 'install', '-y', '-qq', '--no-install-recommends', ...packages],
      { stdio: ['ignore', 'pipe', 'pipe'], env, cwd: '/' },
    );
    if (code !== 0) say(output.trim());
    return code === 0;
  });
}

/**
 * How this system calls the packages that Electron and its tests need. Debian 13 and Ubuntu 24.04 renamed two of them.
 * @param {Record<string, string>} [os] what os-release says
 */
export function packageNames(os = system()) {
  const version = Number.parseFloat(os.VERSION_ID ?? '0');
  const renamed = (os.ID === 'debian' && version >= 13) || (os.ID === 'ubuntu' && version >= 24.04);
  const t64 = renamed ? 't64' : '';
  return {
    'libgtk-3.so.0': `libgtk-3-0${t64}`,
    'libasound.so.2': `libasound2${t64}`,
    'libnss3.so': 'libnss3',
    'libgbm.so.1': 'libgbm1',
    'libXss.so.1': 'libxss1',
    // Electron loads it by name when the first notification is shown; without it there are none.
    'libnotify.so.4': 'libnotify4',
  };
}
