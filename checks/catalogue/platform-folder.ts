import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonFile, type Rejected, readJsonFile, readJsonFolder } from './json-folder.ts';

/** What lies in the folder of one platform, parsed as JSON and no further. */
export interface PlatformFolder {
  /** The folder's name, which is the platform's. */
  readonly id: string;
  readonly platform: unknown;
  readonly pages: readonly JsonFile[];
  readonly checks: readonly JsonFile[];
  readonly indexPages: readonly JsonFile[];
  /** Files that could not be read. */
  readonly rejected: readonly Rejected[];
}

/**
 * Every platform below a folder: each is a folder with `platform.json`, `pages/*.json`, `checks/*.json` and
 * `index-pages/*.json`. Other folders are passed over, and a missing folder holds none. Never throws.
 */
export function readPlatforms(folder: string): PlatformFolder[] {
  return foldersIn(folder).flatMap((id) => readPlatform(join(folder, id), id) ?? []);
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .toSorted();
  } catch {
    return [];
  }
}

function readPlatform(folder: string, id: string): PlatformFolder | undefined {
  const read = readJsonFile(join(folder, 'platform.json'));
  const pages = readJsonFolder(join(folder, 'pages'), 'pages');
  const checks = readJsonFolder(join(folder, 'checks'));
  const indexPages = readJsonFolder(join(folder, 'index-pages'), 'index pages');
  const holdsNothing =
    'problem' in read && pages.files.length + checks.files.length + indexPages.files.length === 0;
  if (holdsNothing) return undefined;
  const rejected = [
    ...named(`${id}/pages`, pages.rejected),
    ...named(`${id}/checks`, checks.rejected),
    ...named(`${id}/index-pages`, indexPages.rejected),
  ];
  return {
    id,
    platform: 'content' in read ? read.content : undefined,
    pages: pages.files,
    checks: checks.files,
    indexPages: indexPages.files,
    rejected:
      'problem' in read ? [{ file: `${id}/platform.json`, problems: [read.problem] }, ...rejected] : rejected,
  };
}

const named = (folder: string, files: readonly Rejected[]): Rejected[] =>
  files.map(({ file, problems }) => ({ file: `${folder}/${file}`, problems }));
