import { mkdtempSync, readlinkSync, rmdirSync } from 'node:fs';
import path from 'node:path';

/** Why this app may not be the only one on its folder. */
export type NoLock =
  | { readonly kind: 'alreadyRunning' }
  /** Nothing can be written there, so we can't mark it as ours. */
  | { readonly kind: 'folderReadOnly'; readonly folder: string }
  /** Marked by a computer of another name, whose programs we can't ask. */
  | { readonly kind: 'folderElsewhere'; readonly host: string; readonly file: string };

/** Chromium's own mark on Linux and macOS: a link that leads to `HOST-PID`. Windows has none. */
const MARK = 'SingletonLock';

/**
 * Why the app is not the only instance. Chromium gives the same answer to all causes, and clears a mark of this
 * computer that nobody holds any more.
 */
export function whyNoLock(folder: string, host: string): NoLock {
  const file = path.join(folder, MARK);
  const marked = targetOf(file);
  if (marked === null)
    return canWrite(folder) ? { kind: 'alreadyRunning' } : { kind: 'folderReadOnly', folder };
  const by = marked.replace(/-\d+$/, '');
  return by === host ? { kind: 'alreadyRunning' } : { kind: 'folderElsewhere', host: by.slice(0, 100), file };
}

function targetOf(link: string): string | null {
  try {
    return readlinkSync(link);
  } catch {
    return null;
  }
}

function canWrite(folder: string): boolean {
  try {
    rmdirSync(mkdtempSync(path.join(folder, 'try-')));
    return true;
  } catch {
    return false;
  }
}
