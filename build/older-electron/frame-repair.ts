import * as z from 'zod';
import {
  type Ask,
  type Command,
  type Message,
  nextTask,
  PAGE_SESSION,
} from '../../electron/engine-process/cdp.ts';
import { isFurtherLine } from '../../electron/engine-process/further-lines.ts';
import type { Lane } from '../../electron/engine-process/lane.ts';
import { FRAME_LOADED } from './frame-loaded.ts';
import { everyFrame, type FrameTree, frameTreeReply } from './frame-tree.ts';
import { KnownFrames } from './known-frames.ts';
import { fields, frameOf, PageSoFar } from './page-so-far.ts';

const loadedParams = z.object({ isMainFrame: z.boolean() });

/**
 * Makes up the frame and load events that an older Electron swallows, from the page's own frame tree. An answer of the
 * network that it swallows can't be made up: what hung on it is "not ready" until the next look.
 */
export class FrameRepair {
  private readonly frames: KnownFrames;
  private readonly page = new PageSoFar();
  /** Target → the session under which it was last attached. */
  private readonly sessions = new Map<string, string>();
  private reattaching = false;

  constructor(
    private readonly lane: Lane,
    private readonly ask: Ask,
  ) {
    this.frames = new KnownFrames(lane, ask);
  }

  /** Hears an event when it happens, not in its turn: the detach before it in the lane has to know that an attach follows. */
  foresee(method: string, params: unknown): void {
    const { targetInfo, sessionId } = fields.safeParse(params).data ?? {};
    if (method === 'Target.attachedToTarget' && targetInfo !== undefined && sessionId !== undefined)
      this.sessions.set(targetInfo.targetId, sessionId);
  }

  /** What is to reach Playwright: an event, or an answer. */
  onMessage(message: Message): void {
    if (message.method === FRAME_LOADED) void this.onLoad(loadedParams.parse(message.params).isMainFrame);
    else this.lane.enqueue(() => this.pass(message));
  }

  /** True if the command has been answered here. */
  onCommand({ id, method, params, sessionId }: Command): boolean {
    // When a frame goes, Playwright asks this once more (it changes nothing) and forgets the frame at the answer,
    // which therefore must come before the re-attach that already waits in the lane.
    if (this.reattaching && method === 'Page.enable') {
      const answer = { id, ...(sessionId === undefined ? {} : { sessionId }), result: {} };
      void nextTask().then(() => this.lane.deliver(answer));
      return true;
    }
    if (method === 'Page.addScriptToEvaluateOnNewDocument' && sessionId === PAGE_SESSION)
      if (typeof params.worldName === 'string' && params.worldName !== '')
        this.page.worldName = params.worldName;
    return false;
  }

  private async onLoad(isMainFrame: boolean): Promise<void> {
    const reply = frameTreeReply.safeParse(await this.ask('Page.getFrameTree').catch(() => null));
    if (!reply.success || this.page.mainFrame === '') return;
    this.lane.enqueue(() => this.makeUpLoad(reply.data.frameTree, isMainFrame));
  }

  private async pass(message: Message): Promise<void> {
    const { method, sessionId } = message;
    // An answer, or what a further line is told once more.
    if (method === undefined || (sessionId !== undefined && isFurtherLine(sessionId)))
      return this.lane.deliver(message);
    const at = fields.safeParse(message.params).data ?? {};
    const frame = frameOf(method, at);
    if (sessionId === undefined) {
      if (at.sessionId === PAGE_SESSION && at.targetInfo !== undefined) this.start(at.targetInfo.targetId);
      return this.lane.deliver(message);
    }
    if (method === 'Target.detachedFromTarget' && at.targetId !== undefined && at.sessionId !== undefined)
      return this.detached(message, at.targetId, at.sessionId);
    if (method === 'Page.frameAttached' && frame !== undefined && at.parentFrameId !== undefined)
      this.frames.note(frame, at.parentFrameId);
    else if (method === 'Page.frameDetached') {
      if (at.reason !== 'swap' && frame !== undefined) this.frames.forget(frame);
    } else if (frame !== undefined && !this.frames.isTold(frame))
      await this.frames.announce(sessionId, frame);
    if (sessionId === PAGE_SESSION) this.page.note(method, at);
    this.lane.deliver(message);
  }

  /** Playwright has the page, whose main frame this is. */
  private start(frame: string): void {
    this.page.mainFrame = frame;
    this.frames.note(frame);
  }

  /** A frame that comes back in the same task was never gone: let Playwright drop it and learn it anew. */
  private async detached(message: Message, targetId: string, sessionId: string): Promise<void> {
    await nextTask();
    if (this.sessions.get(targetId) === sessionId) return this.lane.deliver(message);
    this.reattaching = true;
    this.lane.deliver(message);
    await nextTask();
    await nextTask();
    this.reattaching = false;
    this.frames.forget(targetId);
  }

  private makeUpLoad(tree: FrameTree, isMainFrame: boolean): void {
    const { frame } = tree;
    if (frame.loaderId !== this.page.mainLoader)
      this.makeUp('Page.frameNavigated', { frame, type: 'Navigation' });
    for (const name of isMainFrame ? ['DOMContentLoaded', 'load'] : []) {
      const timestamp = performance.now() / 1000;
      if (!this.page.hasFired(name))
        this.makeUp('Page.lifecycleEvent', {
          frameId: frame.id,
          loaderId: frame.loaderId,
          name,
          timestamp,
        });
    }
    const { worldName } = this.page;
    everyFrame(tree, ({ id }) => {
      if (this.page.lacksWorld(id))
        void this.ask('Page.createIsolatedWorld', {
          frameId: id,
          grantUniveralAccess: true,
          worldName,
        }).catch(() => {});
    });
  }

  private makeUp(method: string, params: Record<string, unknown>): void {
    this.page.note(method, fields.parse(params));
    this.lane.deliver({ sessionId: PAGE_SESSION, method, params });
  }
}
