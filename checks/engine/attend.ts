import { z } from 'zod';
import type { VisitContext } from './arrive.ts';
import { askWorld } from './isolated-world.ts';
import type { SeenPage } from './look.ts';
import { pause, within } from './waiting.ts';

const ATTEND_MS = 3_000;
const middleSchema = z.object({ x: z.number(), y: z.number() }).nullable();

/**
 * Brings a control into view and lets the pointer pass over it, as somebody who reads the page would: some pages give a row
 * its position only then. Nothing is pressed. True where the page has felt it.
 */
export async function attendTo(context: VisitContext, seen: SeenPage, index: number): Promise<boolean> {
  const part = seen.partOf(index, 'control');
  if (part === null) return false;
  try {
    return await within(passOver(context, part), ATTEND_MS, 'bringing the control into view');
  } catch {
    context.options.signal?.throwIfAborted();
    return false;
  }
}

async function passOver(
  { page, options }: VisitContext,
  { frame, name }: NonNullable<ReturnType<SeenPage['partOf']>>,
): Promise<boolean> {
  const middle = middleSchema.parse(await askWorld(frame, { do: 'show', ...name }));
  if (middle === null) return false;
  // In a frame the place is the frame's own: it is in view, which has to do.
  if (frame !== page.mainFrame()) return true;
  await page.mouse.move(middle.x - 3, middle.y - 2);
  await page.mouse.move(middle.x, middle.y);
  await pause(20, options.signal);
  return z.boolean().parse(await askWorld(frame, { do: 'passed' }));
}
