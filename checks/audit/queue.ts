/** A request for an audit. */
export interface AuditWish<Trigger extends string = string> {
  readonly account: string;
  readonly checks: readonly string[] | 'all';
  readonly trigger: Trigger;
}

/** Does one audit. Stops early when the signal says so. */
export type RunAudit<Outcome, Trigger extends string = string> = (
  wish: AuditWish<Trigger>,
  signal: AbortSignal,
) => Promise<Outcome>;

/** Whose audit runs and who waits. It is reported at each change. */
export interface QueueState<Trigger extends string = string> {
  readonly running: AuditWish<Trigger> | null;
  /** Accounts that wait for an audit, next one first. */
  readonly waiting: readonly string[];
}

interface Job {
  readonly account: string;
  readonly start: () => Promise<void>;
  readonly drop: () => void;
}

interface AuditJob<Outcome, Trigger extends string> extends Job {
  wish: AuditWish<Trigger>;
  readonly promise: Promise<Outcome | null>;
}

const covers = (all: AuditWish['checks'], some: AuditWish['checks']): boolean =>
  all === 'all' || (some !== 'all' && some.every((check) => all.includes(check)));

const union = (one: AuditWish['checks'], other: AuditWish['checks']): AuditWish['checks'] =>
  one === 'all' || other === 'all' ? 'all' : [...new Set([...one, ...other])];

/**
 * One queue for everything that opens a controlled browser: one job at a time, so that no account is ever visited twice
 * at once and no machine has to carry two browsers. A request for an account that already waits joins the waiting one;
 * a request that the running audit will answer joins that audit.
 */
export class AuditQueue<Outcome, Trigger extends string = string> {
  private readonly waiting: (Job | AuditJob<Outcome, Trigger>)[] = [];
  private running: { job: Job | AuditJob<Outcome, Trigger>; abort: AbortController } | null = null;

  constructor(
    private readonly run: RunAudit<Outcome, Trigger>,
    private readonly onChange: (state: QueueState<Trigger>) => void = () => undefined,
  ) {}

  /** Resolves with the audit's outcome, or with null where it was taken out of the queue before it began. */
  audit(wish: AuditWish<Trigger>): Promise<Outcome | null> {
    const current = this.running?.job;
    if (current !== undefined && isAudit(current) && !this.running?.abort.signal.aborted) {
      if (current.account === wish.account && covers(current.wish.checks, wish.checks))
        return current.promise;
    }
    const queued = this.waiting.filter(isAudit).find((job) => job.account === wish.account);
    if (queued === undefined) return this.enqueue(wish);
    queued.wish = {
      account: wish.account,
      checks: union(queued.wish.checks, wish.checks),
      // A person's own click outranks the clock's.
      trigger: queued.wish.trigger === 'scheduled' ? wish.trigger : queued.wish.trigger,
    };
    this.tell();
    return queued.promise;
  }

  /** Does something else with an account's browser (a fix, a sign-in) in its own turn, before the audits that wait. */
  exclusive<Result>(account: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result | null> {
    return new Promise((resolve, reject) => {
      const job: Job = {
        account,
        start: () => begin(() => work(this.signal())).then(resolve, reject),
        drop: () => resolve(null),
      };
      const firstAudit = this.waiting.findIndex(isAudit);
      this.waiting.splice(firstAudit === -1 ? this.waiting.length : firstAudit, 0, job);
      this.next();
    });
  }

  /** Stops what runs and forgets what waits, of one account or of all. What runs still answers with what it has. */
  stop(account: string | null = null): void {
    const concerns = (job: Job): boolean => account === null || job.account === account;
    const dropped = this.waiting.filter(concerns);
    const kept = this.waiting.filter((job) => !concerns(job));
    this.waiting.splice(0, this.waiting.length, ...kept);
    for (const job of dropped) job.drop();
    if (this.running !== null && concerns(this.running.job)) this.running.abort.abort();
    this.tell();
  }

  /** Resolves when nothing runs and nothing waits. */
  async idle(): Promise<void> {
    while (this.running !== null || this.waiting.length > 0) {
      await new Promise<void>((resolve) => this.onIdle.push(resolve));
    }
  }

  private readonly onIdle: (() => void)[] = [];

  private enqueue(wish: AuditWish<Trigger>): Promise<Outcome | null> {
    const { promise, resolve, reject } = settledLater<Outcome | null>();
    const job: AuditJob<Outcome, Trigger> = {
      account: wish.account,
      wish,
      promise,
      start: () => begin(() => this.run(job.wish, this.signal())).then(resolve, reject),
      drop: () => resolve(null),
    };
    this.waiting.push(job);
    this.next();
    return promise;
  }

  private next(): void {
    if (this.running === null) {
      const job = this.waiting.shift();
      if (job !== undefined) {
        this.running = { job, abort: new AbortController() };
        void job.start().finally(() => this.ended());
      }
    }
    this.tell();
  }

  private ended(): void {
    this.running = null;
    this.next();
    if (this.running === null) for (const wake of this.onIdle.splice(0)) wake();
  }

  private signal(): AbortSignal {
    return this.running?.abort.signal ?? AbortSignal.abort();
  }

  private tell(): void {
    const current = this.running?.job;
    this.onChange({
      running: current !== undefined && isAudit(current) ? current.wish : null,
      waiting: this.waiting.filter(isAudit).map((job) => job.account),
    });
  }
}

function isAudit<Outcome, Trigger extends string>(
  job: Job | AuditJob<Outcome, Trigger>,
): job is AuditJob<Outcome, Trigger> {
  return 'wish' in job;
}

/** Work that throws before its first await rejects like any other. */
const begin = async <Result>(work: () => Promise<Result>): Promise<Result> => work();

function settledLater<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
