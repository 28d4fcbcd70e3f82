import { setTimeout as delay } from 'node:timers/promises';
import type { WebContents } from 'electron';

const BETWEEN_MS = 120;
const MOST = 8;

/**
 * A PNG of what the page shows now. In a hidden window every second picture asked for by the protocol never comes, and
 * the first one of Electron's own shows what was drawn long ago, such as a page still loading (Electron 33, 2026-11).
 * Asking makes the window draw: so the first is thrown away, and the next two have to be the same.
 */
export async function viewPicture(contents: WebContents): Promise<Buffer> {
  await contents.capturePage(undefined, { stayHidden: true });
  let last: Buffer = Buffer.alloc(0);
  for (let taken = 0; taken < MOST; taken++) {
    await delay(BETWEEN_MS);
    const now = (await contents.capturePage(undefined, { stayHidden: true })).toPNG();
    if (last.equals(now)) return now;
    last = now;
  }
  throw new Error('The page does not hold still for a picture.');
}
