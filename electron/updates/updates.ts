import type { Clock } from '../../checks/audit/ports.ts';
import { Refused } from '../contract/index.ts';
import type { LogWriter } from '../process/log.ts';
import type { AppState } from '../state/app-state.ts';
import type { Way } from './release-feed.ts';
import type { Updater } from './updater.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** Offline or refused: not asked again for the rest of the day, unless the person asks. */
const AFTER_FAILURE_MS = 24 * 60 * 60 * 1000;

interface UpdatesDeps {
  readonly state: AppState;
  readonly clock: Clock;
  readonly way: Way;
  readonly openUpdater: () => Promise<Updater>;
  /** Ends everything but the program itself. */
  readonly shutDown: () => Promise<void>;
  /** Ends this program and starts it anew. */
  readonly startAnew: () => void;
  readonly log: LogWriter;
}

/** Looks for new versions of Flipwatch: if the person has switched that on or asks for it, and never otherwise. */
export class Updates {
  private updater: Promise<Updater> | null = null;
  private failedAt: Date | null = null;
  private busy = false;

  constructor(private readonly deps: UpdatesDeps) {}

  /** Called often and at any time; looks once a week. A failure is not told, since nobody has asked. */
  lookWhenDue(): void {
    const { state, clock, way } = this.deps;
    if (way === null || !state.stored.preferences.newVersions || this.busy) return;
    const now = clock.now().getTime();
    const passed = (since: Date | null, ms: number): boolean =>
      since === null || now - since.getTime() >= ms || now < since.getTime();
    const { lastLook } = state.rememberedVersions();
    if (!passed(lastLook === null ? null : new Date(lastLook), WEEK_MS)) return;
    if (!passed(this.failedAt, AFTER_FAILURE_MS)) return;
    this.look().catch(() => {});
  }

  /** Asks for the newest version and remembers it. Resolves with whether there is a newer one. */
  async look(): Promise<boolean> {
    const { state, clock, log } = this.deps;
    return this.alone('looking', async (updater) => {
      const found = await updater.look().catch((error: unknown) => {
        this.failedAt = clock.now();
        log.write({ event: 'versionsUnknown', error });
        throw new Refused('releasesUnreachable', String(error));
      });
      this.failedAt = null;
      log.write({ event: 'versionsLooked', found: found?.version ?? null });
      const before = state.rememberedVersions().found?.version;
      state.rememberVersions({ lastLook: clock.now().toISOString(), found });
      if (found !== null && found.version !== before) state.notice('newVersion', { version: found.version });
      return found !== null;
    });
  }

  /** Fetches and installs the version whose notes the person has seen, and no other. The app ends and starts anew. */
  async install(version: string): Promise<void> {
    const { state, way, shutDown, startAnew, log } = this.deps;
    if (way !== 'install')
      throw new Refused('notAvailable', 'This copy is not installed by Flipwatch itself.');
    // Looked for once more: the find may be days old, and this program may be newer by now.
    await this.look();
    if (state.rememberedVersions().found?.version !== version)
      throw new Refused('versionChanged', `Asked for ${version}.`);
    await this.alone('downloading', async (updater) => {
      await updater.fetch().catch((error: unknown) => {
        log.write({ event: 'versionsUnknown', error });
        throw new Refused('versionRefused', String(error));
      });
      await shutDown();
      updater.install(startAnew);
    });
  }

  private async alone<T>(
    doing: 'looking' | 'downloading',
    work: (updater: Updater) => Promise<T>,
  ): Promise<T> {
    const { state, way, openUpdater } = this.deps;
    if (way === null) throw new Refused('notAvailable', 'This copy does not look for new versions.');
    if (this.busy) throw new Refused('busy', 'A new version is being looked for already.');
    this.busy = true;
    state.changeRuntime({ newVersion: doing });
    try {
      this.updater ??= openUpdater();
      // If the updater could not be loaded, the next look tries again.
      const updater = await this.updater.catch((error: unknown) => {
        this.updater = null;
        throw error;
      });
      return await work(updater);
    } finally {
      this.busy = false;
      state.changeRuntime({ newVersion: null });
    }
  }
}
