import { z } from 'zod';
import { type Ask, type Command, type Lane, type Message, nextTask, PAGE_SESSION } from './cdp.ts';

/** What stands between the page's events and Playwright. */
export interface Repair {
  onAttached(mainFrame: string): void;
  onEvent(message: Message): void;
  /** True if the command has been answered here. */
  onCommand(command: Command): boolean;
  onLoad(isMainFrame: boolean): Promise<void>;
}

/**
 * Electron before 38 is taken to lack electron#47434 (June 2025, see electron#46048): its debugger reconnects whenever
 * any frame's process changes. That swallows `Page.frameAttached`, detaches and re-attaches every frame of another
 * process, and can swallow the page's own load events.
 */
export const needsFrameRepair = (electronVersion: string): boolean =>
  Number.parseInt(electronVersion, 10) < 38;

/** For an Electron whose debugger is sound: events pass as they come. */
export const noRepair = (lane: Lane): Repair => ({
  onAttached: () => {},
  onEvent: (message) => lane.enqueue(() => lane.deliver(message)),
  onCommand: () => false,
  onLoad: async () => {},
});

interface FrameTree {
  frame: { id: string; parentId?: string | undefined; loaderId: string };
  childFrames?: FrameTree[] | undefined;
}
const frameTreeSchema: z.ZodType<FrameTree> = z.lazy(() =>
  z.object({
    frame: z.looseObject({ id: z.string(), parentId: z.string().optional(), loaderId: z.string() }),
    childFrames: z.array(frameTreeSchema).optional(),
  }),
);
const frameTreeReply = z.object({ frameTree: frameTreeSchema });

/** The few fields, of all the events, that say which frame is meant and what happened to it. */
const fields = z
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
type Fields = z.infer<typeof fields>;

function frameOf(method: string | undefined, at: Fields): string | undefined {
  const own = at.frameId ?? at.frame?.id ?? at.context?.auxData?.frameId;
  if (own !== undefined || method !== 'Target.attachedToTarget') return own;
  return at.targetInfo?.type === 'iframe' ? at.targetInfo.targetId : undefined;
}

function everyFrame(tree: FrameTree, visit: (frame: FrameTree['frame']) => void): void {
  visit(tree.frame);
  for (const child of tree.childFrames ?? []) everyFrame(child, visit);
}

/**
 * Makes up the frame and load events that an older Electron swallows, from the page's own frame tree. An answer of the
 * network that it swallows can't be made up: what hung on it is "not ready" until the next look.
 */
export function frameRepair(lane: Lane, ask: Ask): Repair {
  /** Every frame ever heard of, with its parent. */
  const parents = new Map<string, string>();
  /** The frames that Playwright has been told of. */
  const told = new Set<string>();
  /** Target → the session under which it was last attached. */
  const sessions = new Map<string, string>();
  const worlds = new Set<string>();
  const fired = new Set<string>();
  let mainFrame = '';
  let mainLoader: string | undefined;
  let worldName: string | undefined;
  let reattaching = false;

  function tell(sessionId: string | undefined, frameId: string): void {
    const parentFrameId = parents.get(frameId);
    if (told.has(frameId) || parentFrameId === undefined) return;
    told.add(frameId);
    lane.deliver({
      sessionId: sessionId ?? PAGE_SESSION,
      method: 'Page.frameAttached',
      params: { frameId, parentFrameId },
    });
  }

  async function announce(sessionId: string | undefined, frameId: string): Promise<void> {
    if (!parents.has(frameId)) {
      const { frameTree } = frameTreeReply.parse(await ask('Page.getFrameTree', {}, sessionId));
      everyFrame(frameTree, ({ id, parentId }) => {
        if (parentId === undefined) return;
        parents.set(id, parentId);
        tell(sessionId, id);
      });
    }
    tell(sessionId, frameId);
  }

  function forget(frameId: string): void {
    for (const [id, parent] of [...parents]) if (parent === frameId && told.has(id)) forget(id);
    told.delete(frameId);
  }

  /** A frame that comes back in the same task was never gone: let Playwright drop it and learn it anew. */
  async function detached(message: Message, targetId: string, sessionId: string): Promise<void> {
    await nextTask();
    if (sessions.get(targetId) === sessionId) return lane.deliver(message);
    reattaching = true;
    lane.deliver(message);
    await nextTask();
    await nextTask();
    reattaching = false;
    forget(targetId);
  }

  /** Remembers what the page itself has said, so that only what is missing is made up. */
  function note(method: string | undefined, at: Fields): void {
    if (method === 'Page.frameNavigated' && at.frame !== undefined && at.frame.parentId === undefined) {
      mainLoader = at.frame.loaderId;
      fired.clear();
    } else if (method === 'Page.lifecycleEvent' && at.frameId === mainFrame && at.loaderId === mainLoader) {
      if (at.name !== undefined) fired.add(at.name);
    } else if (method === 'Runtime.executionContextsCleared') worlds.clear();
    else if (method === 'Runtime.executionContextCreated' && at.context?.name === worldName) {
      if (at.context?.auxData !== undefined) worlds.add(at.context.auxData.frameId);
    }
  }

  async function pass(message: Message): Promise<void> {
    const at = fields.safeParse(message.params).data ?? {};
    const frame = frameOf(message.method, at);
    if (
      message.method === 'Target.detachedFromTarget' &&
      at.targetId !== undefined &&
      at.sessionId !== undefined
    )
      return detached(message, at.targetId, at.sessionId);
    if (message.method === 'Page.frameAttached' && frame !== undefined && at.parentFrameId !== undefined) {
      parents.set(frame, at.parentFrameId);
      told.add(frame);
    } else if (message.method === 'Page.frameDetached') {
      if (at.reason !== 'swap' && frame !== undefined) forget(frame);
    } else if (frame !== undefined && !told.has(frame)) await announce(message.sessionId, frame);
    if (message.sessionId === PAGE_SESSION) note(message.method, at);
    lane.deliver(message);
  }

  function makeUp(method: string, params: Record<string, unknown>): void {
    note(method, fields.parse(params));
    lane.deliver({ sessionId: PAGE_SESSION, method, params });
  }

  return {
    onAttached: (frame) => {
      mainFrame = frame;
      told.add(frame);
    },
    onEvent: (message) => {
      const at = fields.safeParse(message.params).data;
      // Noted at once, not in its turn: the detach before it in the lane has to know that this one follows.
      if (
        message.method === 'Target.attachedToTarget' &&
        at?.targetInfo !== undefined &&
        at.sessionId !== undefined
      )
        sessions.set(at.targetInfo.targetId, at.sessionId);
      lane.enqueue(() => pass(message));
    },
    onCommand: ({ id, method, params, sessionId }) => {
      // When a frame goes, Playwright asks this once more (it changes nothing) and forgets the frame at the answer,
      // which therefore must come before the re-attach that already waits in the lane.
      if (reattaching && method === 'Page.enable') {
        void nextTask().then(() =>
          lane.deliver({ id, ...(sessionId === undefined ? {} : { sessionId }), result: {} }),
        );
        return true;
      }
      if (method === 'Page.addScriptToEvaluateOnNewDocument' && sessionId === PAGE_SESSION)
        if (typeof params.worldName === 'string' && params.worldName !== '') worldName = params.worldName;
      return false;
    },
    onLoad: async (isMainFrame) => {
      const reply = frameTreeReply.safeParse(await ask('Page.getFrameTree').catch(() => null));
      if (!reply.success || mainFrame === '') return;
      lane.enqueue(() => {
        const { frame } = reply.data.frameTree;
        if (frame.loaderId !== mainLoader) makeUp('Page.frameNavigated', { frame, type: 'Navigation' });
        for (const name of isMainFrame ? ['DOMContentLoaded', 'load'] : [])
          if (!fired.has(name))
            makeUp('Page.lifecycleEvent', {
              frameId: frame.id,
              loaderId: frame.loaderId,
              name,
              timestamp: performance.now() / 1000,
            });
        everyFrame(reply.data.frameTree, ({ id }) => {
          if (worldName !== undefined && !worlds.has(id))
            void ask('Page.createIsolatedWorld', { frameId: id, grantUniveralAccess: true, worldName }).catch(
              () => {},
            );
        });
      });
    },
  };
}
