import type { News } from '../../checks/history/news.ts';
import type { CheckView, Snapshot } from '../../electron/contract/index.ts';
import { firstStored } from '../../electron/storage/stored.ts';
import { finding } from '../audit/builders.ts';

/** Two exposed settings, three private ones, and one that could not be told. */
export const grade = {
  private: 3,
  exposed: 2,
  unknown: 1,
  manualOpen: 0,
  notOffered: 0,
  word: 'partlyExposed',
} as const;
/** What the report card is given, with one account at X. */
export const snapshot = (part: Partial<Snapshot>): Snapshot => ({
  revision: 1,
  catalogue: 0,
  appVersion: '0',
  language: 'en',
  overall: 'exposed',
  grade,
  accounts: [
    {
      account: { id: 'x-1', platform: 'x', name: 'Mine' },
      practice: false,
      signIn: 'signedIn',
      lastAudit: null,
      nextAuditAt: null,
      grade,
      checks: [],
    },
  ],
  running: null,
  queued: [],
  fixing: null,
  walk: null,
  guide: null,
  nextAuditAt: null,
  paused: false,
  trayShown: true,
  preferences: firstStored.preferences,
  newVersions: { way: null, doing: null, lastLook: null, found: null },
  notices: [],
  ...part,
});

export const flipBack = {
  kind: 'flippedBack',
  from: 'off',
  to: 'on',
  after: '2026-11-01T00:00:00.000Z',
  before: '2026-11-08T00:00:00.000Z',
  by: 'elsewhere',
} as const;
/** A check whose setting turned back. */
export const turnedBack: CheckView = {
  check: 'x.a',
  finding: finding('a', 'on'),
  position: 'fail',
  aged: false,
  since: null,
  lastSeen: null,
  answer: null,
  canUndo: false,
  news: true,
  flipBack,
  misses: 0,
  inVain: 0,
};
/** What everything is called. */
export const names = { platformOf: () => 'X', account: () => 'Mine', check: (id: string) => id };
/** The news of it. */
export const flip = (check: string): News => ({
  kind: 'flippedBack',
  key: check,
  account: 'x-1',
  check,
  after: '2026-11-01T00:00:00.000Z',
  before: '2026-11-08T00:00:00.000Z',
});
