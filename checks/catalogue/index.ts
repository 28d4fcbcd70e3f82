import * as z from 'zod';
import type { IndexPage, Manifest, Platform } from '../model/index.ts';
import type { Pages } from './join-page.ts';
import { type Rejected, readJsonFolder } from './json-folder.ts';
import { type Agreed, readOwnPlatforms } from './own-platforms.ts';
import { parseManifest } from './parse.ts';
import type { ParsedPlatform } from './parse-platform.ts';
import { manifestProblems, newestDay } from './rules.ts';
import { readShipped } from './shipped.ts';

export { explainProblems } from './explain.ts';
export { type Agreed, addressesOf } from './own-platforms.ts';
export { validateCatalogue } from './rules.ts';

/** Every check there is, and the files that were left out. */
export interface Catalogue {
  /** Those that ship, then the person's own. */
  readonly platforms: readonly Platform[];
  /** The person's own platforms to whose addresses they have not agreed yet: listed, and never opened. */
  readonly awaiting: readonly Platform[];
  /** Those that ship first, in their own order; then the person's own, by file name. */
  readonly manifests: readonly Manifest[];
  /** Pages that list settings, of all platforms that may be opened. */
  readonly indexPages: readonly IndexPage[];
  readonly rejected: readonly Rejected[];
}

export interface CatalogueOptions {
  /** The folder of platforms to use instead of those that ship. */
  readonly shipped?: string;
  /** The person's own folder of checks; it need not exist. */
  readonly folder?: string;
  /** The person's own folder of platforms, of the same files as those that ship; it need not exist. */
  readonly platforms?: string;
  /** What the person has agreed to; without it, no platform of their own is opened. */
  readonly agreed?: Agreed;
  readonly now?: Date;
}

/** Loads every check. Never throws: a bad file is left out and reported, and the others are loaded. */
export function loadCatalogue(options: CatalogueOptions = {}): Catalogue {
  const now = options.now ?? new Date();
  const shipped = readShipped(options.shipped);
  const own =
    options.platforms === undefined
      ? { agreed: [], awaiting: [], rejected: [] }
      : readOwnPlatforms(options.platforms, platformsOf(shipped), options.agreed ?? new Map());
  const platforms = platformsOf([...shipped, ...own.agreed]);
  const builtIn = shipped.flatMap(({ manifests }) => manifests);
  const pages = new Map(
    [...shipped, ...own.agreed].flatMap(({ platform, pages }) => (platform ? [[platform.id, pages]] : [])),
  );
  const { found, unread } = ownManifests(options.folder, pages);
  const ofOwnPlatforms = own.agreed.flatMap(({ platform, manifests }) =>
    manifests.map((manifest) => ({ file: `${platform?.id}/${manifest.id}`, manifest })),
  );
  const { taken, refused } = judged([...ofOwnPlatforms, ...found], builtIn, platforms, now);
  return {
    platforms,
    awaiting: own.awaiting,
    manifests: [...builtIn, ...taken],
    indexPages: [...shipped, ...own.agreed].flatMap((each) => each.indexPages),
    rejected: [...shipped.flatMap(({ rejected }) => rejected), ...own.rejected, ...unread, ...refused],
  };
}

const platformsOf = (parsed: readonly ParsedPlatform[]): Platform[] =>
  parsed.flatMap(({ platform }) => platform ?? []);

/** A check of the person's own, and the file that it came from. */
interface Found {
  readonly file: string;
  readonly manifest: Manifest;
}

const platformOnly = z.looseObject({ platform: z.string() });

function ownManifests(
  folder: string | undefined,
  pages: ReadonlyMap<string, Pages>,
): { found: readonly Found[]; unread: readonly Rejected[] } {
  if (folder === undefined) return { found: [], unread: [] };
  const { files, rejected } = readJsonFolder(folder);
  const found: Found[] = [];
  const unread = [...rejected];
  for (const { file, content } of files) {
    const named = platformOnly.safeParse(content);
    const read = parseManifest(content, named.success ? pages.get(named.data.platform) : undefined);
    if ('manifest' in read) found.push({ file, manifest: read.manifest });
    else unread.push({ file, problems: read.problems });
  }
  return { found, unread };
}

/** The person's own checks obey the rules for those that ship. Of two with one id, the first wins. */
function judged(
  found: readonly Found[],
  builtIn: readonly Manifest[],
  platforms: readonly Platform[],
  now: Date,
): { taken: readonly Manifest[]; refused: readonly Rejected[] } {
  const taken: Manifest[] = [];
  const refused: Rejected[] = [];
  const everyId = new Set([...builtIn, ...found.map(({ manifest }) => manifest)].map(({ id }) => id));
  for (const { file, manifest } of found) {
    const problems = manifestProblems(manifest, {
      platforms,
      manifests: [...builtIn, ...taken, manifest],
      everyId,
      languages: ['en'],
      newestDay: newestDay(now),
    });
    if (problems.length === 0) taken.push(manifest);
    else refused.push({ file, problems });
  }
  return { taken, refused };
}

export const manifestById = (catalogue: Catalogue, id: string): Manifest | undefined =>
  catalogue.manifests.find((manifest) => manifest.id === id);

export const platformById = (catalogue: Catalogue, id: string): Platform | undefined =>
  catalogue.platforms.find((platform) => platform.id === id);
