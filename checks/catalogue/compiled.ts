import type { ParsedPlatform } from './parse-platform.ts';

/**
 * The platforms that ship, read and parsed when the bundle was made: build/catalogue/compiled-catalogue.mjs writes this module
 * anew for it. Undefined where the source runs as it stands, which reads its folder then.
 */
export const compiledPlatforms: readonly ParsedPlatform[] | undefined = undefined;
