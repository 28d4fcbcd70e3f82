import * as z from 'zod';

/** A page's frames, as the browser's own debugger lists them. */
export interface FrameTree {
  frame: { id: string; parentId?: string | undefined; loaderId: string };
  childFrames?: FrameTree[] | undefined;
}
const frameTreeSchema: z.ZodType<FrameTree> = z.lazy(() =>
  z.object({
    frame: z.looseObject({ id: z.string(), parentId: z.string().optional(), loaderId: z.string() }),
    childFrames: z.array(frameTreeSchema).optional(),
  }),
);
/** What it answers when it is asked for them. */
export const frameTreeReply = z.object({ frameTree: frameTreeSchema });

/** Visits each frame, a parent before its children. */
export function everyFrame(tree: FrameTree, visit: (frame: FrameTree['frame']) => void): void {
  visit(tree.frame);
  for (const child of tree.childFrames ?? []) everyFrame(child, visit);
}
