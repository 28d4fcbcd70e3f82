import type { Page, Request, Response } from 'playwright-core';
import type { Platform } from '../model/index.ts';
import { addressOwner } from './address-owner.ts';
import { errorCodes, refusesChange } from './answers.ts';
import type { Blocker } from './blockers.ts';
import type { Sent } from './learn.ts';
import { pause, within } from './waiting.ts';

const BODY_MS = 3_000;
/** A press sends a few requests, and none that is large. */
const MOST_SENT = 20;
const MOST_SENT_BYTES = 64 * 1024;
/** An answer may come late: X has been seen to take 12 s (2026-11-25). */
const PATIENCE = 4;

/** Listens to what the page sends after a click, so that the reload does not come before the saving. */
export class SaveListener {
  private open = new Set<Request>();
  private sent = 0;
  private readonly changes: Sent[] = [];
  private refusals = 0;
  private minds: Blocker | null = null;
  private limits: Readonly<Record<string, string>> | null = null;
  private last = performance.now();
  private reading = new Set<Promise<void>>();
  private readonly ownerOf: (address: string) => string;

  constructor(
    private readonly page: Page,
    private readonly platform: Platform,
    site: string,
  ) {
    this.ownerOf = addressOwner(platform, site);
    page.on('request', this.onRequest);
    page.on('response', this.onResponse);
    page.on('requestfailed', this.onFailed);
  }

  dispose(): void {
    this.page.off('request', this.onRequest);
    this.page.off('response', this.onResponse);
    this.page.off('requestfailed', this.onFailed);
  }

  /** The server refused what was sent, by its status line or in its answer. */
  get refused(): boolean {
    return this.refusals > 0;
  }

  /** What was sent has not been answered. */
  get unanswered(): boolean {
    return this.open.size > 0;
  }

  /** What was sent to change the setting. */
  get requests(): readonly Sent[] {
    return this.changes;
  }

  /** The site asks for a pause, for a proof, or for a sign-in. */
  get cause(): Blocker | null {
    return this.minds;
  }

  /** The headers with which it asked for a pause. */
  get limitedBy(): Readonly<Record<string, string>> | null {
    return this.limits;
  }

  /**
   * Waits until what the click sent has been answered, or nothing was sent for a while. What has been sent is waited for
   * four times as long as whether anything is sent at all.
   */
  async done(capMs: number, signal: AbortSignal | undefined): Promise<void> {
    const began = performance.now();
    for (;;) {
      const now = performance.now();
      const quiet = now - this.last;
      if (this.sent > 0 && this.open.size === 0 && quiet > 250) break;
      if (this.sent === 0 && now - began > Math.min(2_000, capMs)) break;
      if (now - began > capMs * (this.open.size > 0 ? PATIENCE : 1)) break;
      await pause(50, signal);
    }
    await Promise.all(this.reading);
  }

  private readonly onRequest = (request: Request): void => {
    if (
      ['GET', 'HEAD', 'OPTIONS'].includes(request.method()) ||
      !['xhr', 'fetch', 'document'].includes(request.resourceType()) ||
      !['own', 'code'].includes(this.ownerOf(request.url()))
    )
      return;
    this.sent++;
    this.open.add(request);
    const body = request.postData() ?? '';
    if (this.changes.length < MOST_SENT && body.length <= MOST_SENT_BYTES)
      this.changes.push({ address: request.url(), body });
  };

  /** The status line is the answer: a page that does not read the body leaves the request unfinished. */
  private readonly onResponse = (response: Response): void => {
    if (!this.open.delete(response.request())) return;
    this.last = performance.now();
    if (response.status() >= 400) this.refusals++;
    if (response.status() === 429 || response.status() === 999) this.mind(response, 'rateLimited');
    const reading = this.read(response).finally(() => this.reading.delete(reading));
    this.reading.add(reading);
  };

  private async read(response: Response): Promise<void> {
    // A redirect has no body of its own; one that can't be had says nothing more than its status line did.
    const body = await within(response.text(), BODY_MS, 'an answer').catch(() => '');
    if (response.status() < 400 && refusesChange(body)) this.refusals++;
    const codes = errorCodes(body);
    for (const reason of ['challenge', 'rateLimited', 'signedOut'] as const)
      if (codes.some((code) => this.platform.answerCodes[reason].includes(code))) this.mind(response, reason);
  }

  private mind(response: Response, reason: 'challenge' | 'rateLimited' | 'signedOut'): void {
    if (reason === 'rateLimited') this.limits ??= response.headers();
    this.minds ??= { reason, detail: `the change was answered with ${response.status()}` };
  }

  private readonly onFailed = (request: Request): void => {
    if (!this.open.delete(request)) return;
    this.last = performance.now();
    this.refusals++;
  };
}
