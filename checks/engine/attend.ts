import * as z from 'zod';
import { askWorld } from './isolated-world.ts';
import type { SeenPage } from './look.ts';
import type { VisitContext } from './open-page.ts';
import { lookingCap, Stopped, within } from './waiting.ts';

const POINTER_MS = 400;
const middleSchema = z.object({ x: z.number(), y: z.number() }).nullable();

/**
 * Brings a control into view and lets the pointer pass over it, as somebody who reads the page would: some pages give a row
 * its position only then. Nothing is pressed. True where it is in view.
 */
export async function attendTo(context: VisitContext, seen: SeenPage, index: number): Promise<boolean> {
  const part = seen.partOf(index, 'control');
  if (part === null) return false;
  const { options, page, timing } = context;
  try {
    const asked = askWorld(part.frame, { do: 'show', ...part.name });
    const middle = middleSchema.parse(
      await within(asked, lookingCap(timing), 'bringing the control into view', options.signal),
    );
    // In a frame the coordinates are the frame's own: being in view has to be enough.
    if (middle !== null && part.frame === page.mainFrame()) await passOver(context, middle);
    return middle !== null;
  } catch (error) {
    if (error instanceof Stopped) throw error;
    return false;
  }
}

/** A browser without a drawn page takes no pointer: then no row can wait for one. */
async function passOver({ page, options }: VisitContext, { x, y }: { x: number; y: number }): Promise<void> {
  const moving = page.mouse.move(x - 3, y - 2).then(() => page.mouse.move(x, y));
  await within(moving, POINTER_MS, 'moving the pointer', options.signal).catch((error: unknown) => {
    if (error instanceof Stopped) throw error;
  });
}
