import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeOptions, PracticeSite } from '../practice/contract.ts';
import { factsOf, type PlatformFacts } from '../practice/facts.ts';
import { plainShape } from '../practice/plain/shape.ts';
import { serveShape } from '../practice/server.ts';
import type { PlatformShape } from '../practice/shape.ts';
import { type Catalogue, loadCatalogue, platformById } from './index.ts';
import { shippedPlatforms } from './shipped.ts';

export type { Fault, PracticeOptions, PracticeSite } from '../practice/contract.ts';
export { faultSchema, practiceStateSchema } from '../practice/contract.ts';

/**
 * Starts the practice site of one platform of a catalogue; left out, of those that ship. Rejects for a platform that is
 * not in it, or a port that is taken.
 */
export async function startPracticeSite(
  id: string,
  options?: PracticeOptions,
  catalogue: Catalogue = loadCatalogue(),
): Promise<PracticeSite> {
  const platform = platformById(catalogue, id);
  if (!platform) {
    const known = catalogue.platforms.map((each) => each.id).join(', ');
    throw new Error(`There is no practice site for "${id}": ${known} have one.`);
  }
  const facts = factsOf(platform, catalogue.manifests, catalogue.indexPages);
  return serveShape({ guided: facts.guided, ...(await shapeOf(facts)) }, options);
}

/** A platform that ships may have code for what its site does differently. Any other gets the plain site. */
async function shapeOf(facts: PlatformFacts): Promise<PlatformShape> {
  const { id } = facts.platform;
  if (!existsSync(join(shippedPlatforms(), id, 'practice'))) return plainShape(facts);
  // The bundler packs whatever matches, so that no list names them.
  const own: { practiceShape(facts: PlatformFacts): PlatformShape } = await import(
    `../platforms/${id}/practice/shape.ts`
  );
  return own.practiceShape(facts);
}

/**
 * Starts the practice sites of these platforms; left out, of all. Each has a state file of its own in `stateFolder`. If
 * one fails, those already started are closed again.
 */
export async function startPracticeSites(
  stateFolder: string,
  catalogue: Catalogue = loadCatalogue(),
  ids: readonly string[] = catalogue.platforms.map(({ id }) => id),
): Promise<readonly PracticeSite[]> {
  const started = await Promise.allSettled(
    ids.map((id) =>
      startPracticeSite(id, { stateFile: join(stateFolder, `practice-${id}.json`) }, catalogue),
    ),
  );
  const sites = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await Promise.all(sites.map((site) => site.close()));
    throw failed.reason;
  }
  return sites;
}
