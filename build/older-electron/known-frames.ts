import { type Ask, PAGE_SESSION } from '../../electron/engine-process/cdp.ts';
import type { Lane } from '../../electron/engine-process/lane.ts';
import { everyFrame, frameTreeReply } from './frame-tree.ts';

/** The frames of a page, and which of them Playwright has been told of. */
export class KnownFrames {
  /** Every frame ever heard of, with its parent. */
  private readonly parents = new Map<string, string>();
  private readonly told = new Set<string>();

  constructor(
    private readonly lane: Lane,
    private readonly ask: Ask,
  ) {}

  isTold(frame: string): boolean {
    return this.told.has(frame);
  }

  /** Playwright hears of it from the page itself. */
  note(frame: string, parent?: string): void {
    if (parent !== undefined) this.parents.set(frame, parent);
    this.told.add(frame);
  }

  /** Tells Playwright of a frame that the page has not told of; of its parents, too, if they are unknown. */
  async announce(sessionId: string | undefined, frame: string): Promise<void> {
    if (!this.parents.has(frame)) {
      const { frameTree } = frameTreeReply.parse(await this.ask('Page.getFrameTree', {}, sessionId));
      everyFrame(frameTree, ({ id, parentId }) => {
        if (parentId === undefined) return;
        this.parents.set(id, parentId);
        this.tell(sessionId, id);
      });
    }
    this.tell(sessionId, frame);
  }

  /** It is gone, with those in it. */
  forget(frame: string): void {
    for (const [id, parent] of [...this.parents]) if (parent === frame && this.told.has(id)) this.forget(id);
    this.told.delete(frame);
  }

  private tell(sessionId: string | undefined, frameId: string): void {
    const parentFrameId = this.parents.get(frameId);
    if (this.told.has(frameId) || parentFrameId === undefined) return;
    this.told.add(frameId);
    this.lane.deliver({
      sessionId: sessionId ?? PAGE_SESSION,
      method: 'Page.frameAttached',
      params: { frameId, parentFrameId },
    });
  }
}
