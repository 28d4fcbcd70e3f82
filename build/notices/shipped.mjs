import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundles } from '../bundle/bundles.mjs';
import { unbundled } from '../package/plan.mjs';
import { fromRoot, root } from '../run/places.mjs';
import { declaredText, licenceIn, sectionsOf } from './licences.mjs';

/**
 * A package of somebody else's that is in the packaged app.
 * @typedef {object} Shipped
 * @property {string} name
 * @property {string} version
 * @property {string} licence as the package declares it, an SPDX expression; empty where it declares none
 * @property {string} text its licence, and its NOTICE where it has one; empty where it brings none
 * @property {string} [integrity] the fingerprint that package-lock.json pins
 * @property {Shipped[]} within what its makers have bundled into it
 * @property {string[]} said what its makers say of its parts in plain words
 */

/**
 * Everything that is packed into the app beside Electron: what esbuild takes into the bundles, and the packages that stay packages.
 * Not `npm sbom` or `npm ls`: they name what is installed, which is more than what ships (and `npm sbom --omit=dev` leaves
 * out whatever a development package needs as well, React and zod among it).
 * @returns {Promise<Shipped[]>} by name
 */
export async function shippedPackages() {
  const folders = new Set([
    ...(await bundledFolders()),
    ...unbundled.map(({ name }) => `node_modules/${name}`),
  ]);
  const lock = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8')).packages;
  return [...folders]
    .map((folder) => {
      const own = describe(join(root, folder));
      const pinned = lock[folder];
      return pinned?.version === own.version && pinned.integrity
        ? { ...own, integrity: pinned.integrity }
        : own;
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The folders of the packages of which anything is left in the app's bundles after esbuild has shaken off what is unused. */
async function bundledFolders() {
  const { build } = await import('esbuild');
  const plans = [bundles.app, bundles.renderer];
  const options = plans.flatMap(({ into, builds = [] }) => builds.map((each) => ({ into, each })));
  const results = await Promise.all(
    options.map(({ into, each }) =>
      build({
        ...each,
        absWorkingDir: root,
        outdir: join(root, into),
        bundle: true,
        write: false,
        metafile: true,
      }),
    ),
  );
  const inputs = results.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs)),
  );
  return inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => folderOf(path) ?? []);
}

/** `node_modules/a/node_modules/@b/c/index.js` → `node_modules/a/node_modules/@b/c`. @param {string} path */
export function folderOf(path) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll('\\', '/'))?.[1];
}

/** @param {string} folder @returns {Shipped} */
export function describe(folder) {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, license } = about;
  const beside = sidecars(folder, unbundled.find((each) => each.name === name)?.without ?? []);
  return {
    name,
    version,
    licence: typeof license === 'string' ? license : '',
    text: textsIn(folder, /^(licen[cs]e|copying|notice)([.-].*)?$/i) || declaredText(about),
    within: unique(beside.flatMap(({ text, isList }) => (isList ? bundledBy(text) : []))),
    said: beside.flatMap(({ text, isList }) => (isList ? [] : [text.trim()])),
  };
}

/**
 * Playwright's bundles bring a list of what is in them, as `BUNDLE.js.LICENSE`; its codec brings plain words.
 * @param {string} folder @param {readonly string[]} leftOut
 */
function sidecars(folder, leftOut) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.LICENSE') && !leftOut.some((place) => path.startsWith(`${place}/`)))
    .sort()
    .map((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      return { path, text, isList: path.endsWith('.js.LICENSE') };
    });
}

/** @param {string} text @returns {Shipped[]} */
function bundledBy(text) {
  const sections = sectionsOf(text);
  return [...text.matchAll(/^- (.+)@([^@\s]+) \(/gm)].map(([, name = '', version = '']) => {
    const found = sections.get(`${name}@${version}`) ?? '';
    return { name, version, licence: licenceIn(found) ?? '', text: found, within: [], said: [] };
  });
}

/** Two bundles of one package may hold the same part. @param {readonly Shipped[]} all */
const unique = (all) => [...new Map(all.map((each) => [`${each.name}@${each.version}`, each])).values()];

/** @param {string} folder @param {RegExp} names */
function textsIn(folder, names) {
  return readdirSync(folder)
    .filter((name) => names.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .filter((text) => text !== '')
    .join('\n\n');
}
