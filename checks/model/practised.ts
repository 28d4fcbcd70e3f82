import type { Platform } from './platform.ts';

/** The platforms that practice begins with: twenty at once would show nothing that two don't. */
export const practisedOf = (platforms: readonly Platform[]): readonly Platform[] =>
  platforms.filter(({ onlyByName }) => !onlyByName);
