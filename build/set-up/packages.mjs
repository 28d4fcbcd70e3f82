import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, UserError, withSignsOfLife } from '../run/console.mjs';
import { withMachineLock } from '../run/machine-lock.mjs';
import { root } from '../run/places.mjs';
import { runNpm } from '../run/run.mjs';

const oldestNode = /** @type {const} */ ([20, 19]);

/** Stops with a plain sentence where Node is too old for the packages. @param {string} version */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new UserError(
    `Flipwatch needs Node ${oldestNode.join('.')} or newer, and this is Node ${version}. A newer one is at https://nodejs.org, or in your system's packages.`,
  );
}

/** Installs the packages of package-lock.json where they are missing or older than it. */
export async function setUpPackages(home = root) {
  requireNode();
  if (packagesAreCurrent(home)) return;
  const name = `packages-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`;
  await withMachineLock(name, async () => {
    if (packagesAreCurrent(home)) return; // Another command was quicker.
    say('Setting up the packages (once, about a minute; this needs a connection) …');
    const { code } = await withSignsOfLife(
      runNpm(
        [
          'ci',
          '--no-audit',
          '--no-fund',
          '--no-progress',
          '--loglevel=error',
          '--fetch-retry-maxtimeout=10000',
        ],
        { cwd: home },
      ),
    );
    if (code !== 0) {
      throw new UserError(
        `The packages could not be installed (npm ci ended with ${code}; its words are above). Mostly this is the network: try again, or run \`npm ci\` to see more.`,
      );
    }
    writeFileSync(markerIn(home), lockHash(home));
  });
}

/** Whether node_modules holds what package-lock.json asks for, however it came there. @param {string} home */
export function packagesAreCurrent(home) {
  const marker = markerIn(home);
  const wanted = lockHash(home);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return true;
  if (!installedMatches(home)) return false;
  writeFileSync(marker, wanted); // Somebody ran npm themselves: remember it, so that the next start is quick.
  return true;
}

/**
 * npm writes down what it installed: every package that we need must be there in the same version.
 * @param {string} home
 */
function installedMatches(home) {
  const account = join(home, 'node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const wanted = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(account, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' ||
      installed[path]?.version === version ||
      (!installed[path] && (optional || devOptional || peer)),
  );
}

/** @param {string} home */
const markerIn = (home) => join(home, 'node_modules', '.flipwatch-set-up');

/** @param {string} home */
const lockHash = (home) =>
  createHash('sha256')
    .update(readFileSync(join(home, 'package-lock.json')))
    .digest('hex');
