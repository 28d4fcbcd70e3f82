import { type Manifest, type Platform, platformSchema } from '../model/index.ts';
import { shipped } from './built-in.ts';
import { explainProblems } from './explain.ts';
import { type OwnFile, type Rejected, readOwnFolder } from './own-folder.ts';
import { parseManifest } from './parse.ts';
import { manifestProblems, newestDay } from './rules.ts';

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
  /** The person's own folder of checks; it need not exist. */
  readonly folder?: string;
  readonly now?: Date;
}

/** Loads every check. Never throws: a bad file is left out and told, and takes no other down with it. */
export function loadCatalogue(options: CatalogueOptions = {}): Catalogue {
  const builtIn = loadShipped();
  if (options.folder === undefined) return builtIn;
  const { files, rejected } = readOwnFolder(options.folder);
  return withOwn(builtIn, files, rejected, options.now ?? new Date());
}

function loadShipped(): Catalogue {
  const platforms: Platform[] = [];
  const manifests: Manifest[] = [];
  const rejected: Rejected[] = [];
  for (const { platform, checks } of shipped) {
    const parsed = platformSchema.safeParse(platform, { reportInput: true });
    if (parsed.success) platforms.push(parsed.data);
    else rejected.push({ file: 'platform.json', problems: explainProblems(parsed.error) });
    for (const [file, content] of Object.entries(checks)) {
      const read = parseManifest(content);
      if ('manifest' in read) manifests.push(read.manifest);
      else rejected.push({ file, problems: read.problems });
    }
  }
  return { platforms, manifests, rejected };
}

/** The person's own checks live under the same rules, and among themselves the first by file name wins. */
function withOwn(
  builtIn: Catalogue,
  files: readonly OwnFile[],
  unread: readonly Rejected[],
  now: Date,
): Catalogue {
  const rejected = [...builtIn.rejected, ...unread];
  const readable: { file: string; manifest: Manifest }[] = [];
  for (const { file, content } of files) {
    const read = parseManifest(content);
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
