import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** A path inside the checkout. @param {string[]} parts */
export const inHouse = (...parts) => join(root, ...parts);

/**
 * Where things are kept that are fetched once for a machine, outside the work tree.
 * A home that can't be written (some containers) is no reason to fail: the temporary folder serves.
 */
export function cacheFolder() {
  const base =
    process.env.XDG_CACHE_HOME ||
    (process.platform === 'win32' && process.env.LOCALAPPDATA) ||
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  for (const folder of [join(base, 'flipwatch-build'), join(tmpdir(), 'flipwatch-build')]) {
    try {
      mkdirSync(folder, { recursive: true });
      return folder;
    } catch {
      // The next one, then.
    }
  }
  throw new Error(
    'No folder can be written for downloads: neither the cache folder nor the temporary folder.',
  );
}
