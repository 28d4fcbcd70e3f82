import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { BrowserUnavailable } from '../audit/ports.ts';
import type { Account } from '../model/index.ts';
import { keepPrivate } from './private-folder.ts';
import { firstPreferences } from './switches.ts';

/**
 * What protects the profile's cookies: the operating system's key store, or only the folder's permissions. Chromium
 * drops every cookie that it can't decrypt, so a profile keeps the choice it was made with.
 */
const keyStoreSchema = z.enum(['system', 'basic']);
export type KeyStore = z.infer<typeof keyStoreSchema>;

const markSchema = z.strictObject({ schema: z.literal(1), keyStore: keyStoreSchema });

/** Where one account's browser keeps its things. */
export interface Profile {
  /** Everything of this account's browser. */
  readonly folder: string;
  /** What the browser gets as its user data directory. */
  readonly data: string;
  readonly keyStore: KeyStore;
}

/**
 * The account's own profile below `root`, made (mode 0700) where there was none.
 * @throws BrowserUnavailable `profileNotWritable`, also where it is somebody else's, or `failedToStart` where the key store it was made with is away
 */
export function openProfile(root: string, account: Account): Profile {
  const folder = path.join(root, account.id);
  const data = path.join(folder, 'browser');
  const mark = path.join(folder, 'profile.json');
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    for (const place of [folder, data]) keepPrivate(place);
    const known = readMark(mark);
    const keyStore = known ?? keyStoreFor(account);
    if (known === null) {
      mkdirSync(path.join(data, 'Default'), { recursive: true, mode: 0o700 });
      const preferences = path.join(data, 'Default', 'Preferences');
      if (!existsSync(preferences))
        writeFileSync(preferences, JSON.stringify(firstPreferences), { mode: 0o600 });
      writeFileSync(mark, `${JSON.stringify({ schema: 1, keyStore })}\n`, { mode: 0o600 });
    }
    if (keyStore === 'system' && !systemKeyStoreIsHere()) {
      throw new BrowserUnavailable(
        'failedToStart',
        'this profile keeps its cookies under the desktop’s key ring, which is not reachable from here',
      );
    }
    return { folder, data, keyStore };
  } catch (error) {
    if (error instanceof BrowserUnavailable) throw error;
    throw new BrowserUnavailable('profileNotWritable', `${folder}: ${String(error)}`, folder);
  }
}

/** True where this account has had a browser profile before. */
export function hasProfile(root: string, account: Account): boolean {
  return existsSync(path.join(root, account.id, 'profile.json'));
}

/** Where Chromium keeps which tabs were open; the last four are of older ones. Sign-ins do not stand there. */
const tabs = ['Sessions', 'Current Session', 'Current Tabs', 'Last Session', 'Last Tabs'];

/**
 * Forgets the tabs of last time. The person may have chosen to continue where they left off; a driven browser would
 * open those sites before anything could keep it inside. Call it under the profile's lock.
 */
export function forgetTabs({ data }: Profile): void {
  for (const name of tabs) rmSync(path.join(data, 'Default', name), { recursive: true, force: true });
}

function readMark(file: string): KeyStore | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (z.object({ code: z.literal('ENOENT') }).safeParse(error).success) return null;
    throw error;
  }
  return markSchema.parse(JSON.parse(text)).keyStore;
}

/** A moved site (practice, tests) holds nothing that is worth a question of the key ring. */
function keyStoreFor(account: Account): KeyStore {
  return account.site === undefined && systemKeyStoreIsHere() ? 'system' : 'basic';
}

/** macOS and Windows always have one. On Linux it takes a desktop session; a job without one would lose the cookies. */
function systemKeyStoreIsHere(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (platform !== 'linux') return true;
  return Boolean(env.DBUS_SESSION_BUS_ADDRESS) && Boolean(env.XDG_CURRENT_DESKTOP);
}
