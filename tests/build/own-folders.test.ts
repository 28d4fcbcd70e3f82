import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOwnTree, putAway } from '../../build/run/own-tree.mjs';
import { fromRoot } from '../../build/run/places.mjs';

/** What is fetched for building and testing is run: so it lies where nobody else can put something in its place. */
let world = '';
beforeEach(() => {
  world = mkdtempSync(join(tmpdir(), 'own-folders-'));
});
afterEach(() => rmSync(world, { recursive: true, force: true }));

const SOMEBODY = 12_345;
/** Only an administrator can play two people. */
const asRoot = it.runIf(process.getuid?.() === 0);
const modeOf = (place: string) => statSync(place).mode & 0o7777;

/** A folder with these permissions, whatever the umask is. */
function folder(place: string, mode = 0o755): string {
  mkdirSync(place, { recursive: true });
  chmodSync(place, mode);
  return place;
}

/** The folder for downloads of a build with this home and this temporary folder, or what it said instead. */
function cacheFolder(env: {
  readonly HOME: string;
  readonly XDG_CACHE_HOME?: string;
  readonly TMPDIR: string;
}) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { cacheFolder } from ${JSON.stringify(pathToFileURL(fromRoot('build', 'run', 'places.mjs')).href)}; process.stdout.write(cacheFolder());`,
    ],
    { env, encoding: 'utf8', timeout: 20_000 },
  );
  return status === 0 ? stdout : stderr;
}

/** Something that somebody else has prepared, down to the file that says that it is complete. */
function planted(place: string): string {
  folder(place);
  writeFileSync(join(place, 'version'), '33.2.1');
  writeFileSync(join(place, 'electron'), '#!/bin/sh\necho PLANTED\n', { mode: 0o755 });
  for (const one of [join(place, 'version'), join(place, 'electron'), place])
    chownSync(one, SOMEBODY, SOMEBODY);
  return place;
}

describe.skipIf(process.platform === 'win32')('the folder for downloads', () => {
  it('is made below the home, and is the owner’s alone', () => {
    const temporary = folder(join(world, 'tmp'), 0o1777);
    const made = cacheFolder({ HOME: join(world, 'home'), TMPDIR: temporary });
    expect(made).toContain(join(world, 'home'));
    expect(modeOf(made)).toBe(0o700);
  });

  it('of before that others may write in is closed to them', () => {
    const before = folder(join(world, 'cache', 'flipwatch-build'), 0o777);
    const made = cacheFolder({ HOME: world, XDG_CACHE_HOME: join(world, 'cache'), TMPDIR: world });
    expect(made).toBe(before);
    expect(modeOf(made)).toBe(0o700);
  });

  it('is found also where the home is no place for anything', () => {
    const temporary = folder(join(world, 'tmp'), 0o1777);
    for (const HOME of ['/dev/null', '/proc/nowhere/home'])
      expect(cacheFolder({ HOME, TMPDIR: temporary })).toBe(join(temporary, 'flipwatch-build'));
  });

  asRoot('is never one that somebody else has made in a shared temporary folder', () => {
    const temporary = folder(join(world, 'tmp'), 0o1777);
    const theirs = folder(join(temporary, 'flipwatch-build'), 0o777);
    planted(join(theirs, 'electron-33.2.1'));
    chownSync(theirs, SOMEBODY, SOMEBODY);
    const said = cacheFolder({ HOME: '/dev/null', TMPDIR: temporary });
    expect(said).toContain('belongs to somebody else');
    expect(said).toContain('XDG_CACHE_HOME');
    expect(modeOf(theirs)).toBe(0o777);
  });
});

describe.skipIf(process.platform === 'win32')('what lies in it', () => {
  it('is used where all of it is ours, links among our own files too', () => {
    const ours = folder(join(world, 'electron', 'locales'));
    writeFileSync(join(ours, 'de.pak'), '', { mode: 0o644 });
    symlinkSync('de.pak', join(ours, 'link'));
    expect(isOwnTree(join(world, 'electron'))).toBe(true);
    expect(isOwnTree(join(world, 'nothing'))).toBe(false);
  });

  it('is not used where others could have written a file of it', () => {
    const ours = folder(join(world, 'electron', 'locales'));
    writeFileSync(join(ours, 'de.pak'), '');
    chmodSync(join(ours, 'de.pak'), 0o666);
    expect(isOwnTree(join(world, 'electron'))).toBe(false);
  });

  asRoot(
    'is not used where one file of it is somebody else’s, and makes place for what is fetched anew',
    () => {
      const ours = folder(join(world, 'electron'));
      writeFileSync(join(ours, 'electron'), '', { mode: 0o755 });
      expect(isOwnTree(ours)).toBe(true);
      chownSync(join(ours, 'electron'), SOMEBODY, SOMEBODY);
      expect(isOwnTree(ours)).toBe(false);
      putAway(ours);
      expect(statSync(ours, { throwIfNoEntry: false })).toBeUndefined();
    },
  );

  asRoot('is not run as Electron where somebody else has prepared it', () => {
    const cache = folder(join(world, 'cache'));
    planted(join(folder(join(cache, 'flipwatch-build'), 0o777), 'electron-33.2.1'));
    const program = `import { standInRuntime } from ${JSON.stringify(pathToFileURL(fromRoot('build', 'electron', 'stand-in.mjs')).href)}; process.stdout.write(JSON.stringify(standInRuntime.ifPrepared() ?? null));`;
    const asked = () =>
      spawnSync(process.execPath, ['--input-type=module', '-e', program], {
        env: { HOME: world, XDG_CACHE_HOME: cache },
        encoding: 'utf8',
        timeout: 20_000,
      }).stdout;
    expect(asked()).toBe('null');
    // The same, and ours: then it is taken.
    for (const name of ['', 'version', 'electron'])
      chownSync(join(cache, 'flipwatch-build', 'electron-33.2.1', name), 0, 0);
    expect(asked()).toContain('electron-33.2.1');
  });
});
