import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** A folder of ours belongs to somebody else: they could read or replace what is kept there. */
export class ForeignFolder extends Error {
  constructor(readonly folder: string) {
    super(`${folder} belongs to somebody else`);
    this.name = 'ForeignFolder';
  }
}

const OTHERS = 0o077;
const OTHERS_WRITE = 0o022;
const STICKY = 0o1000;

/** Step by step: `recursive` never returns on a file system that refuses new folders with ENOENT, such as /proc. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

/**
 * Makes a folder of ours the owner's alone: an older one that others may look into is closed to them.
 * @throws ForeignFolder where it is somebody else's, or the system's own error
 */
export function keepPrivate(folder: string): void {
  const mode = ownMode(folder);
  if (mode !== null && (mode & OTHERS) !== 0) close(folder, 0o700);
}

/**
 * The same for a folder that the person has named and that may hold other things of theirs: only they may write in it;
 * who may read it stays as it is.
 * @throws ForeignFolder where it is somebody else's or one for everybody, such as /tmp; or the system's own error
 */
export function keepOwn(folder: string): void {
  const mode = ownMode(folder);
  if (mode === null || (mode & OTHERS_WRITE) === 0) return;
  // A folder that many share on purpose is not closed to them, and is refused.
  if ((mode & STICKY) !== 0) throw new ForeignFolder(folder);
  close(folder, mode & ~OTHERS_WRITE);
}

/** Some file systems (on memory sticks) have no permissions: whoever mounts them decides who may look in. */
function close(folder: string, mode: number): void {
  try {
    chmodSync(folder, mode);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'EPERM' && code !== 'ENOTSUP') throw error;
  }
}

/**
 * The permissions of a folder of our own; null where nothing can be closed: the system has no owners, or the folder is
 * the administrator's.
 */
function ownMode(folder: string): number | null {
  const us = process.getuid?.();
  if (us === undefined) return null;
  const { uid, mode } = statSync(folder);
  if (uid === us) return mode & 0o7777;
  if (uid === 0 && (mode & OTHERS_WRITE) === 0) return null;
  throw new ForeignFolder(folder);
}
