import { type BrowserPort, type BrowserSession, BrowserUnavailable } from '../../checks/audit/ports.ts';
import type { Platform } from '../../checks/model/index.ts';
import { Engine, EngineGone } from './engine.ts';
import { engineSession } from './engine-session.ts';
import { sanitizedEnv } from './environment.ts';

interface InstalledBrowserOptions {
  /** The folder in which each account has a profile of its own. */
  readonly profiles: string;
  readonly platforms: () => readonly Platform[];
  readonly sandbox: boolean;
  readonly testClock: string | null;
}

/** The account's pages in an installed browser, which the engine's process starts and drives. */
export function installedBrowserByEngine({
  platforms,
  testClock,
  ...how
}: InstalledBrowserOptions): BrowserPort {
  return {
    async open(account): Promise<BrowserSession> {
      const platform = platforms().find(({ id }) => id === account.platform);
      if (platform === undefined) throw new Error(`no platform ${account.platform}`);
      const engine = new Engine(sanitizedEnv(process.env), null);
      try {
        const opened = { page: 'installedBrowser', account, platform, ...how } as const;
        await engine.do({ task: 'open', how: opened, testClock });
      } catch (error) {
        await engine.end();
        throw error instanceof EngineGone ? new BrowserUnavailable('failedToStart', error.message) : error;
      }
      let closing: Promise<void> | null = null;
      const close = async (): Promise<void> => {
        await engine.do({ task: 'close' }).catch(() => {});
        await engine.end();
      };
      return engineSession(engine, () => {
        closing ??= close();
        return closing;
      });
    },
  };
}
