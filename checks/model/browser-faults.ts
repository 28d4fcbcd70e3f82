/** Why a browser could not be opened; each has words of its own. No schema, so that the report card can do without. */
export const browserFaults = [
  'noBrowser',
  'cannotSandbox',
  'profileInUse',
  /** The profile is marked as in use by a computer of another name. */
  'profileElsewhere',
  'profileNotWritable',
  /** The rules of this computer's administrator forbid that a browser is driven. */
  'drivingForbidden',
  /** The browser is packed (Flatpak) in a way that no other program reaches it. */
  'outOfReach',
  'failedToStart',
] as const;
/** One of them. */
export type BrowserFault = (typeof browserFaults)[number];
