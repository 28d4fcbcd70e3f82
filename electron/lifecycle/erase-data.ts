import { existsSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { session } from 'electron';
import { accountOfKey } from '../../checks/history/news-keys.ts';
import type { NewSites } from '../accounts/new-sites.ts';
import type { PracticeSites } from '../accounts/practice-sites.ts';
import type { Audits } from '../audits/audits.ts';
import { type Notice, Refused } from '../contract/index.ts';
import type { Autostart } from '../desktop/autostart.ts';
import type { Log } from '../process/log.ts';
import type { AppState } from '../state/app-state.ts';
import type { Folders } from '../storage/folders.ts';
import type { Histories } from '../storage/histories.ts';
import { firstStored } from '../storage/stored.ts';

/** A settings file that could not be read, as the store sets it aside. */
const unreadable = /^flipwatch\.unreadable-.*\.json$/;

/** The settings as they were before a new version of Flipwatch brought them up to date, with the accounts of that day. */
const outdated = /^flipwatch\.before-.*\.json$/;

function removeCopies(data: string, ...kinds: readonly RegExp[]): void {
  for (const file of readdirSync(data))
    if (kinds.some((kind) => kind.test(file))) rmSync(path.join(data, file));
}

/** Chromium keeps each account's profile here, under the partition's own name. */
const partitionsIn = (data: string): string => path.join(data, 'Partitions');

interface EraseDeps {
  readonly state: AppState;
  readonly newSites: Pick<NewSites, 'of'>;
  readonly audits: Audits;
  readonly histories: Histories;
  readonly practiceSites: PracticeSites;
  readonly autostart: Pick<Autostart, 'set'>;
  readonly folders: Folders;
  readonly log: Pick<Log, 'forget'>;
  /** Hears of all that only the end of the app can finish. */
  readonly leftovers: { note(): void };
}

/** Signs an account out by deleting its browser profile, and deletes all that was ever seen of it. */
export async function eraseAccount(deps: EraseDeps, id: string): Promise<void> {
  if (deps.state.account(id) === null && deps.newSites.of(id) === null)
    throw new Refused('unknownAccount', `There is no account ${id}.`);
  await deps.audits.whileStopped([id], () => deleteAccount(deps, id));
}

/** Nothing may drive the account meanwhile: an audit would start its history again. */
async function deleteAccount(deps: EraseDeps, id: string): Promise<void> {
  const { state, histories, practiceSites, folders } = deps;
  deps.leftovers.note();
  await clearPartition(id);
  await practiceSites.forget(id);
  await histories.forget(id);
  await removeProfile(path.join(partitionsIn(folders.data), id));
  for (const place of [folders.profiles, folders.evidence]) await removeFolder(path.join(place, id));
  // It names nobody, but says when an account was looked at, and what came of it.
  deps.log.forget();
  // One that could not be read stays: it may be all that is left of other accounts.
  removeCopies(folders.data, outdated);
  const mine = (key: string): boolean => accountOfKey(key) === id;
  const others = state.stored.accounts.filter(({ account }) => account.id !== id);
  // By name: a notice keeps an account's old name, and one that names nobody who is left can only be about this
  // account.
  const isAnothers = ({ values: { name, platform } }: Notice): boolean =>
    name === undefined ||
    others.some(
      ({ account }) => account.name === name && account.platform === (platform ?? account.platform),
    );
  state.change((now) => ({
    ...now,
    accounts: others,
    notices: now.notices.filter(isAnothers),
    news: {
      told: now.news.told.filter((key) => !mine(key)),
      seen: now.news.seen.filter((key) => !mine(key)),
      waiting: now.news.waiting.filter(({ account }) => account !== id),
    },
  }));
}

/** Everything: accounts, histories, preferences, notices, the entry that starts the app at login. */
export async function eraseEverything(deps: EraseDeps): Promise<void> {
  const ids = deps.state.stored.accounts.map(({ account }) => account.id);
  await deps.audits.whileStopped(ids, async () => {
    for (const id of ids) await deleteAccount(deps, id);
  });
  deps.leftovers.note();
  await deps.autostart.set(false);
  const { data, histories, practice, profiles, evidence } = deps.folders;
  for (const folder of [histories, practice, profiles, evidence]) await removeFolder(folder);
  deps.log.forget();
  removeCopies(data, outdated, unreadable);
  // Including those of accounts that no settings file names any more.
  sweepPartitions(data, []);
  deps.state.change(() => firstStored);
}

/** A browser that is ending may still write a file, so a folder that is not empty after all is tried again for 5 s. */
const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

/** What a system answers for a folder in which another program has files open, or has just made one. */
const inUse: ReadonlySet<unknown> = new Set(['ENOTEMPTY', 'EBUSY', 'EPERM']);

/** As much of the profile as goes while Chromium runs; what it writes once more goes when the app has ended. */
async function removeProfile(folder: string): Promise<void> {
  try {
    await removeFolder(folder);
  } catch (error) {
    // `clearPartition` has signed the account out already, and the sweep is noted.
    if (!(error instanceof Error && 'code' in error && inUse.has(error.code))) throw error;
  }
}

async function clearPartition(id: string): Promise<void> {
  const own = session.fromPartition(`persist:${id}`);
  await own.clearStorageData();
  await own.clearCache();
  await own.clearAuthCache();
  await own.cookies.flushStore();
}

/**
 * While the app runs, Chromium may write into a forgotten profile's folder once more. So what follows its end
 * (`leftovers.ts`) and each start look for profiles that belong to nobody, before any is opened, and delete them.
 * Not while there is a settings file that could not be read: the profiles may belong to accounts that stand in it, a
 * newer version's perhaps.
 */
export function sweepPartitions(data: string, accounts: readonly string[]): void {
  if (readdirSync(data).some((file) => unreadable.test(file))) return;
  const folder = partitionsIn(data);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (accounts.includes(name)) continue;
    try {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    } catch {
      // In use; the next sweep takes it, and must not keep this one from the rest.
    }
  }
}
