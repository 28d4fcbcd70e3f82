import path from 'node:path';
import { BrowserUnavailable } from '../audit/ports.ts';
import { HeldElsewhere, takeLock } from '../storage/lock-file.ts';

/**
 * One process for each profile: two browsers on one profile corrupt it. The browser has a lock of its own, which is
 * never touched. This one lets us say it in words before a second browser is started. Returns the release.
 * @throws BrowserUnavailable `profileInUse` or `profileNotWritable`
 */
export async function lockProfile(folder: string): Promise<() => Promise<void>> {
  try {
    return await takeLock(path.join(folder, 'in-use.json'), folder);
  } catch (error) {
    if (error instanceof HeldElsewhere) {
      throw new BrowserUnavailable('profileInUse', `${folder} is in use by process ${error.pid}`);
    }
    throw new BrowserUnavailable('profileNotWritable', `${folder}: ${String(error)}`, folder);
  }
}
