import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A path inside the checkout. @param {string[]} parts */
export const fromRoot = (...parts) => join(root, ...parts);

/**
 * The folder for what is fetched once for a machine, outside the work tree. If the home can't be written (some
 * containers), the temporary folder is used. What lies there is run, so a folder that somebody else has made or may
 * write in is refused.
 */
export function cacheFolder() {
  const base =
    process.env.XDG_CACHE_HOME ||
    (process.platform === 'win32' && process.env.LOCALAPPDATA) ||
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  for (const folder of [join(base, 'flipwatch-build'), join(tmpdir(), 'flipwatch-build')]) {
    try {
      makeFolder(folder);
      if (isOurs(folder)) return folder;
    } catch {
      // The next one, then.
    }
  }
  throw new Error(
    'There is no folder for downloads: neither the cache folder nor the temporary folder can be written, or what is there belongs to somebody else. Set XDG_CACHE_HOME to a folder of your own.',
  );
}

/** Step by step: `recursive` never returns on a file system that refuses new folders with ENOENT, such as /proc. @param {string} folder */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

/** Whether only we, and the administrator, can put something into a folder. One of ours that others may write in is closed to them. @param {string} folder */
function isOurs(folder) {
  const us = process.getuid?.();
  if (us === undefined) return true;
  const { uid, mode } = statSync(folder);
  const open = (mode & 0o022) !== 0;
  if (uid !== us) return uid === 0 && !open;
  if (open) chmodSync(folder, 0o700);
  return (statSync(folder).mode & 0o022) === 0;
}
