/** What the person, a test or the login session asked for on the command line. */
export interface LaunchOptions {
  /** Start in the tray, without a window: how the login session starts the app. */
  readonly hidden: boolean;
  /** The address of a platform instead of its own, by platform. */
  readonly sites: ReadonlyMap<string, string>;
  /** Adds a practice account for each platform if there is no account yet. */
  readonly practice: boolean;
  /** False only where Chromium was started without its sandbox, as tests that run as root have to. */
  readonly sandbox: boolean;
  /** A file with the instant to take for now. */
  readonly testClock: string | null;
  /** A folder into which reports are saved without a question. */
  readonly testSavePath: string | null;
  /** A file that tells the updater where to look for new versions. */
  readonly testUpdateFeed: string | null;
}

const valuesOf = (args: readonly string[], name: string): string[] =>
  args.flatMap((arg, at) => {
    if (arg.startsWith(`${name}=`)) return [arg.slice(name.length + 1)];
    return arg === name ? [args[at + 1] ?? ''] : [];
  });

function siteOf(text: string, known: readonly string[]): [string, string] {
  const [, platform, address] = /^([a-z][a-z0-9-]{0,30})=(https?:\/\/.+)$/.exec(text) ?? [];
  if (platform === undefined || address === undefined || !URL.canParse(address))
    throw new Error(`--site wants PLATFORM=URL, such as linkedin=http://127.0.0.1:4001, and got "${text}".`);
  // If it were passed over, the person's own account would be opened instead.
  if (!known.includes(platform))
    throw new Error(`--site knows the platforms ${known.join(', ')}, and got "${platform}".`);
  return [platform, new URL(address).origin];
}

/**
 * Electron's own parser lower-cases what it reads, so the app reads its arguments itself. What only tests may move
 * (`--test-…`) is not looked at in a packaged app. Throws where an option makes no sense.
 * @param platforms the ids of those that there are; only asked for where an option names one
 */
export function parseLaunchOptions(
  args: readonly string[],
  packaged: boolean,
  platforms: () => readonly string[],
): Omit<LaunchOptions, 'sandbox'> {
  const forTests = (name: string): string | null => (packaged ? null : (valuesOf(args, name)[0] ?? null));
  return {
    hidden: args.includes('--hidden'),
    sites: new Map(valuesOf(args, '--site').map((text) => siteOf(text, platforms()))),
    practice: args.includes('--practice'),
    testClock: forTests('--test-clock'),
    testSavePath: forTests('--test-save-path'),
    testUpdateFeed: forTests('--test-update-feed'),
  };
}
