import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Snapshot } from '../contract/index.ts';

/** How this copy of Flipwatch can come by a new version; null: it does not look for any. */
export type Way = Snapshot['newVersions']['way'];

/** What a build knows of its own releases. Ours are told only where builds are signed: see build/package/releases.mjs. */
export interface Releases {
  readonly way: Way;
  /** Where a person downloads a new version. */
  readonly page: string | null;
  /** Tells the updater where to look. */
  readonly feed: string;
  /** Set by tests alone: a feed on this machine instead of the real one. */
  readonly isTest: boolean;
}

const aboutSchema = z.object({ releases: z.url({ protocol: /^https$/ }).optional() });

interface Place {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  /** The folder with the app's package.json. */
  readonly app: string;
  readonly resources: string;
  /** See `LaunchOptions`. */
  readonly testFeed: string | null;
}

/**
 * macOS refuses an installer that its makers did not sign, and so does the updater on Windows, but only where the build
 * says whose signature it has to be. Where nothing would refuse it (always on Linux), a new version is only announced,
 * and the person installs it as they installed this one.
 */
export function findReleases({ packaged, platform, app, resources, testFeed }: Place): Releases {
  if (testFeed !== null) return { way: 'install', page: null, feed: testFeed, isTest: true };
  const feed = path.join(resources, 'app-update.yml');
  const off = { way: null, page: null, feed, isTest: false };
  if (!packaged || !existsSync(feed)) return off;
  const { releases } = aboutSchema.parse(JSON.parse(readFileSync(path.join(app, 'package.json'), 'utf8')));
  if (releases === undefined) return off;
  const held = platform === 'darwin' || (platform === 'win32' && namesPublisher(readFileSync(feed, 'utf8')));
  return { ...off, way: held ? 'install' : 'announce', page: releases };
}

/**
 * Whether the updater's own file names somebody whose signature an installer must have. Without a name, it checks none.
 */
const namesPublisher = (feed: string): boolean =>
  /^publisherName:[ \t]*(?!null\b|~)(?:[^\s[\]#]|\[[ \t]*[^\s\]]|\r?\n[ \t]*-[ \t]*\S)/m.test(feed);
