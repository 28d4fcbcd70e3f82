import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { about, installers, plan, whyNoDeb } from './package-plan.mjs';
import { inHouse, root } from './places.mjs';
import { Halt, runMain, say } from './say.mjs';
import { setUp } from './set-up.mjs';

const systems = /** @type {const} */ ({ linux: 'linux', darwin: 'mac', win32: 'win' });

/**
 * Packages the app for the system that this runs on.
 * @param {{ targets?: string[], output?: string }} [wanted] `dir` is the unpacked app; the default
 * @returns {Promise<string[]>} what was made: installers, or nothing for `dir`
 */
export async function packageApp({ targets = ['dir'], output = 'dist' } = {}) {
  const system = systems[/** @type {keyof typeof systems} */ (process.platform)];
  if (!system) throw new Halt(`There is no package of Flipwatch for ${process.platform}.`);
  const unknown = targets.find((target) => ![...installers[system], 'dir'].includes(target));
  if (unknown !== undefined)
    throw new Halt(`On this system there are: dir, ${installers[system].join(', ')}. Not: ${unknown}`, 64);
  await bundle(['app', 'renderer', 'icons']);
  const runtime = await electronRuntime();
  // Where the environment names the runtime, it may be the stand-in all the same.
  const isStandIn = runtime.fallback || existsSync(join(runtime.directory, 'resources', 'app'));
  const others = targets.filter((target) => target !== 'dir');
  if (isStandIn && others.length > 0) {
    throw new Halt(
      `Only the Electron ${runtime.version} for trying and testing is here. Its browser is too old to be handed to people, so no installer is made; the unpacked app can be: npm run package`,
    );
  }
  const debless = targets.includes('deb') ? whyNoDeb() : undefined;
  if (debless !== undefined) throw new Halt(`Not packaged: ${debless}.`);
  if (isStandIn) say('This package is for trying and testing only: its Electron is an old one.');
  const copy = isStandIn ? withoutDefaultApp(runtime.directory, output) : undefined;
  // It would link instead of copy, and setting the fuses would then change the Electron that everybody here runs.
  delete process.env.VITEST;
  const { Arch, build, Platform } = await import('electron-builder');
  const platform = { linux: Platform.LINUX, mac: Platform.MAC, win: Platform.WINDOWS }[system];
  try {
    return await build({
      projectDir: root,
      targets: platform.createTarget(targets, process.arch === 'arm64' ? Arch.arm64 : Arch.x64),
      publish: 'never',
      config: {
        ...plan,
        directories: { ...plan.directories, output },
        electronVersion: runtime.version,
        electronDist: copy ?? runtime.directory,
      },
    });
  } finally {
    if (copy !== undefined) rmSync(copy, { recursive: true, force: true });
  }
}

/** The stand-in carries a default app and other leftovers among its resources, which the packaged one must not. @param {string} runtime @param {string} output */
function withoutDefaultApp(runtime, output) {
  const copy = inHouse(output, 'electron');
  rmSync(copy, { recursive: true, force: true });
  const leftovers = join(runtime, 'resources');
  cpSync(runtime, copy, { recursive: true, filter: (path) => path !== leftovers });
  mkdirSync(join(copy, 'resources'));
  return copy;
}

// npm run package [-- TARGET … | -- --all]: the unpacked app, or the installers that are named.
if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const words = process.argv.slice(2);
    await setUp({ electron: true });
    const system = systems[/** @type {keyof typeof systems} */ (process.platform)];
    const targets = words.includes('--all') && system ? all(installers[system]) : words;
    const made = await packageApp(targets.length > 0 ? { targets } : {});
    for (const path of made) if (existsSync(path)) say(`Made: ${relative(root, path)}`);
    if (made.length === 0) say(`Made: the unpacked app of Flipwatch ${about.version} below dist/`);
    return 0;
  });
}

/** Every installer that this checkout can fill in. @param {readonly string[]} targets */
function all(targets) {
  const debless = whyNoDeb();
  if (debless === undefined || !targets.includes('deb')) return [...targets];
  say(`Left out: ${debless}.`);
  return targets.filter((target) => target !== 'deb');
}
