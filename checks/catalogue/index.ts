import { z } from 'zod';
import type { Manifest, Platform } from '../model/index.ts';
import type { Pages } from './join-page.ts';
import { type ReadFiles, type Rejected, readJsonFolder } from './json-folder.ts';
import { parseManifest } from './parse.ts';
import { parsePlatform } from './parse-platform.ts';
import { readPlatforms } from './platform-folder.ts';
import { manifestProblems, newestDay } from './rules.ts';
import { shippedPlatforms } from './shipped.ts';

export { explainProblems } from './explain.ts';
export { parseManifest } from './parse.ts';
export { validateCatalogue } from './rules.ts';

/** Every check there is, and what could not be taken for one. */
export interface Catalogue {
  readonly platforms: readonly Platform[];
  /** Those that ship first, in their own order; then the person's own, by file name. */
  readonly manifests: readonly Manifest[];
  readonly rejected: readonly Rejected[];
}

export interface CatalogueOptions {
  /** The folder of platforms that takes the place of those that ship. */
  readonly shipped?: string;
  /** The person's own folder of checks; it need not exist. */
  readonly folder?: string;
  readonly now?: Date;
}

/** Loads every check. Never throws: a bad file is left out and told, and takes no other down with it. */
export function loadCatalogue(options: CatalogueOptions = {}): Catalogue {
  const read = readPlatforms(options.shipped ?? shippedPlatforms()).map(parsePlatform);
  const builtIn: Catalogue = {
    platforms: read.flatMap(({ platform }) => platform ?? []),
    manifests: read.flatMap(({ manifests }) => manifests),
    rejected: read.flatMap(({ rejected }) => rejected),
  };
  if (options.folder === undefined) return builtIn;
  const own = readJsonFolder(options.folder);
  const pages = new Map(read.flatMap(({ platform, pages }) => (platform ? [[platform.id, pages]] : [])));
  return withOwn(builtIn, pages, own, options.now ?? new Date());
}

const platformOnly = z.looseObject({ platform: z.string() });

/** The person's own checks live under the same rules, and among themselves the first by file name wins. */
function withOwn(
  builtIn: Catalogue,
  pages: ReadonlyMap<string, Pages>,
  own: ReadFiles,
  now: Date,
): Catalogue {
  const rejected = [...builtIn.rejected, ...own.rejected];
  const readable: { file: string; manifest: Manifest }[] = [];
  for (const { file, content } of own.files) {
    const named = platformOnly.safeParse(content);
    const read = parseManifest(content, named.success ? pages.get(named.data.platform) : undefined);
    if ('manifest' in read) readable.push({ file, manifest: read.manifest });
    else rejected.push({ file, problems: read.problems });
  }
  const manifests = [...builtIn.manifests];
  const everyId = new Set([...manifests, ...readable.map(({ manifest }) => manifest)].map(({ id }) => id));
  for (const { file, manifest } of readable) {
    const problems = manifestProblems(manifest, {
      platforms: builtIn.platforms,
      manifests: [...manifests, manifest],
      everyId,
      languages: ['en'],
      newestDay: newestDay(now),
    });
    if (problems.length === 0) manifests.push(manifest);
    else rejected.push({ file, problems });
  }
  return { platforms: builtIn.platforms, manifests, rejected };
}

export const manifestById = (catalogue: Catalogue, id: string): Manifest | undefined =>
  catalogue.manifests.find((manifest) => manifest.id === id);

export const platformById = (catalogue: Catalogue, id: string): Platform | undefined =>
  catalogue.platforms.find((platform) => platform.id === id);
