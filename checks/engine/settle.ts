import type { SettingManifest } from '../model/index.ts';
import { isDrawnOnly, mayStillHear, needsWatch } from './judge.ts';
import { stateOf } from './look.ts';
import {
  type Arrival,
  lookWhileItMoves,
  recogniseAll,
  type VisitContext,
  type WatchedPage,
} from './open-page.ts';
import type { Recognition } from './recognise.ts';
import { pause } from './waiting.ts';

/** How the page stood at the end of the watch. */
export interface Settled {
  readonly seen: WatchedPage | null;
  readonly recognitions: ReadonlyMap<SettingManifest, Recognition>;
  /** False where a position was still changing when we stopped. */
  readonly settled: boolean;
  readonly ms: number;
}

/** How long a page has to draw what has just come. */
const DRAWING_MS = 500;

/**
 * Watches until every unconfirmed position has stood still for `stillMs`, or the page's own answers have confirmed them
 * all. One watch serves all the checks of the page. A page that still waits for its data gets more time, with a cap.
 */
export async function waitUntilSettled(
  context: VisitContext,
  arrival: Pick<Arrival, 'seen' | 'recognitions'>,
  stillMs: number,
): Promise<Settled> {
  const { options, timing } = context;
  const began = performance.now();
  let { seen, recognitions } = arrival;
  let [signature, since] = [signatureOf(recognitions), began];
  for (;;) {
    const now = performance.now();
    const still = now - since >= stillMs;
    const done = { seen, recognitions, settled: still, ms: now - began };
    if (!isOpen(context, seen, recognitions)) return { ...done, settled: true };
    if (still && !isWaiting(context, seen)) return done;
    // A page may ask for its news again and again: what has stood still through several of them is drawn.
    const drawing = DRAWING_MS * timing.watchFactor;
    if (now - since >= stillMs + 2 * drawing && !context.traffic.pending) return done;
    if (now - began >= Math.max(timing.ready, stillMs * 3)) return done;
    await pause(
      Math.max(10, Math.min(timing.poll / 2, still ? timing.poll : stillMs - (now - since))),
      options.signal,
    );

    const next = await lookWhileItMoves(context);
    if (next === null) {
      [signature, since] = ['moving', performance.now()];
      continue;
    }
    seen = next;
    recognitions = recogniseAll(context, next.look);
    const current = signatureOf(recognitions);
    if (current !== signature) [signature, since] = [current, performance.now()];
  }
}

/**
 * Whether watching can still show something: a position is unconfirmed, no answer has named it, or it was drawn before the
 * page's data had come, or as it came.
 */
export function isOpen(
  context: VisitContext,
  seen: WatchedPage | null,
  recognitions: ReadonlyMap<SettingManifest, Recognition>,
): boolean {
  const { traffic } = context;
  const waiting = isWaiting(context, seen);
  return [...recognitions].some(([check, recognition]) => {
    if (!recognition.found) return false;
    const network = traffic.valueOf(check);
    return (
      needsWatch(check, recognition.control, network) ||
      mayStillHear(check, recognition.control, network) ||
      (waiting && isDrawnOnly(recognition.control, network))
    );
  });
}

/** Whether something moves what was seen yet: it is on the way, or came too short before the look to be drawn by then. */
const isWaiting = ({ traffic, timing }: VisitContext, seen: WatchedPage | null): boolean =>
  traffic.pending || (seen !== null && seen.lookedAt - traffic.cameAt < DRAWING_MS * timing.watchFactor);

/** Whether any position still rests on the page's drawing alone, where that is not enough. */
export function isUnconfirmed(
  { traffic }: VisitContext,
  recognitions: ReadonlyMap<SettingManifest, Recognition>,
): boolean {
  return [...recognitions].some(
    ([check, recognition]) =>
      recognition.found && needsWatch(check, recognition.control, traffic.valueOf(check)),
  );
}

const signatureOf = (recognitions: ReadonlyMap<SettingManifest, Recognition>): string =>
  JSON.stringify(
    [...recognitions].map(([check, recognition]) => [
      check.id,
      recognition.found ? stateOf(recognition.control) : recognition.reason,
    ]),
  );
