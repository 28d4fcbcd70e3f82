import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle } from './bundle/bundle.mjs';
import { electronRuntime } from './electron/runtime.mjs';
import { writeNotices } from './notices/notices.mjs';
import { makeArchive } from './package/archive.mjs';
import {
  about,
  artifactName,
  contact,
  installers,
  licenceFiles,
  plan,
  trialContact,
  whyNoDeb,
} from './package/plan.mjs';
import { notesOf, releasesOf } from './package/releases.mjs';
import { runMain, say, UserError } from './run/console.mjs';
import { fromRoot, root } from './run/places.mjs';
import { setUp } from './set-up/set-up.mjs';

const systems = /** @type {const} */ ({ linux: 'linux', darwin: 'mac', win32: 'win' });

/** A Debian package that is quick to make, and large. The builder's own setting knows no `none`; of two, the later word counts. */
const quickDeb = { ...plan.deb, fpm: [...(plan.deb?.fpm ?? []), '--deb-compression', 'none'] };

/**
 * Packages the app for the system that this runs on, with the notices of others in it and a bill of materials beside it.
 * @param {object} [wanted]
 * @param {string[]} [wanted.targets] `dir` is the unpacked app; the default
 * @param {string} [wanted.output]
 * @param {boolean} [wanted.trial] installers to be tried here and thrown away: of any Electron, packed quickly, and named so
 * @returns {Promise<string[]>} what was made: installers, or nothing for `dir`
 */
export async function packageApp({ targets = ['dir'], output = 'dist', trial = false } = {}) {
  const system = systems[/** @type {keyof typeof systems} */ (process.platform)];
  if (!system) throw new UserError(`There is no package of Flipwatch for ${process.platform}.`);
  const unknown = targets.find((target) => ![...installers[system], 'dir'].includes(target));
  if (unknown !== undefined)
    throw new UserError(
      `On this system there are: dir, ${installers[system].join(', ')}. Not: ${unknown}`,
      64,
    );
  const { homepage, maintainer } = trial ? trialContact : contact();
  const releases = trial ? undefined : releasesOf(system);
  // Written only into the app and into the file by which a release is found. Nothing is uploaded.
  const publish = releases?.feed ?? null;
  const debless = targets.includes('deb') ? whyNoDeb({ homepage, maintainer }) : undefined;
  if (debless !== undefined) throw new UserError(`Not packaged: ${debless}.`);
  await bundle(['packagedApp', 'renderer', 'icons']);
  const runtime = await electronRuntime();
  // Where the environment names the runtime, it may be the stand-in all the same.
  const isStandIn = runtime.fallback || existsSync(join(runtime.directory, 'resources', 'app'));
  if (isStandIn && !trial && targets.some((target) => target !== 'dir')) {
    throw new UserError(
      `Only the Electron ${runtime.version} for trying and testing is here. Its browser is too old to be handed to people, so no installer is made; the unpacked app can be: npm run package. To see what installers would hold: npm run package -- --trial`,
    );
  }
  if (isStandIn) say('This package is for trying and testing only: its Electron is an old one.');
  const name = `${about.productName}-${about.version}-${system}-${process.arch}${trial ? '-trial' : ''}`;
  await writeNotices({ electron: runtime.version, bill: fromRoot(output, `${name}.cdx.json`) });
  const copy = isStandIn ? withoutDefaultApp(runtime.directory, output) : undefined;
  // With it, electron-builder would link instead of copy, and setting the fuses would change the Electron that
  // everybody here runs.
  delete process.env.VITEST;
  // A caller may name an fpm of their own.
  if (system === 'linux') process.env.CUSTOM_FPM_PATH ||= fromRoot('build', 'package', 'deb.mjs');
  const { Arch, build, Platform } = await import('electron-builder');
  const platform = { linux: Platform.LINUX, mac: Platform.MAC, win: Platform.WINDOWS }[system];
  const builders = targets.filter((target) => target !== 'tar.gz');
  try {
    const made = await build({
      projectDir: root,
      targets: platform.createTarget(
        builders.length > 0 ? builders : ['dir'],
        process.arch === 'arm64' ? Arch.arm64 : Arch.x64,
      ),
      publish: 'never',
      config: {
        ...plan,
        directories: { ...plan.directories, output },
        electronVersion: runtime.version,
        electronDist: copy ?? runtime.directory,
        extraMetadata: {
          ...plan.extraMetadata,
          ...(homepage ? { homepage } : {}),
          ...(releases ? { releases: releases.page } : {}),
        },
        linux: { ...plan.linux, publish, ...(maintainer ? { maintainer } : {}) },
        mac: { ...plan.mac, publish, extraFiles: licencesOnMac(runtime.directory) },
        win: { ...plan.win, publish },
        releaseInfo: { releaseNotes: notesOf(about.version) },
        ...(trial ? { artifactName: artifactName('-trial'), deb: quickDeb } : {}),
      },
    });
    if (!targets.includes('tar.gz')) return made;
    const archive = fromRoot(output, `${name}.tar.gz`);
    const unpacked = process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked';
    await makeArchive(fromRoot(output, unpacked), archive, { quick: trial });
    return [...made, archive];
  } finally {
    if (copy !== undefined) rmSync(copy, { recursive: true, force: true });
  }
}

/** On a Mac nothing but code may lie beside the executable, and the builder leaves Chromium's licences out. @param {string} runtime */
function licencesOnMac(runtime) {
  return [
    ...licenceFiles('Resources/'),
    { from: join(runtime, 'LICENSE'), to: 'Resources/LICENSE.electron.txt' },
    { from: join(runtime, 'LICENSES.chromium.html'), to: 'Resources/LICENSES.chromium.html' },
  ];
}

/** The stand-in carries a default app and other leftovers among its resources, which the packaged one must not. @param {string} runtime @param {string} output */
function withoutDefaultApp(runtime, output) {
  const copy = fromRoot(output, 'electron');
  rmSync(copy, { recursive: true, force: true });
  const leftovers = join(runtime, 'resources');
  cpSync(runtime, copy, { recursive: true, filter: (path) => path !== leftovers });
  mkdirSync(join(copy, 'resources'));
  return copy;
}

// npm run package [-- TARGET … | -- --all | -- --trial]: the unpacked app, the installers that are named, all of this
// system's, or those that can be made anywhere, for trying.
if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const words = process.argv.slice(2);
    await setUp({ electron: true });
    const trial = words.includes('--trial');
    const named = words.filter((word) => word !== '--trial');
    const targets = named.includes('--all') ? all() : trial && named.length === 0 ? ['tar.gz', 'deb'] : named;
    const made = await packageApp(targets.length > 0 ? { targets, trial } : {});
    for (const path of made) if (existsSync(path)) say(`Made: ${relative(root, path)}`);
    if (made.length === 0) say(`Made: the unpacked app of Flipwatch ${about.version} below dist/`);
    return 0;
  });
}

/** Every installer of this system that can be filled in here. */
function all() {
  const system = systems[/** @type {keyof typeof systems} */ (process.platform)];
  const targets = system ? installers[system] : [];
  const debless = targets.includes('deb') ? whyNoDeb(contact()) : undefined;
  if (debless === undefined) return [...targets];
  say(`Left out: ${debless}.`);
  return targets.filter((target) => target !== 'deb');
}
