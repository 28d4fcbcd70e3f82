import { browserFaults } from '../../checks/model/browser-faults.ts';

/** Why no page could be opened: the value `code` of a notice, which chooses its words. No schema, so that the renderer can do without. */
export const browserTroubles = [
  ...browserFaults,
  // Flipwatch's own window. The advice differs from that for an installed browser.
  'ownWindow',
] as const;
export type BrowserTrouble = (typeof browserTroubles)[number];
