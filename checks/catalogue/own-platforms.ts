import { hostsOf, type Platform } from '../model/index.ts';
import { doesSomething } from './doing-addresses.ts';
import type { Rejected } from './json-folder.ts';
import type { ParsedPlatform } from './parse-platform.ts';
import { parsePlatform } from './parse-platform.ts';
import { readPlatforms } from './platform-folder.ts';

/** More than anybody has accounts for. Further ones are reported, not read. */
const MOST_PLATFORMS = 40;

/** The addresses that the person has agreed to, by platform. */
export type Agreed = ReadonlyMap<string, readonly string[]>;

/** The person's own platforms. */
export interface OwnPlatforms {
  /** Those to whose addresses the person has agreed. */
  readonly agreed: readonly ParsedPlatform[];
  /** Those that are opened only after that. */
  readonly awaiting: readonly Platform[];
  readonly rejected: readonly Rejected[];
}

/** Where a platform's pages and their code come from: what a person agrees to, and again whenever it changes. */
export const addressesOf = ({ origins, codeHosts }: Platform): readonly string[] =>
  [...new Set([...origins, ...codeHosts])].toSorted();

/** Reads the person's own platforms under the rules for those that ship, and a few more. Never throws. */
export function readOwnPlatforms(
  folder: string,
  shipped: readonly Platform[],
  agreedTo: Agreed,
): OwnPlatforms {
  const folders = readPlatforms(folder);
  const rejected: Rejected[] = folders.slice(MOST_PLATFORMS).map(({ id }) => ({
    file: `${id}/platform.json`,
    problems: [
      `It was not read: at most ${MOST_PLATFORMS} own platforms are loaded. Move some folders away.`,
    ],
  }));
  const agreed: ParsedPlatform[] = [];
  const awaiting: Platform[] = [];
  for (const parsed of folders.slice(0, MOST_PLATFORMS).map(parsePlatform)) {
    const { platform } = parsed;
    const problems = platform === undefined ? [] : problemsOf(platform, shipped);
    rejected.push(...parsed.rejected);
    if (platform === undefined) continue;
    if (problems.length > 0) rejected.push({ file: `${platform.id}/platform.json`, problems });
    else if (isAgreed(platform, agreedTo)) agreed.push(parsed);
    else awaiting.push(platform);
  }
  return { agreed, awaiting, rejected };
}

function isAgreed(platform: Platform, agreedTo: Agreed): boolean {
  const known = agreedTo.get(platform.id) ?? [];
  return addressesOf(platform).every((address) => known.includes(address));
}

function problemsOf(
  { id, origins, settingsPaths, signInPath }: Platform,
  shipped: readonly Platform[],
): string[] {
  const problems: string[] = [];
  const near = shipped.find((other) => id === other.id || id.startsWith(`${other.id}-`));
  if (near)
    problems.push(
      `id: "${id}" is ${near.id === id ? 'the name of a platform that ships with Flipwatch' : `too like "${near.id}", which ships with Flipwatch`}. Give the folder and the platform another name.`,
    );
  // A platform that ships names pages that no check may open. A second file about it would not name them.
  for (const origin of origins) {
    const owner = shipped.find((other) => hostsOf(other)(new URL(origin).hostname));
    if (owner)
      problems.push(
        `origins: "${origin}" belongs to ${owner.name}, which ships with Flipwatch. Put your check into the folder "checks" instead.`,
      );
  }
  if (settingsPaths === undefined)
    problems.push(
      'settingsPaths: a platform of your own has to say below which paths its settings lie. For example: ["/settings"].',
    );
  // Opened by itself where every page seems to be somebody else's.
  if (doesSomething(signInPath))
    problems.push(
      `signInPath: "${signInPath}" by its name ends a session or an account when it is opened. Name the page on which one signs in.`,
    );
  return problems;
}
