import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isReadable, type Manifest, type Platform, type SettingManifest } from '../model/index.ts';
import { isOwnSite } from './own-site.ts';

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
  // A site of which nothing is watched any more is none of the person's platforms.
  if (isSite && !readdirSync(folder).some((name) => name.endsWith('.json')))
    rmSync(home, { recursive: true });
}

/** Written to another file and renamed: a crash leaves the old file or the new one. */
function write(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function idIn(file: string): unknown {
  try {
    const content: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
    return typeof content === 'object' && content !== null && 'id' in content ? content.id : null;
  } catch {
    return null;
  }
}
