import * as z from 'zod';

/** The few fields, of all the events, that say which frame is meant and what happened to it. */
export const fields = z
  .object({
    frameId: z.string(),
    parentFrameId: z.string(),
    loaderId: z.string(),
    name: z.string(),
    reason: z.string(),
    sessionId: z.string(),
    targetId: z.string(),
    frame: z.object({ id: z.string(), parentId: z.string().optional(), loaderId: z.string().optional() }),
    context: z.object({ name: z.string(), auxData: z.object({ frameId: z.string() }).optional() }),
    targetInfo: z.object({ type: z.string(), targetId: z.string() }),
  })
  .partial();
export type Fields = z.infer<typeof fields>;

/** The frame that an event is about. */
export function frameOf(method: string | undefined, at: Fields): string | undefined {
  const own = at.frameId ?? at.frame?.id ?? at.context?.auxData?.frameId;
  if (own !== undefined || method !== 'Target.attachedToTarget') return own;
  return at.targetInfo?.type === 'iframe' ? at.targetInfo.targetId : undefined;
}

/** What the page itself has said since it was last loaded, so that only what is missing is made up. */
export class PageSoFar {
  mainFrame = '';
  mainLoader: string | undefined;
  /** The isolated world that Playwright makes in each frame. */
  worldName: string | undefined;
  private readonly worlds = new Set<string>();
  private readonly fired = new Set<string>();

  hasFired(name: string): boolean {
    return this.fired.has(name);
  }

  /** Whether Playwright's own world is missing in a frame. */
  lacksWorld(frame: string): boolean {
    return this.worldName !== undefined && !this.worlds.has(frame);
  }

  note(method: string | undefined, at: Fields): void {
    if (method === 'Page.frameNavigated' && at.frame !== undefined && at.frame.parentId === undefined) {
      this.mainLoader = at.frame.loaderId;
      this.fired.clear();
    } else if (method === 'Page.lifecycleEvent') {
      const isMain = at.frameId === this.mainFrame && at.loaderId === this.mainLoader;
      if (isMain && at.name !== undefined) this.fired.add(at.name);
    } else if (method === 'Runtime.executionContextsCleared') this.worlds.clear();
    else if (method === 'Runtime.executionContextCreated' && at.context?.name === this.worldName) {
      if (at.context?.auxData !== undefined) this.worlds.add(at.context.auxData.frameId);
    }
  }
}
