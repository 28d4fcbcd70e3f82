import { rm } from 'node:fs/promises';
import path from 'node:path';
import { app, type Session } from 'electron';
import { AppImageUpdater, type AppUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import type { FoundVersion } from '../contract/index.ts';
import type { Releases } from './release-feed.ts';
import { foundVersionOf } from './release-notes.ts';

/** Looks for a newer version and fetches it when told to. Nothing happens by itself. */
export interface Updater {
  /** The newest version, or null if it is not newer than this one. Throws if it could not be asked for. */
  look(): Promise<FoundVersion | null>;
  /** Fetches what `look` found and holds it against its checksum and, where the system can, its signature. Throws if it fails. */
  fetch(): Promise<void>;
  /** Ends the app, installs and starts anew. Calls `onFailed` if the installer does not even start. */
  install(onFailed: () => void): void;
}

/** Where releases lie: the site that lists them and the two places from which it hands out files, 2026-11-22. */
const releaseHosts = new Set([
  'github.com',
  'objects.githubusercontent.com',
  'release-assets.githubusercontent.com',
]);

/** The updater of this system, held to what it needs. Loaded only once somebody wants to look. */
export function openUpdater({ feed, isTest }: Releases): Updater {
  const updater = updaterOfSystem();
  updater.updateConfigPath = feed;
  updater.forceDevUpdateConfig = true;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowPrerelease = false;
  // One whole file and one checksum. Parts would have to be put together from a cache.
  updater.disableDifferentialDownload = true;
  // All people at once: sorting them into groups needs a number for each.
  updater.isUserWithinRollout = () => true;
  updater.logger = null;
  // It emits `error` besides throwing, and an `error` without a listener ends the app.
  updater.on('error', () => {});
  guard(updater.netSession, (address) =>
    isTest
      ? address.hostname === '127.0.0.1'
      : address.protocol === 'https:' && releaseHosts.has(address.hostname),
  );
  return {
    look: async () => {
      const result = await updater.checkForUpdates();
      // It numbers every copy of an app. The number is never sent, see `guard`, and need not be kept either.
      await rm(path.join(app.getPath('userData'), '.updaterId'), { force: true });
      return result?.isUpdateAvailable === true ? foundVersionOf(result.updateInfo) : null;
    },
    fetch: async () => {
      await updater.downloadUpdate();
    },
    install: (onFailed) => {
      updater.on('error', onFailed);
      updater.quitAndInstall(true, true);
    },
  };
}

function updaterOfSystem(): AppUpdater {
  if (process.platform === 'win32') return new NsisUpdater();
  return process.platform === 'darwin' ? new MacUpdater() : new AppImageUpdater();
}

/** The updater's own network: to releases only, without a cookie, and without a word on who is asking. */
function guard({ webRequest }: Session, isAllowed: (address: URL) => boolean): void {
  webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowed(new URL(url)) }));
  webRequest.onBeforeSendHeaders(({ requestHeaders }, answer) => {
    const told = new Set(['accept', 'cache-control', 'range', 'host']);
    const kept = Object.entries(requestHeaders).filter(([name]) => told.has(name.toLowerCase()));
    answer({ requestHeaders: { ...Object.fromEntries(kept), 'User-Agent': 'Flipwatch' } });
  });
}
