import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { foldersIn } from '../storage/folders.ts';
import { openStateStore } from '../storage/state-store.ts';
import { firstStored, type Stored } from '../storage/stored.ts';
import { sweepPartitions } from './erase-data.ts';

/** The argument with which the app starts itself again, to delete what its browser held open until it ended. */
const SWEEP = '--sweep-leftovers';

/** What the app itself keeps in its data folder: settings, what is written beside them, and the folders of `foldersIn`. */
const appsOwn = /^(?:flipwatch\..+|\.updaterId|history|practice|browser-profiles|evidence|logs)$/;

/**
 * What the browser inside the app keeps there. By name, since whoever starts the app with a folder of their own may have
 * other things in it; a name that is missing here is told, and found by `tests/desktop/forgotten-folder`.
 */
const browsersOwn = new RegExp(
  `^(?:${[
    'Partitions|Preferences|Local State|Cookies|Network|Network Persistent State|TransportSecurity|Trust Tokens',
    'Reporting and NEL|SCT Auditing Pending Reports|Device Bound Sessions|Origin Bound Certs|DIPS|first_party_sets.db',
    'Cache|Code Cache|GPUCache|ShaderCache|GrShaderCache|GraphiteDawnCache|Dawn\\w*Cache|component_crx_cache',
    'Local Storage|Session Storage|IndexedDB|databases|File System|Service Worker|CacheStorage|WebStorage|blob_storage',
    'QuotaManager|SharedStorage|Shared Dictionary|shared_proto_db|InterestGroups|PrivateAggregation|Conversions',
    'AggregationService|VideoDecodeStats|MediaDeviceSalts|Platform Notifications|PersistentOriginTrials|webrtc_event_logs',
    'Dictionaries|Crashpad|Crash Reports|BrowserMetrics.*|DevToolsActivePort|chrome_debug.log|Pepper Data|WidevineCdm',
    'Extension (?:Rules|Scripts|State)|Local Extension Settings|declarative_performance_observer',
  ].join('|')})(?:-journal|-wal|-shm)?$`,
);

/** The locks of the one instance on the folder. They go with it. */
const marks = /^(?:Singleton\w+|lockfile)$/;

/** Erasing is finished when the app ends: only then does its browser let go of the folder. */
export class Leftovers {
  private wanted = false;

  constructor(
    private readonly deps: {
      readonly data: string;
      readonly stored: () => Stored;
      /** Stops all writing there. Windows close after this and would write what they remember. */
      readonly closeState: () => void;
      /** Starts this app once more, with these arguments, as soon as it has ended. */
      readonly relaunch: (args: readonly string[]) => void;
    },
  ) {}

  /** Something was forgotten. */
  note(): void {
    this.wanted = true;
  }

  /** The last thing before the app ends, when nothing of it writes any more. */
  leave(): void {
    if (!this.wanted) return;
    const { data, stored, closeState, relaunch } = this.deps;
    closeState();
    const { accounts, preferences } = stored();
    const anew = accounts.length === 0 && isDeepStrictEqual(preferences, firstStored.preferences);
    // The place of the window and the open notices belong to nobody any more.
    if (anew) for (const name of readdirSync(data)) if (appsOwn.test(name)) remove(path.join(data, name));
    // Hidden: if somebody has started the app meanwhile, nothing is asked of that instance.
    relaunch(['--hidden', SWEEP]);
  }
}

/** Whether the app was started only to finish what it forgot. */
export const asksToSweep = (args: readonly string[]): boolean => args.includes(SWEEP);

/**
 * Deletes what only the end of the app could release: profiles that belong to nobody and, where nothing at all is kept
 * any more, everything that the app and its browser have ever written there. The person's own checks stay.
 * @returns what is still there and should not be
 */
export function sweepLeftovers(data: string, now: Date): readonly string[] {
  const keeps = readdirSync(data).some((name) => appsOwn.test(name));
  if (keeps) {
    const accounts = openStateStore(data, now)
      .get()
      .accounts.map(({ account }) => account.id);
    sweepPartitions(data, accounts);
    return [];
  }
  for (const name of readdirSync(data)) if (browsersOwn.test(name)) remove(path.join(data, name));
  const { checks } = foldersIn(data);
  try {
    rmdirSync(checks);
  } catch {
    // There are none, or some.
  }
  return readdirSync(data)
    .filter((name) => !marks.test(name) && path.join(data, name) !== checks)
    .map((name) => path.join(data, name));
}

/** Whoever looks afterwards reports what can't be removed. The terminal says why: the log is closed by then, or gone. */
function remove(place: string): void {
  try {
    rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  } catch (error) {
    console.error('Not deleted:', error);
  }
}
