import path from 'node:path';

/** Where things lie below the app's own data folder. */
export interface Folders {
  readonly data: string;
  readonly histories: string;
  readonly practice: string;
  /** Profiles of the installed browser. */
  readonly profiles: string;
  readonly evidence: string;
  /** What the app writes of itself: `electron/process/log.ts`. */
  readonly logs: string;
  /** Checks that the person wrote. */
  readonly checks: string;
  /** Platforms of their own, each a folder with the same files as one that ships. */
  readonly platforms: string;
}

/** Where each of them lies below the app's data folder. */
export const foldersIn = (data: string): Folders => ({
  data,
  histories: path.join(data, 'history'),
  practice: path.join(data, 'practice'),
  profiles: path.join(data, 'browser-profiles'),
  evidence: path.join(data, 'evidence'),
  logs: path.join(data, 'logs'),
  checks: path.join(data, 'checks'),
  platforms: path.join(data, 'platforms'),
});
