import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { utilityProcess } from 'electron';
import { BrowserUnavailable } from '../../checks/audit/ports.ts';
import type { EngineOptions } from '../../checks/engine/contract.ts';
import type { Command } from './cdp.ts';
import { fromEngineSchema, type PageNews, type SentTask, type ToEngine } from './messages.ts';

/** The name under which the system's and Chromium's task managers know it. */
const SERVICE_NAME = 'Flipwatch engine';
/** An engine that was told to stop or to close and says nothing for so long is ended. */
const PATIENCE_MS = 6_000;
/** For a browser to open. Longer than Playwright's own patience, which ends with a reason. */
const OPENING_MS = 90_000;
/** For one page, or one change. Several times what the engine's own caps add up to: nobody may be there to press Stop. */
const PAGE_MS = 15 * 60_000;

const patience: Record<SentTask['task'], number> = {
  open: OPENING_MS,
  learn: OPENING_MS,
  read: PAGE_MS,
  change: PAGE_MS,
  list: PAGE_MS,
  index: PAGE_MS,
  close: PATIENCE_MS,
};

/** The engine's process is no more, whoever ended it. */
export class EngineGone extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'EngineGone';
  }
}

/** What the engine wants done with the window's page. */
export interface PageHand {
  perform(command: Command): void;
  letGo(): void;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onPicture: (check: string, png: Uint8Array) => void;
}

/** What a task is done with; `EngineOptions` has both. */
type TaskOptions = Pick<EngineOptions, 'signal' | 'keepPicture'>;

/**
 * The process in which Playwright and the engine run, from here. It is started for one session and ends with it: an app
 * that only sits in the tray carries neither, and what goes wrong in there does not end the app.
 */
export class Engine {
  /** Resolves when the process is no more. */
  readonly gone: Promise<void>;
  private readonly child;
  private readonly waiting = new Map<number, Waiting>();
  private ended: EngineGone | null = null;
  private tasks = 0;

  constructor(
    env: Record<string, string>,
    private readonly page: PageHand | null,
  ) {
    const program = path.join(import.meta.dirname, 'engine.js');
    this.child = utilityProcess.fork(program, [], { serviceName: SERVICE_NAME, execArgv: [], env });
    this.child.on('message', (message: unknown) => this.heard(message));
    this.gone = new Promise((resolve) =>
      this.child.once('exit', (code) => {
        this.ended = new EngineGone(`The engine’s process ended with ${code}.`);
        for (const { reject } of this.waiting.values()) reject(this.ended);
        this.waiting.clear();
        resolve();
      }),
    );
  }

  /** Has one thing done. Rejects with `EngineGone` where the process ends before it has answered. */
  async do(task: SentTask, { signal, keepPicture }: TaskOptions = {}): Promise<unknown> {
    if (this.ended !== null) throw this.ended;
    const id = ++this.tasks;
    const answer = new Promise<unknown>((resolve, reject) => {
      const onPicture = (check: string, png: Uint8Array): void => {
        keepPicture?.(check, png).catch(() => undefined);
      };
      this.waiting.set(id, { resolve, reject, onPicture });
    });
    const stop = (): void => {
      this.tell({ kind: 'stop', id });
      this.endUnless(answer, PATIENCE_MS);
    };
    this.tell({ kind: 'task', id, task });
    this.endUnless(answer, patience[task.task]);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await answer;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Tells what has happened on the window's page. */
  tellPage(news: PageNews[]): void {
    this.tell({ kind: 'page', news });
  }

  /** Ends the process and waits until it is gone. */
  async end(): Promise<void> {
    if (this.ended === null) this.child.kill();
    await this.gone;
  }

  private tell(message: ToEngine): void {
    if (this.ended === null) this.child.postMessage(message);
  }

  private endUnless(answer: Promise<unknown>, ms: number): void {
    const done = new AbortController();
    answer.then(
      () => done.abort(),
      () => done.abort(),
    );
    delay(ms, undefined, { signal: done.signal }).then(
      () => this.child.kill(),
      () => undefined,
    );
  }

  private heard(raw: unknown): void {
    const parsed = fromEngineSchema.safeParse(raw);
    if (!parsed.success) {
      // Nothing of ours speaks like that.
      this.child.kill();
      return;
    }
    const { data } = parsed;
    if (data.kind === 'ask') this.page?.perform(data.command);
    else if (data.kind === 'letGo') this.page?.letGo();
    else if (data.kind === 'picture') this.waiting.get(data.id)?.onPicture(data.check, data.png);
    else if (data.kind === 'done') this.answered(data.id)?.resolve(data.result);
    else {
      const { code, message } = data;
      this.answered(data.id)?.reject(
        code === null ? new Error(message) : new BrowserUnavailable(code, message),
      );
    }
  }

  private answered(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    return waiting;
  }
}
