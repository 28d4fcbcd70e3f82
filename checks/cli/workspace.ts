import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import type { BrowserPort } from '../audit/ports.ts';
import type { InstalledBrowserOptions, InstalledBrowserPort } from '../browser/installed.ts';
import { ForeignFolder, keepOwn, keepPrivate, makeFolder } from '../browser/private-folder.ts';
import { hasProfile } from '../browser/profile.ts';
import { addressesOf, type Catalogue, loadCatalogue } from '../catalogue/index.ts';
import { isOwnSite, sitePageAt } from '../catalogue/own-site.ts';
import { type HistoryFile, openHistoryFile } from '../history/history-file.ts';
import type { Account, Manifest, Platform } from '../model/index.ts';
import { HeldElsewhere } from '../storage/lock-file.ts';
import { agreeTo, readAgreements, withThese } from './agreement.ts';
import { fault, usage } from './failure.ts';
import { isAddress } from './is-address.ts';
import { nearest } from './nearest.ts';
import type { CliRequest } from './request.ts';

/** Everything below the folder of `--profile`. */
export interface ProfileFolders {
  readonly root: string;
  /** One browser profile for each account. */
  readonly browsers: string;
  readonly histories: string;
  /** What the practice sites remember. */
  readonly practice: string;
  /** The person's own checks, and platforms of the same files as those that ship. */
  readonly ownChecks: string;
  readonly ownPlatforms: string;
  /** What the person has agreed to. */
  readonly agreements: string;
}

/** What one run works with, put together from the request. */
export interface Workspace {
  readonly catalogue: Catalogue;
  readonly folders: ProfileFolders;
  readonly browser: BrowserPort & Pick<InstalledBrowserPort, 'isNew' | 'openForSignIn'>;
}

/** @throws CliFailure where the profile folder can't be written or is somebody else's, or a name is not known */
export function openWorkspace(request: CliRequest, now: Date = new Date()): Workspace {
  const folders = openFolders(request.profile);
  const catalogue = openCatalogue(request, folders, now);
  assertNames(request, catalogue);
  const browser = browserOnceUsed({
    profiles: folders.browsers,
    platforms: withSite(request, catalogue),
    headed: request.headed,
    sandbox: request.sandbox,
    ...(request.browser === null ? {} : { browser: request.browser }),
  });
  return { catalogue, folders, browser };
}

/** The platforms that may be opened: those that are known, and the site whose address the person gave. */
function withSite({ page }: CliRequest, { platforms }: Catalogue): readonly Platform[] {
  if (page === null || !isAddress(page)) return platforms;
  const site = sitePageAt(page, loadCatalogue().platforms, platforms);
  if ('refused' in site) return platforms;
  return [...platforms.filter(({ id }) => id !== site.platform.id), site.platform];
}

/** What drives a browser takes half of the program's start to load, and no command but those that open one waits for it. */
function browserOnceUsed(options: InstalledBrowserOptions): Workspace['browser'] {
  let port: Promise<InstalledBrowserPort> | undefined;
  const loaded = () => {
    port ??= import('../browser/installed.ts').then(({ installedBrowser }) => installedBrowser(options));
    return port;
  };
  return {
    isNew: (account) => !hasProfile(options.profiles, account),
    open: async (account, purpose) => (await loaded()).open(account, purpose),
    openForSignIn: async (account, startUrl, signal) =>
      (await loaded()).openForSignIn(account, startUrl, signal),
  };
}

/**
 * Own platforms are opened only where the person has agreed to their addresses: now (`--agree`) or before. Practice
 * needs no agreement, since it opens nothing but this machine.
 */
function openCatalogue(request: CliRequest, folders: ProfileFolders, now: Date): Catalogue {
  const own = { folder: folders.ownChecks, platforms: folders.ownPlatforms, now };
  const before = readAgreements(folders.agreements);
  const known = loadCatalogue({ ...own, agreed: before });
  const every = [...known.platforms, ...known.awaiting].map(({ id }) => id);
  for (const id of request.agree) if (!every.includes(id)) throw unknownName('unknownPlatform', id, every);
  const named = known.awaiting.filter(({ id }) => request.agree.includes(id));
  const kept = named.length > 0 ? agreeTo(folders.agreements, before, named) : before;
  const forPractice = request.practice ? known.awaiting : [];
  if (named.length + forPractice.length === 0) return known;
  return loadCatalogue({ ...own, agreed: withThese(kept, forPractice) });
}

function openFolders(given: string | null): ProfileFolders {
  const root = given === null ? envPaths('flipwatch-cli', { suffix: '' }).data : path.resolve(given);
  const folders: ProfileFolders = {
    root,
    browsers: path.join(root, 'browsers'),
    histories: path.join(root, 'history'),
    practice: path.join(root, 'practice'),
    ownChecks: path.join(root, 'checks'),
    ownPlatforms: path.join(root, 'platforms'),
    agreements: path.join(root, 'agreed.json'),
  };
  try {
    for (const folder of [root, folders.browsers, folders.histories, folders.practice]) {
      makeFolder(folder);
      accessSync(folder, constants.W_OK | constants.X_OK);
    }
    keepOwn(root);
    const { browsers, histories, practice, ownChecks, ownPlatforms } = folders;
    for (const folder of [browsers, histories, practice, ownChecks, ownPlatforms])
      if (existsSync(folder)) keepPrivate(folder);
  } catch (error) {
    if (error instanceof ForeignFolder) throw usage('profileForeign', { path: error.folder });
    throw given === null
      ? fault('profileNotWritable', { path: root })
      : usage('profileNotWritable', { path: root });
  }
  return folders;
}

function assertNames(request: CliRequest, catalogue: Catalogue): void {
  const platforms = catalogue.platforms.map(({ id }) => id);
  for (const id of [...request.platforms, ...request.sites.keys()]) {
    const own = catalogue.awaiting.find((platform) => platform.id === id);
    if (own) throw usage('notAgreed', { id, addresses: addressesOf(own).join(', ') });
    if (!platforms.includes(id)) throw unknownName('unknownPlatform', id, platforms);
  }
  const checks = catalogue.manifests.map(({ id }) => id);
  for (const id of [...request.checks, ...(request.check === null ? [] : [request.check])]) {
    if (!checks.includes(id)) throw unknownName('unknownCheck', id, checks);
  }
}

function unknownName(key: string, id: string, known: readonly string[]) {
  const near = nearest(id, known);
  return near === null ? usage(key, { id, known: known.join(', ') }) : usage(`${key}Near`, { id, near });
}

/** One account and those of its checks that were asked for. */
export interface Wanted {
  readonly account: Account;
  readonly platform: Platform;
  readonly checks: readonly Manifest[];
}

/** The checks that the command line names. */
const namedIn = ({ check, checks }: CliRequest): readonly string[] => (check === null ? checks : [check]);

/**
 * The platforms that this run is about: those that are named, by themselves, by a check or by an address. Where nothing is
 * named, all but those that have to be and never were.
 */
export function platformsOf(
  request: CliRequest,
  { catalogue, folders }: Pick<Workspace, 'catalogue' | 'folders'>,
): readonly Platform[] {
  const { platforms, sites, practice } = request;
  const ids = namedIn(request);
  const known = knownHistories(folders);
  return catalogue.platforms.filter((platform) => {
    const { id } = platform;
    if (platforms.length > 0) return platforms.includes(id);
    if (ids.length > 0)
      return catalogue.manifests.some((check) => check.platform === id && ids.includes(check.id));
    // With `--site` alone, only the moved platforms: the others would be the person's own accounts, unasked.
    if (sites.size > 0) return sites.has(id);
    // Where a practice site lives plays no part in what its account is called.
    const account = accountOn(platform, practice ? 'http://127.0.0.1' : undefined, practice);
    return !platform.onlyByName || known.includes(account.id);
  });
}

/**
 * The accounts of this run. `--check` and `--platform` narrow each other: both must fit.
 * @throws CliFailure where nothing is left
 */
export function wantedOf(
  request: CliRequest,
  workspace: Pick<Workspace, 'catalogue' | 'folders'>,
  sites: ReadonlyMap<string, string>,
): readonly Wanted[] {
  const ids = namedIn(request);
  const wanted = platformsOf(request, workspace)
    .map((platform) => ({
      account: accountOn(platform, sites.get(platform.id), request.practice),
      platform,
      checks: workspace.catalogue.manifests.filter(
        (check) => check.platform === platform.id && (ids.length === 0 || ids.includes(check.id)),
      ),
    }))
    .filter(({ checks }) => checks.length > 0);
  if (wanted.length === 0) throw usage('nothingWanted');
  const left = ids.find((id) => !wanted.some(({ checks }) => checks.some((check) => check.id === id)));
  if (left !== undefined) throw usage('checkLeftOut', { id: left });
  return wanted;
}

/**
 * The account's id names its browser profile and history. A practice or moved platform gets its own, so that its cookies
 * never meet those of the person's real account. Ports are left out, as cookies leave them out: a local server is the
 * same place again tomorrow.
 */
export function accountOn(platform: Platform, site: string | undefined, practice: boolean): Account {
  const { id, name } = platform;
  // Of a site that the person added by its address, that one origin is opened: its port counts.
  const [home] = platform.origins;
  if (site === undefined && isOwnSite(platform) && home !== undefined)
    return { id, platform: id, name, site: home };
  if (site === undefined) return { id, platform: id, name };
  if (practice) return { id: `${id}-practice`, platform: id, name, site };
  const { hostname } = new URL(site);
  const readable = hostname
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 20);
  const mark = createHash('sha256').update(hostname).digest('hex').slice(0, 8);
  return { id: `${id.slice(0, 24)}-at-${readable}-${mark}`, platform: id, name, site };
}

/** Whether this is an account for trying things: that of `--practice`, or one at a moved address. */
export const isForTrying = ({ id, platform }: Account): boolean => id !== platform;

const historyEnding = '.history';

/** @throws CliFailure where another run holds it or the disk refuses */
export async function openHistory(folders: ProfileFolders, account: string): Promise<HistoryFile> {
  const file = path.join(folders.histories, `${account}${historyEnding}`);
  try {
    return await openHistoryFile(file);
  } catch (error) {
    if (error instanceof HeldElsewhere) throw fault('profileInUse');
    throw fault('historyNotReadable', { path: file });
  }
}

/** Ids of all the accounts that have a history here. */
export function knownHistories(folders: ProfileFolders): readonly string[] {
  if (!existsSync(folders.histories)) return [];
  return readdirSync(folders.histories)
    .filter((name) => name.endsWith(historyEnding))
    .map((name) => name.slice(0, -historyEnding.length))
    .sort();
}
