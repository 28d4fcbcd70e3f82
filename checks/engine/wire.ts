import type { CDPSession, Page, Worker } from 'playwright-core';
import type { z } from 'zod';
import { within } from './waiting.ts';
import { requestPaused, wireEvents } from './wire-events.ts';

export type { WireRequest, WireResponse } from './wire-events.ts';

/** The headers of a person's hard reload, which wants nothing from the cache. */
const ANEW = { 'Cache-Control': 'no-cache', Pragma: 'no-cache' };
const dataOf = ({ origin }: Extract<Anew, object>) =>
  (['Document', 'XHR', 'Fetch', 'Other'] as const).map((resourceType) => ({
    urlPattern: `${origin}/*`,
    resourceType,
  }));

const BREAK_OFF_MS = 3_000;
/** A page that hangs keeps its browser from answering. It is left then, and nothing of it is believed. */
const OPEN_MS = 10_000;

type Events = { readonly [Name in keyof typeof wireEvents]: z.infer<(typeof wireEvents)[Name]> };

/**
 * Whom a page has to ask anew: nobody; one origin for its documents and data, while code and pictures may still come from
 * the cache; everybody for everything; or that and its workers too, whose requests heed no line of the page's, so that the
 * cache is emptied. A site's own origin is asked with the words of a hard reload; another one can't be, since its rules for
 * foreign pages may not allow these words.
 */
export type Anew = 'nobody' | 'everybody' | 'workersToo' | { readonly origin: string };

/** One worker of a page; the same object whenever it is spoken of. */
export interface PageWorker {
  readonly address: string;
}

/**
 * A line of our own to what the browser knows of a page: what was asked, where each answer came from, and what broke. It
 * is taken before the page can hang: one that computes without end answers to no new line.
 */
export interface Wire {
  /** The page's own frame, as the events name it. */
  readonly mainFrame: string;
  /** Hears what happens from now on. An event of another shape than the browser's documented one is passed over. */
  on<Name extends keyof Events>(name: Name, hear: (event: Events[Name]) => void): void;
  /** Hears of each worker that runs or is gone: the line of the page itself never tells that its script came. */
  onWorker(hear: (worker: PageWorker, does: 'runs' | 'gone') => void): void;
  /** The whole body of an answer that has arrived. Rejects where the browser has let go of it. */
  bodyOf(requestId: string): Promise<string>;
  /** Has the page ask anew from now on, instead of its cache. */
  askAnew(whom: Anew): Promise<void>;
  /**
   * Gives up on a page that hangs: what runs in it is ended and it is left, so that it can't keep the next one from
   * opening. Resolves with whether it was left; never rejects.
   */
  breakOff(): Promise<boolean>;
  /** Closes the line. */
  end(): void;
}

/**
 * Opens the line. Service workers are passed by: their answers may be as old as they like, and a person's own hard
 * reload passes by them as well.
 */
export async function openWire(page: Page): Promise<Wire> {
  const session = await within(page.context().newCDPSession(page), OPEN_MS, 'listening to the page');
  await within(enable(session), OPEN_MS, 'listening to the page');
  const { frameTree } = await within(session.send('Page.getFrameTree'), OPEN_MS, 'listening to the page');
  const leave = async (): Promise<void> => {
    // Neither is waited for: a page behind a dialog does not answer.
    for (const command of ['Runtime.terminateExecution', 'Page.stopLoading'] as const)
      session.send(command).catch(() => undefined);
    await page.goto('about:blank', { waitUntil: 'commit', timeout: BREAK_OFF_MS });
  };
  const workers: ((worker: Worker) => void)[] = [];
  session.on('Fetch.requestPaused', (event: unknown) => {
    const paused = requestPaused.safeParse(event);
    if (!paused.success) return;
    const { requestId, request } = paused.data;
    // What is fetched ahead for another page costs the site something, and says nothing of this one.
    const ahead = Object.keys(request.headers).some((name) => /^(sec-)?purpose$/i.test(name));
    const all = ahead ? request.headers : { ...request.headers, ...ANEW };
    const headers = Object.entries(all).map(([name, value]) => ({ name, value }));
    // The page may have gone in the meantime, and its request with it.
    session.send('Fetch.continueRequest', { requestId, headers }).catch(() => undefined);
  });
  return {
    mainFrame: frameTree.frame.id,
    on: (name, hear) => {
      session.on(name, (event: unknown) => {
        const parsed = wireEvents[name].safeParse(event);
        // The schema of this very name has parsed it.
        if (parsed.success) hear(parsed.data as Events[typeof name]);
      });
    },
    onWorker: (hear) => {
      // A worker is told before its script is there. It answers once that runs; on a busy machine also for the moment in
      // which it ends because there is none (seen with Chromium 130, 2026-11-26).
      const listener = (worker: Worker) => {
        const told: PageWorker = { address: worker.url() };
        let isGone = false;
        worker.once('close', () => {
          isGone = true;
          hear(told, 'gone');
        });
        worker.evaluate('0').then(
          () => (isGone ? undefined : hear(told, 'runs')),
          () => undefined,
        );
      };
      workers.push(listener);
      page.on('worker', listener);
    },
    bodyOf: async (requestId) => {
      const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId });
      return base64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
    },
    askAnew: async (whom) => {
      const everybody = whom === 'everybody' || whom === 'workersToo';
      const commands: Promise<unknown>[] = [
        session.send('Network.setCacheDisabled', { cacheDisabled: everybody }),
        typeof whom === 'string'
          ? session.send('Fetch.disable')
          : session.send('Fetch.enable', { patterns: dataOf(whom) }),
      ];
      if (whom === 'workersToo') commands.push(session.send('Network.clearBrowserCache'));
      await within(Promise.all(commands), OPEN_MS, 'asking anew');
    },
    breakOff: () =>
      within(leave(), BREAK_OFF_MS, 'leaving the page').then(
        () => true,
        () => false,
      ),
    end: () => {
      for (const listener of workers) page.off('worker', listener);
      session.detach().catch(() => undefined);
    },
  };
}

async function enable(session: CDPSession): Promise<void> {
  await Promise.all([
    session.send('Network.enable', { maxTotalBufferSize: 24 << 20, maxResourceBufferSize: 4 << 20 }),
    session.send('Network.setBypassServiceWorker', { bypass: true }),
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Log.enable'),
  ]);
}
