import { isDeepStrictEqual } from 'node:util';
import { MOST_PICTURED } from '../model/index.ts';
import type { ControlPicture, Listing } from './contract.ts';
import { type Listed, listingOf } from './listing.ts';
import { lookAt } from './look.ts';
import { recogniseAll, type VisitContext } from './open-page.ts';
import { cutAround, isInView, pictureOfView } from './picture.ts';
import { within } from './waiting.ts';

/** The most that is pictured of a control, in CSS pixels and in bytes. */
const caps = { width: 420, height: 96, bytes: 60_000 } as const;

const PATIENCE_MS = 3_000;

/**
 * A small picture of each listed control that is in view: all are cut out of one picture of the page, for which nothing is
 * scrolled. One that is not the control that was listed any more gets none. Never rejects: a listing counts without.
 */
export async function controlPictures(
  context: VisitContext,
  listing: Listing,
  listed: readonly Listed[],
): Promise<readonly ControlPicture[]> {
  const { page, options } = context;
  const { signal } = options;
  try {
    const looking = lookAt(page, listing.platform, listing.site, true);
    const { look } = await within(looking, PATIENCE_MS, 'looking where the controls are', signal);
    const crop = await pictureOfView(page, PATIENCE_MS, signal);
    const pictures: ControlPicture[] = [];
    for (const [at, { shown, control }] of listingOf(look, recogniseAll(context, look), listing).entries()) {
      const { place, inDialog } = control;
      if (pictures.length === MOST_PICTURED) break;
      if (!isDeepStrictEqual(shown, listed[at]?.shown) || place === undefined || !isInView(place)) continue;
      if (look.dialogOpen && !inDialog) continue;
      // A copy of its own: the part shares no memory with the whole.
      const png = new Uint8Array(crop(cutAround(place, caps)));
      if (png.byteLength <= caps.bytes) pictures.push({ n: shown.n, png });
    }
    return pictures;
  } catch {
    return [];
  }
}
