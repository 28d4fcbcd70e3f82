import { readFileSync, writeFileSync } from 'node:fs';
import { runMain, say } from '../run/console.mjs';
import { fromRoot } from '../run/places.mjs';
import { runNpm } from '../run/run.mjs';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {string} [resolved]
 * @property {boolean} [dev]
 * @property {Record<string, string>} [optionalDependencies]
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

/** How package names tell for which systems they are. */
const systems = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
};
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'arm'];

/**
 * Packages for other systems that the lock file's packages ask for and that it doesn't hold. `npm ci` refuses such a lock
 * file; npm writes one where a registry serves only the packages of its own system.
 * @param {Lock} lock
 * @returns {{ name: string, version: string, dev: boolean }[]}
 */
export function missingFromLock({ packages }) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !resolves(packages, path, name))
      .map(([name, version]) => ({ name, version, dev })),
  );
}

/** Whether a package at `path` would find `name`, looking upwards as Node does. @param {Lock['packages']} packages @param {string} path @param {string} name */
function resolves(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (`${at ? `${at}/` : ''}node_modules/${name}` in packages) return true;
    if (at === '') return false;
  }
}

/**
 * Packages that the lock file does not pin by a fingerprint, whichever system they are for.
 * @param {Lock} lock
 * @returns {{ path: string, name: string, version: string }[]}
 */
export function unpinnedIn({ packages }) {
  return Object.entries(packages)
    .filter(([path, { integrity }]) => path !== '' && integrity === undefined)
    .map(([path, { version = '' }]) => ({ path, name: path.split('node_modules/').at(-1) ?? '', version }));
}

/** What the registry says is the fingerprint of a package: it knows those of every system. @param {{ name: string, version: string }} wanted */
async function fingerprintOf({ name, version }) {
  const { output } = await runNpm(['view', `${name}@${version}`, 'dist.integrity'], {
    stdio: ['ignore', 'pipe', 2],
  });
  const said = output.trim();
  return /^sha512-[A-Za-z0-9+/]{86}==$/.test(said) ? said : undefined;
}

/** The entry of such a package, as npm would write it but for the fingerprint, which is asked for after. @param {{ name: string, version: string, dev: boolean }} missing */
function entryFor({ name, version, dev }) {
  const words = name.split(/[/-]/);
  const os = Object.entries(systems).find(([word]) => words.includes(word))?.[1];
  const cpu = processors.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+$/.test(version)) return undefined;
  const libc = os !== 'linux' ? undefined : words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  };
}

if (process.argv[1] === import.meta.filename) {
  // node build/lint/lock-file.mjs [FOLDER]: completes package-lock.json after packages were added on a machine with such a registry.
  await runMain(async () => {
    const file = fromRoot(process.argv[2] ?? '', 'package-lock.json');
    const lock = JSON.parse(readFileSync(file, 'utf8'));
    let added = 0;
    for (const each of missingFromLock(lock)) {
      const entry = entryFor(each);
      if (entry) {
        lock.packages[`node_modules/${each.name}`] = entry;
        added += 1;
      } else say(`${each.name}: its name doesn't say for which system it is; add it by hand.`);
    }
    let pinned = 0;
    for (const each of unpinnedIn(lock)) {
      const integrity = await fingerprintOf(each);
      if (integrity) {
        lock.packages[each.path].integrity = integrity;
        pinned += 1;
      } else
        say(`${each.name}: the registry told no fingerprint of ${each.version}; the lock file needs one.`);
    }
    const { '': house, ...packages } = lock.packages;
    lock.packages = {
      '': house,
      ...Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1))),
    };
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
    say(
      `${added} packages of other systems added to package-lock.json, and ${pinned} pinned by their fingerprint.`,
    );
  });
}
