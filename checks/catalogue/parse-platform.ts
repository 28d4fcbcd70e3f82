import {
  type IndexPage,
  type IndexPageFacts,
  indexPageSchema,
  type Manifest,
  type Page,
  type Platform,
  pageIdSchema,
  pageSchema,
  platformSchema,
} from '../model/index.ts';
import { explainProblems } from './explain.ts';
import type { Pages } from './join-page.ts';
import type { Rejected } from './json-folder.ts';
import { mayBeListed } from './page-rules.ts';
import { parseManifest } from './parse.ts';
import type { PlatformFolder } from './platform-folder.ts';

/** A platform with its pages and checks, and the files that were left out. */
export interface ParsedPlatform {
  /** Undefined where its own file breaks a rule: then it has no checks either. */
  readonly platform: Platform | undefined;
  readonly pages: Pages;
  /** In the order in which people see them. */
  readonly manifests: readonly Manifest[];
  /** In the order in which they are visited. */
  readonly indexPages: readonly IndexPage[];
  readonly rejected: readonly Rejected[];
}

/** A platform has at most so many: each is one visit more in a weekly audit. */
const MOST_INDEX_PAGES = 5;

/**
 * Reads what the folder of a platform holds. Never throws: a bad file is left out and reported, and the others are
 * read.
 */
export function parsePlatform(folder: PlatformFolder): ParsedPlatform {
  const { id } = folder;
  const rejected: Rejected[] = [...folder.rejected];
  const platform = parseAbout(folder, rejected);
  if (platform === undefined) return { platform, pages: new Map(), manifests: [], indexPages: [], rejected };
  const pages = new Map<string, Page>();
  for (const { file, content } of folder.pages) {
    const name = pageIdSchema.safeParse(file.replace(/\.json$/, ''));
    const page = pageSchema.safeParse(content, { reportInput: true });
    if (name.success && page.success) pages.set(name.data, page.data);
    else {
      const problems = [name, page].flatMap((read) => (read.success ? [] : explainProblems(read.error)));
      rejected.push({ file: `${id}/pages/${file}`, problems });
    }
  }
  const manifests: Manifest[] = [];
  for (const { file, content } of folder.checks) {
    const read = parseManifest(content, pages);
    const problems = 'problems' in read ? read.problems : homeProblems(read.manifest, id);
    if ('manifest' in read && problems.length === 0) manifests.push(read.manifest);
    else rejected.push({ file: `${id}/checks/${file}`, problems });
  }
  const indexPages = parseIndexPages(folder, platform, rejected);
  return { platform, pages, manifests: manifests.toSorted(byOrder), indexPages, rejected };
}

function parseIndexPages(
  { id, indexPages }: PlatformFolder,
  platform: Platform,
  rejected: Rejected[],
): IndexPage[] {
  const taken: IndexPage[] = [];
  for (const { file, content } of indexPages) {
    const read = indexPageSchema.safeParse(content, { reportInput: true });
    const problems = read.success
      ? indexPageProblems(read.data, platform, taken)
      : explainProblems(read.error);
    if (read.success && problems.length === 0) taken.push({ ...read.data, platform: id });
    else rejected.push({ file: `${id}/index-pages/${file}`, problems });
  }
  return taken.toSorted((one, other) => one.order - other.order);
}

/** An audit opens it by itself, as it does the page of a check; so the same rules hold. */
function indexPageProblems(
  { path, rows }: IndexPageFacts,
  platform: Platform,
  taken: readonly IndexPageFacts[],
): string[] {
  const problems: string[] = [];
  if (!mayBeListed(path, platform))
    problems.push(
      `path: "${path}" is no page that an audit may open: it has to lie below the platform’s settingsPaths, and be none that is neverOpened.`,
    );
  if (taken.some((other) => other.path === path))
    problems.push(`path: "${path}" is another index page’s already. Give each file a page of its own.`);
  if (taken.length >= MOST_INDEX_PAGES)
    problems.push(`A platform has at most ${MOST_INDEX_PAGES} index pages, since each is one visit more.`);
  for (const [at, row] of rows.entries())
    if (row.path === undefined && row.key === undefined)
      problems.push(`rows.${at}: neither a path nor a key, so nobody could tell it again. Add one.`);
  return problems;
}

function homeProblems({ platform }: Manifest, home: string): string[] {
  return platform === home
    ? []
    : [`platform: "${platform}" lies in the folder of "${home}". Move the file, or write "${home}".`];
}

function parseAbout({ id, platform }: PlatformFolder, rejected: Rejected[]): Platform | undefined {
  const file = `${id}/platform.json`;
  if (platform === undefined) return undefined;
  const parsed = platformSchema.safeParse(platform, { reportInput: true });
  if (!parsed.success) {
    rejected.push({ file, problems: explainProblems(parsed.error) });
    return undefined;
  }
  if (parsed.data.id === id) return parsed.data;
  rejected.push({
    file,
    problems: [`id: "${parsed.data.id}" lies in a folder named "${id}". Both have to be the same.`],
  });
  return undefined;
}

const byOrder = (one: Manifest, other: Manifest): number =>
  (one.order ?? Number.MAX_SAFE_INTEGER) - (other.order ?? Number.MAX_SAFE_INTEGER);
