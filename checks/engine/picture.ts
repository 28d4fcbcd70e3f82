import type { Observation } from '../model/index.ts';
import { blockerOfAddress, blockerOfLook } from './blockers.ts';
import { type Cut, openPng } from './crop-png.ts';
import { type Area, lookAt, type SeenControl, stateOf } from './look.ts';
import { recogniseAll, type VisitContext } from './open-page.ts';
import { within } from './waiting.ts';

/** The most that a picture may be, in CSS pixels and in bytes. */
export const pictureCaps = { width: 900, height: 300, bytes: 220_000 } as const;

/** A busy machine draws a window slowly; nothing waits for a picture but the end of its page. */
const PATIENCE_MS = 8_000;
/** Around the row, so that its edge can be seen. */
const MARGIN = 12;

/**
 * Keeps a picture of each control that was read and is wholly in view: all are cut out of one picture of the page, for
 * which nothing is scrolled. Looks once more first: a page that meanwhile asks for a sign-in or for a proof, or a switch
 * that shows something else than was read, gets no picture. Never rejects.
 */
export async function keepPictures(
  context: VisitContext,
  observations: readonly Observation[],
): Promise<void> {
  const { page, visit, options } = context;
  const { keepPicture, signal } = options;
  const read = observations.filter(({ observed }) => observed.url !== null);
  if (keepPicture === undefined || read.length === 0) return;
  try {
    const looking = lookAt(page, visit.platform, visit.site, true);
    const { look } = await within(looking, PATIENCE_MS, 'looking where the controls are', signal);
    const blocker =
      blockerOfAddress(page.url(), visit.site, visit.path, visit.platform) ??
      blockerOfLook(look, visit.checks, visit.platform, visit.catalogue);
    if (blocker !== null || look.challengeFrame || look.passwordAsked) return;
    const shown: [string, Place][] = [];
    for (const [{ id }, recognition] of recogniseAll(context, look)) {
      if (!recognition.found) continue;
      const { place, inDialog } = recognition.control;
      const state = read.find(({ check }) => check === id)?.state;
      if (stateOf(recognition.control) !== state || (look.dialogOpen && !inDialog)) continue;
      if (place !== undefined && isInView(place)) shown.push([id, place]);
    }
    if (shown.length === 0) return;
    const crop = await pictureOfView(page, PATIENCE_MS, signal);
    for (const [check, place] of shown) {
      const png = crop(cutAround(place, pictureCaps));
      if (png.byteLength <= pictureCaps.bytes) await keepPicture(check, png);
    }
  } catch {
    // The reading counts without a picture, too.
  }
}

/**
 * Takes a picture of what is in view, to cut parts out of. Playwright's own hiding of the caret would put a style into
 * the page. Rejects where that takes longer than `patienceMs`.
 */
export async function pictureOfView(
  page: VisitContext['page'],
  patienceMs: number,
  signal: AbortSignal | undefined,
): Promise<ReturnType<typeof openPng>> {
  const taking = page.screenshot({ caret: 'initial', timeout: patienceMs });
  return openPng(await within(taking, patienceMs, 'taking a picture', signal));
}

type Place = NonNullable<SeenControl['place']>;

/** Whether all of the control can be seen without scrolling. */
export const isInView = ({ view, control }: Place): boolean => contains(view, control);

/** Which part of a picture of the view shows a control's row, at most so large. */
export function cutAround(
  place: Place,
  caps: Pick<Area, 'width' | 'height'>,
): (width: number, height: number) => Cut {
  const { view } = place;
  const area = meet(cropOf(place, caps), view);
  return (width, height) => {
    // More points than CSS pixels on a fine screen.
    const [across, down] = [width / view.width, height / view.height];
    const x = Math.floor((area.x - view.x) * across);
    const y = Math.floor((area.y - view.y) * down);
    return {
      x,
      y,
      width: Math.min(Math.round(area.width * across), width - x),
      height: Math.min(Math.round(area.height * down), height - y),
    };
  };
}

/** The row with a margin; of a row that is too large, the part around the control. */
function cropOf({ control, row }: Place, caps: Pick<Area, 'width' | 'height'>): Area {
  const along = (at: 'x' | 'y', size: 'width' | 'height') => {
    const start = Math.max(0, Math.floor(Math.min(row[at], control[at]) - MARGIN));
    const end = Math.ceil(Math.max(row[at] + row[size], control[at] + control[size]) + MARGIN);
    const length = Math.min(end - start, caps[size]);
    const centred = Math.round(control[at] + control[size] / 2 - length / 2);
    return { start: Math.min(Math.max(centred, start), end - length), length };
  };
  const across = along('x', 'width');
  const down = along('y', 'height');
  return { x: across.start, y: down.start, width: across.length, height: down.length };
}

const contains = (outer: Area, inner: Area): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

function meet(one: Area, other: Area): Area {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  return {
    x,
    y,
    width: Math.min(one.x + one.width, other.x + other.width) - x,
    height: Math.min(one.y + one.height, other.y + other.height) - y,
  };
}
