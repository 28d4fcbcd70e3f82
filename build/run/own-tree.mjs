import { lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether everything in a folder is ours or the administrator's, and others may write none of its files. A folder that
 * once was open to others may hold theirs.
 * @param {string} place
 * @returns {boolean} false also where it is not there
 */
export function isOwnTree(place) {
  const us = process.getuid?.();
  const about = lstatSync(place, { throwIfNoEntry: false });
  if (about === undefined) return false;
  if (us === undefined) return true;
  if (about.uid !== us && about.uid !== 0) return false;
  if (about.isFile() && (about.mode & 0o022) !== 0) return false;
  return !about.isDirectory() || readdirSync(place).every((name) => isOwnTree(join(place, name)));
}

/** Takes away what somebody else has put there; what can't be deleted is at least put aside. @param {string} place */
export function putAway(place) {
  if (lstatSync(place, { throwIfNoEntry: false }) === undefined) return;
  const aside = `${place}.not-ours-${process.pid}`;
  renameSync(place, aside);
  try {
    rmSync(aside, { recursive: true, force: true });
  } catch {
    // It is somebody else's, and nobody looks for it under this name.
  }
}
