import { controlIdentity, type RadarControl, wordsApart } from '../model/index.ts';
import type { VisitResult } from './contract.ts';
import { radarControlsOf } from './inventory.ts';
import { blockerNow, lookWhileItMoves, recogniseAll, type VisitContext } from './open-page.ts';
import { pause } from './waiting.ts';

/** How long the controls must stay as they are, and how long that is waited for, as shares of the whole wait: 1 s and 4 s of 15 s. */
const STAYING = { still: 0.07, most: 0.27 };

/**
 * The controls of a page for the radar. A visit ends when its checks are read, and others may come later: so where any
 * is new, or nobody knows what to expect, the page is looked at until its controls stay as they are. Null: they never did.
 */
export async function settledControls(
  context: VisitContext,
  first: NonNullable<VisitResult['controls']>,
  expected: readonly string[] | null,
): Promise<VisitResult['controls']> {
  const { visit, timing, options } = context;
  const names = new Set(expected ?? []);
  if (expected !== null && first.seen.every((control) => names.has(controlIdentity(control)))) return first;
  const began = performance.now();
  let [signature, since] = [signatureOf(first.seen), began];
  for (;;) {
    await pause(timing.poll, options.signal);
    const seen = await lookWhileItMoves(context);
    const now = performance.now();
    if (seen !== null && blockerNow(context, seen.look) === null && !seen.look.tooMany) {
      const controls = radarControlsOf(seen.look, recogniseAll(context, seen.look), visit);
      const current = signatureOf(controls);
      if (current !== signature) [signature, since] = [current, now];
      if (now - since >= timing.ready * STAYING.still)
        return { language: seen.look.language ?? null, seen: controls };
    }
    if (now - began >= timing.ready * STAYING.most) return null;
  }
}

const signatureOf = (controls: readonly RadarControl[]): string =>
  JSON.stringify(
    controls.map((control) => [controlIdentity(control), control.label, wordsApart(control.explained ?? '')]),
  );
