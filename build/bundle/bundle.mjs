import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runtimeAtHand } from '../electron/runtime.mjs';
import { needsRepair } from '../older-electron/needs-repair.mjs';
import { runMain, UserError } from '../run/console.mjs';
import { root } from '../run/places.mjs';
import { appForOlderElectron, bundles } from './bundles.mjs';

/**
 * Bundles what has changed since the last time. For the rest it only looks at file dates.
 * @param {(keyof typeof bundles)[]} [names]
 * @param {string} [home] the checkout
 */
export async function bundle(names = ['cli', 'app', 'renderer', 'icons'], home = root) {
  await Promise.all(names.map((name) => bundleOne(name, planOf(name), home)));
}

/** The app is made for the Electron that runs it here. @param {keyof typeof bundles} name */
const planOf = (name) =>
  name === 'app' && needsRepair(runtimeAtHand()?.version ?? '') ? appForOlderElectron : bundles[name];

/** @param {string} name @param {import('./bundles.mjs').Bundle} plan @param {string} home */
async function bundleOne(name, plan, home) {
  const into = join(home, plan.into);
  const stamp = join(home, 'out', `.${name}.stamp`);
  const entries = (plan.builds ?? []).map(({ entryPoints }) => entryPoints);
  const state = stateOf(['build/bundle/bundles.mjs', 'package-lock.json', ...plan.reads], home, entries);
  if (existsSync(into) && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  rmSync(stamp, { force: true });
  const kept = new Set();
  for (const options of plan.builds ?? []) {
    for (const { path, contents } of await built(options, into, home)) {
      kept.add(put(path, contents));
    }
  }
  for (const [from, to] of plan.copies ?? []) {
    kept.add(put(join(into, to), readFileSync(join(home, from))));
  }
  if (plan.data) {
    const [from, to] = plan.data;
    for (const file of jsonIn(join(home, from))) {
      kept.add(put(join(into, to, file), readFileSync(join(home, from, file))));
    }
  }
  if (plan.folder) cpSync(join(home, plan.folder), into, { recursive: true });
  else removeOthers(into, kept);
  writeFileSync(stamp, state);
}

/** @param {import('esbuild').BuildOptions} options @param {string} into @param {string} home */
async function built(options, into, home) {
  const { build, formatMessages } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      ...options,
      absWorkingDir: home,
      outdir: into,
      bundle: true,
      write: false,
    });
    return outputFiles ?? [];
  } catch (error) {
    if (!(error instanceof Error && 'errors' in error && Array.isArray(error.errors))) throw error;
    const words = await formatMessages(error.errors, { kind: 'error', color: false });
    throw new UserError(`The source can't be bundled:\n${words.join('')}`, 70);
  }
}

/** Writes beside and renames, so that an app that is just starting never meets half a file. @param {string} path @param {Uint8Array} contents */
function put(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, contents);
  renameSync(beside, path);
  return path;
}

/** The JSON files below a folder, by their way from there. @param {string} folder */
const jsonIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

/** Takes away what earlier bundles left. @param {string} folder @param {Set<string>} kept */
function removeOthers(folder, kept) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeOthers(path, kept);
    else if (!kept.has(path) && !/\.\d+$/.test(entry.name)) rmSync(path, { force: true });
  }
}

/** Names, sizes and dates of all that a bundle is made of, and where it begins, as one short text. @param {string[]} places @param {string} home @param {unknown} entries */
function stateOf(places, home, entries) {
  const hash = createHash('sha256').update(JSON.stringify(entries));
  const look = (/** @type {string} */ path) => {
    const about = statSync(path, { throwIfNoEntry: false });
    if (about?.isDirectory()) for (const name of readdirSync(path).sort()) look(join(path, name));
    else hash.update(`${relative(home, path)}\0${about?.size}\0${about?.mtimeMs}\n`);
  };
  for (const place of places) look(join(home, place));
  return hash.digest('hex');
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const { setUp } = await import('../set-up/set-up.mjs');
    await setUp();
    await bundle();
  });
}
