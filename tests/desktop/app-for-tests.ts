import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Channel, Reply, Request, Snapshot } from '../../electron/contract/index.ts';
import {
  addAccount,
  endAll,
  launchApp,
  request,
  type Started,
  type StartOptions,
  snapshotOf,
  startApp,
} from '../support/desk-app.ts';

/** The app that tests stand on. Its parts are there once a test runs, and not before. */
export interface AppForTests extends Started {
  /** The report card's window as it was opened with the app. */
  readonly card: Page;
  /** The id of the account that was asked for. */
  readonly account: string;
  /** Asks the main process the way the report card does. */
  request<C extends Channel>(channel: C, body: Request<C>): Promise<Reply<C>>;
  snapshot(): Promise<Snapshot>;
  /** Ends the app and starts it again in the same world; meanwhile something may happen to its files. */
  startAgain(meanwhile?: () => void): Promise<void>;
}

interface Wishes extends StartOptions {
  /** What the practice account on LinkedIn is called with which the tests begin; left out: there is none. */
  readonly account?: string;
  /** Whether its audits also look around for new settings, as they do for everybody who hasn't said otherwise. They do not
   *  unless told to: that is five pages more in each audit, of which most tests want to know nothing. */
  readonly looksAround?: true;
}

/** Wishes that hang on something that is only there when the tests begin come as a function. */
type Asked = Wishes | (() => Wishes);

/** One app for all tests of a file, or of the `describe` in which this stands. */
export const appForAll = (asked: Asked = {}): AppForTests => staged(asked, beforeAll, afterAll);

/** An app for each test, where they leave it as no other test could use it. */
export const appForEach = (asked: Asked = {}): AppForTests => staged(asked, beforeEach, afterEach);

type Part = keyof Started | 'card' | 'account';
type Hook = (work: () => Promise<void>) => void;

/** A start takes two seconds on an idle machine. */
const LONGEST_START_MS = 50_000;

/**
 * A display, a bus and an Electron for each: once in some hundred starts one of them hangs before the app has said a word.
 * Then all of it is started anew, once, and the run says so. Nothing that a test claims is tried twice.
 */
async function startOrOnceMore(options: StartOptions): Promise<Started> {
  const first = startApp(options);
  const hung = delay(LONGEST_START_MS, null, { ref: false });
  const started = await Promise.race([first, hung]);
  if (started !== null) return started;
  console.warn(`The app had not started after ${LONGEST_START_MS / 1000} s, and is started once more.`);
  first.then(endAll).catch(() => {});
  return startApp(options);
}

function staged(asked: Asked, before: Hook, after: Hook): AppForTests {
  const now: { -readonly [P in Part]?: AppForTests[P] } = {};
  let env: StartOptions['env'];
  before(async () => {
    const { account, looksAround, ...options } = typeof asked === 'function' ? asked() : asked;
    env = options.env;
    Object.assign(now, await startOrOnceMore(options));
    now.card = await there('app').window();
    if (!looksAround) {
      const said = await request(now.card, 'preferences.set', { newSettings: 'never' });
      if (!said.ok) throw new Error(said.detail);
    }
    if (account !== undefined) now.account = await addAccount(now.card, account);
  });
  after(() => endAll(now));

  function there<P extends Part>(part: P): AppForTests[P] {
    const found: AppForTests[P] | undefined = now[part];
    if (found === undefined) throw new Error(`There is no ${part}: no test runs, or none was asked for.`);
    return found;
  }
  return {
    get desk() {
      return there('desk');
    },
    get world() {
      return there('world');
    },
    get app() {
      return there('app');
    },
    get card() {
      return there('card');
    },
    get account() {
      return there('account');
    },
    request: (channel, body) => request(there('card'), channel, body),
    snapshot: () => snapshotOf(there('card')),
    startAgain: async (meanwhile) => {
      await there('app').close();
      meanwhile?.();
      now.app = await launchApp(there('desk'), there('world'), [], env);
      now.card = await now.app.window();
    },
  };
}
