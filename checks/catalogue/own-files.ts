import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import {
  isReadable,
  type Manifest,
  type Platform,
  placeOf,
  platformSchema,
  type SettingManifest,
} from '../model/index.ts';
import { isOwnSite } from './own-site.ts';
import { below } from './page-rules.ts';

/** The person's own folders. */
export interface OwnFolders {
  readonly checks: string;
  readonly platforms: string;
}

/** What the person chose to have watched, on whichever site. */
export const ownWatches = (manifests: readonly Manifest[]): SettingManifest[] =>
  manifests
    .filter(isReadable)
    .filter(({ id, platform }) => isOwnSite({ id: platform }) || id.startsWith(`${platform}.own-`));

/** Writes the files of a watch: those of any platform and check, in the person's own folders. */
export function keepWatch(folders: OwnFolders, platform: Platform, check: SettingManifest): void {
  const name = `${check.id.slice(check.id.indexOf('.') + 1)}.json`;
  if (!isOwnSite(platform)) {
    write(path.join(folders.checks, `${platform.id}-${name}`), check);
    return;
  }
  const folder = path.join(folders.platforms, platform.id);
  write(path.join(folder, 'checks', name), check);
  write(path.join(folder, 'platform.json'), platform);
}

/** Removes the files of a watch. */
export function removeWatch(folders: OwnFolders, watched: SettingManifest): void {
  const isSite = isOwnSite({ id: watched.platform });
  const home = path.join(folders.platforms, watched.platform);
  const folder = isSite ? path.join(home, 'checks') : folders.checks;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.endsWith('.json') && idIn(file) === watched.id) rmSync(file);
  }
  if (!isSite) return;
  const left = readdirSync(folder).filter((name) => name.endsWith('.json'));
  // A site of which nothing is watched any more is none of the person's platforms.
  if (left.length === 0) rmSync(home, { recursive: true });
  else
    leavePages(
      path.join(home, 'platform.json'),
      left.map((name) => path.join(folder, name)),
    );
}

/** Takes pages on which nothing is watched any more out of a site's file: a site has room for some only. */
function leavePages(file: string, checks: readonly string[]): void {
  const platform = platformSchema.safeParse(contentOf(file));
  const watched = checks.map((check) => onPage.safeParse(contentOf(check)).data?.place.path);
  // What can't be read may well be watched.
  if (!platform.success || watched.includes(undefined)) return;
  const pages = watched.flatMap((page) => (page === undefined ? [] : placeOf(page).path));
  const settingsPaths = platform.data.settingsPaths?.filter(
    (beginning) => beginning === platform.data.signInPath || pages.some((page) => below(page, [beginning])),
  );
  if (settingsPaths?.length !== platform.data.settingsPaths?.length)
    write(file, { ...platform.data, settingsPaths });
}

const onPage = z.looseObject({ place: z.looseObject({ path: z.string() }) });

/** Written to another file and renamed: a crash leaves the old file or the new one. */
function write(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function idIn(file: string): unknown {
  const content = contentOf(file);
  return typeof content === 'object' && content !== null && 'id' in content ? content.id : null;
}

/** What a file holds as JSON; null where it can't be read. */
function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
