import { join } from 'node:path';
import { linkedinPractice } from '../platforms/linkedin/practice/shape.ts';
import { xPractice } from '../platforms/x/practice/shape.ts';
import type { PracticeSite, StartPracticeSite } from '../practice/contract.ts';
import { serveShape } from '../practice/server.ts';
import type { PlatformShape } from '../practice/shape.ts';

export type { Fault, PracticeOptions, PracticeSite, StartPracticeSite } from '../practice/contract.ts';
export { faultSchema, practiceStateSchema } from '../practice/contract.ts';

const shapes: readonly PlatformShape[] = [linkedinPractice, xPractice];

/** The platforms that have a practice site. */
const practicePlatforms: readonly string[] = shapes.map(({ id }) => id);

/** Starts the practice site of one platform. Rejects for a platform that has none, or a port that is taken. */
export const startPracticeSite: StartPracticeSite = async (platform, options) => {
  const shape = shapes.find(({ id }) => id === platform);
  if (!shape)
    throw new Error(`There is no practice site for "${platform}": ${practicePlatforms.join(', ')} have one.`);
  return serveShape(shape, options);
};

/**
 * Starts all practice sites, each with a state file of its own in `stateFolder`. If one fails, those already started are
 * closed again.
 */
export async function startPracticeSites(stateFolder: string): Promise<readonly PracticeSite[]> {
  const started = await Promise.allSettled(
    practicePlatforms.map((id) =>
      startPracticeSite(id, { stateFile: join(stateFolder, `practice-${id}.json`) }),
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
