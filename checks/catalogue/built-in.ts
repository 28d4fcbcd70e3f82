import { linkedin } from '../platforms/linkedin/index.ts';
import { x } from '../platforms/x/index.ts';

/** A platform and its checks as they lie in the files, before anything is believed about them. */
export interface Shipped {
  readonly platform: unknown;
  /** File name → its content, in the order in which people see the checks. */
  readonly checks: Readonly<Record<string, unknown>>;
}

/** Every platform that ships with Flipwatch. Adding a platform is adding a folder and one line here. */
export const shipped: readonly Shipped[] = [linkedin, x];
