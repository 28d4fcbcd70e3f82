import type { RunKind } from './runs.ts';

/** The word for each kind of stretch; they are the words of the statuses. */
export const kindWords = {
  private: 'checks:statuses.pass.name',
  exposed: 'checks:statuses.fail.name',
  unknown: 'checks:statuses.unknown.name',
  notOffered: 'checks:statuses.notOffered.name',
  answer: 'checks:statuses.manual.name',
} as const satisfies Record<RunKind, string>;
