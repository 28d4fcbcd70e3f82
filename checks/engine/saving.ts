import type { Page, Request, Response } from 'playwright-core';
import type { Platform } from '../model/index.ts';
import { pause } from './waiting.ts';

/** Listens to what the page sends after a click, so that the reload does not come before the saving. */
export class Saving {
  private open = new Set<Request>();
  private sent = 0;
  private refusals = 0;
  private last = performance.now();

  constructor(
    private readonly page: Page,
    private readonly platform: Platform,
  ) {
    page.on('request', this.onRequest);
    page.on('response', this.onResponse);
    page.on('requestfailed', this.onFailed);
  }

  dispose(): void {
    this.page.off('request', this.onRequest);
    this.page.off('response', this.onResponse);
    this.page.off('requestfailed', this.onFailed);
  }

  /** The server refused what was sent, as far as its status line tells. */
  get refused(): boolean {
    return this.refusals > 0;
  }

  /** Waits until what the click sent has been answered, or nothing was sent for a while, with a cap. */
  async done(capMs: number, signal: AbortSignal | undefined): Promise<void> {
    const began = performance.now();
    for (;;) {
      const now = performance.now();
      const quiet = now - this.last;
      if (this.sent > 0 && this.open.size === 0 && quiet > 250) return;
      if (this.sent === 0 && now - began > Math.min(2_000, capMs)) return;
      if (now - began > capMs) return;
      await pause(50, signal);
    }
  }

  private readonly onRequest = (request: Request): void => {
    if (
      ['GET', 'HEAD', 'OPTIONS'].includes(request.method()) ||
      !['xhr', 'fetch', 'document'].includes(request.resourceType())
    )
      return;
    const { pathname } = new URL(request.url());
    if (this.platform.noisePaths.some((prefix) => pathname.startsWith(prefix))) return;
    this.sent++;
    this.open.add(request);
  };

  /** The status line is the answer; a page that does not care for the body leaves the request unfinished. */
  private readonly onResponse = (response: Response): void => {
    if (!this.open.delete(response.request())) return;
    this.last = performance.now();
    if (response.status() >= 400) this.refusals++;
  };

  private readonly onFailed = (request: Request): void => {
    if (!this.open.delete(request)) return;
    this.last = performance.now();
    this.refusals++;
  };
}
