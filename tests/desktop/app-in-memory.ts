import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { noRowsRead, nothingFound } from '../../checks/audit/observations.ts';
import type { BrowserPort, Clock } from '../../checks/audit/ports.ts';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { type CatalogueSource, fixedCatalogue } from '../../checks/catalogue/source.ts';
import type { VisitResult } from '../../checks/engine/contract.ts';
import { Accounts } from '../../electron/accounts/accounts.ts';
import { NewSites } from '../../electron/accounts/new-sites.ts';
import { PracticeSites } from '../../electron/accounts/practice-sites.ts';
import { Audits } from '../../electron/audits/audits.ts';
import { AppState } from '../../electron/state/app-state.ts';
import { Histories } from '../../electron/storage/histories.ts';
import { firstStored, type Stored, type StoredAccount, storedSchema } from '../../electron/storage/stored.ts';

import { type KeptLog, keptLog } from './kept-log.ts';

/** What a look at a page finds, once the test lets it. */
export interface Look {
  readonly account: string;
  readonly checks: readonly string[];
  /** Ends it with nothing recognised, for `stop` if one is given. */
  end(stop?: VisitResult['stop']): void;
}

/** The app's inside without Electron: its store is in memory, and its browser is played by the test. */
export interface AppInMemory {
  readonly folder: string;
  readonly clock: { now: () => Date };
  now: Date;
  stored: Stored;
  /** Thrown by each write, as by a disk that refuses. */
  refusal: Error | null;
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly histories: Histories;
  readonly audits: Audits;
  readonly practiceSites: PracticeSites;
  readonly catalogue: CatalogueSource;
  readonly log: KeptLog;
  readonly news: ReturnType<typeof vi.fn>;
  /** Looks end by themselves, with nothing found. */
  looksEnd: boolean;
  /** The look that is under way, once there is one. */
  look(): Promise<Look>;
  /** What was opened, in order: the account and the purpose. */
  readonly opened: string[];
  /** The pages that list settings and were visited, in order. */
  readonly around: string[];
}

export const START = new Date('2026-11-16T12:00:00.000Z');
export const AI = 'linkedin.ai-training';

/** A signed-in account that lives on this machine, where pages follow each other without a pause. */
export const accountCalled = (id: string): StoredAccount => ({
  account: { id, platform: 'linkedin', name: `The ${id}`, site: 'http://127.0.0.1:9' },
  practice: false,
  schedule: { since: START.toISOString(), lastAudit: null, jitter: 0.5, notBefore: null },
  signIn: 'signedIn',
});

const catalogue = fixedCatalogue(loadCatalogue());

interface Memory {
  readonly get: () => Stored;
  readonly keep: (stored: Stored) => void;
}

/** How the app stands, with what it remembers in a variable of the test's instead of on a disk. */
export const stateOver = (
  { get, keep }: Memory,
  histories: Histories,
  clock: Clock,
  awakeSince: Date,
): AppState =>
  new AppState(
    {
      store: {
        setAside: null,
        close: () => {},
        get,
        change: (next) => keep(storedSchema.parse(next(get()))),
      },
      histories,
      catalogue,
      clock,
      appVersion: '1',
      newVersionsBy: null,
      effective: (one) => one.account,
      language: () => 'en',
    },
    {
      running: null,
      queued: [],
      fixing: null,
      walk: null,
      trayShown: true,
      newVersion: null,
      catalogue: 0,
      awakeSince,
    },
  );

async function inMemory(): Promise<AppInMemory> {
  const folder = await mkdtemp(path.join(tmpdir(), 'flipwatch-'));
  const looks: Look[] = [];
  const opened: string[] = [];
  const around: string[] = [];
  const browser: BrowserPort = {
    open: async (account, purpose) => {
      opened.push(`${account.id} ${purpose}`);
      return {
        readPage: (visit, { signal }) =>
          new Promise((resolve) => {
            const done = new AbortController();
            const end = (stop: VisitResult['stop'] = null): void => {
              done.abort();
              looks.splice(0, 1);
              resolve({ ...nothingFound, observations: [], stop });
            };
            looks.push({ account: account.id, checks: visit.checks.map(({ id }) => id), end });
            if (signal?.aborted || app.looksEnd) end();
            signal?.addEventListener('abort', () => end(), { once: true, signal: done.signal });
          }),
        changeSetting: () => Promise.reject(new Error('Nothing was to be changed.')),
        readIndex: async ({ path: visited }) => {
          around.push(visited);
          return noRowsRead;
        },
        listControls: () => Promise.reject(new Error('Nothing was to be listed.')),
        close: async () => {},
      };
    },
  };
  const clock = { now: () => app.now };
  const histories = new Histories(path.join(folder, 'history'), () => {});
  const practiceSites = new PracticeSites(path.join(folder, 'practice'));
  const state = stateOver(
    {
      get: () => app.stored,
      keep: (stored) => {
        app.stored = stored;
        if (app.refusal !== null) throw app.refusal;
      },
    },
    histories,
    clock,
    START,
  );
  const log = keptLog();
  const accounts = new Accounts({
    state,
    catalogue,
    practiceSites,
    moved: new Map(),
    log,
    newSites: new NewSites(),
  });
  const news = vi.fn();
  const audits = new Audits({
    state,
    accounts,
    histories,
    catalogue,
    clock,
    evidence: { keep: () => {} } as never,
    browser: () => browser,
    log,
    onNews: news,
  });
  const app: AppInMemory = {
    folder,
    clock,
    now: START,
    stored: { ...firstStored, accounts: [accountCalled('a'), accountCalled('b')] },
    refusal: null,
    looksEnd: false,
    state,
    accounts,
    histories,
    audits,
    practiceSites,
    catalogue,
    log,
    news,
    look: () => vi.waitFor(() => looks[0] ?? Promise.reject(new Error('Nobody looks.')), { interval: 2 }),
    opened,
    around,
  };
  return app;
}

/** One for each test of the file. */
export function appInMemory(): AppInMemory {
  let app: AppInMemory | null = null;
  beforeEach(async () => {
    app = await inMemory();
  });
  afterEach(async () => {
    app?.audits.stop();
    await app?.audits.idle();
    await app?.histories.close();
    if (app !== null) await rm(app.folder, { recursive: true, force: true });
  });
  const there = (): AppInMemory => {
    if (app === null) throw new Error('No test runs.');
    return app;
  };
  return new Proxy({} as AppInMemory, {
    get: (_target, name) => Reflect.get(there(), name),
    set: (_target, name, value) => Reflect.set(there(), name, value),
  });
}
