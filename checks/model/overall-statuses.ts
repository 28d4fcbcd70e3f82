/** How everything stands, in one word: what the tray draws. No schema, so that the report card can do without. */
export const overallStatuses = [
  'allPrivate',
  'exposed',
  'flipped',
  'checking',
  'cannotTell',
  'paused',
  'nothingYet',
] as const;
/** One of them. */
export type OverallStatus = (typeof overallStatuses)[number];
