import type { CheckPast, Past } from '../history/flips.ts';
import { meaningOf, type Observation, standingOf } from '../model/index.ts';
import type { PagePlan } from './plan.ts';

/** Four weeks, less a day: a weekly audit does not come to the minute. */
const RESTS_FOR_MS = 27 * 24 * 60 * 60_000;

/** A whole audit's pages: those to be visited, and what is known of the settings of those that rest. */
export interface PartedPages {
  readonly visited: readonly PagePlan[];
  readonly rested: readonly Observation[];
}

/**
 * Leaves out pages whose every setting is known from reports alone, was looked at lately, and waits for the person to say
 * which control it is: whatever such a page shows, nothing of it would be believed. What was found then is told again, with
 * its day.
 */
export function partedByRest(pages: readonly PagePlan[], past: Past, now: Date): PartedPages {
  const visited: PagePlan[] = [];
  const rested: Observation[] = [];
  for (const page of pages) {
    const told = page.checks.map((check) => stillTrueOf(check, past.checks.get(check.id), now));
    const all = told.flatMap((one) => one ?? []);
    if (all.length < told.length) visited.push(page);
    else rested.push(...all);
  }
  return { visited, rested };
}

function stillTrueOf(
  check: PagePlan['checks'][number],
  past: CheckPast | undefined,
  now: Date,
): Observation | null {
  const newest = past?.newest ?? null;
  if (past === undefined || newest === null) return null;
  if (standingOf(check) !== 'reported' || past.confirmation !== null) return null;
  const age = now.getTime() - Date.parse(newest.at);
  if (age < 0 || age > RESTS_FOR_MS || newest.revision !== check.revision) return null;
  const { status, reason, strength } = newest;
  const waits = status === 'unknown' && reason !== null && waitsForPerson(reason);
  const theirWord = status === 'notOffered' && strength === 'person' && past.notHere !== null;
  if (!waits && !theirWord) return null;
  if (!waits) return newest;
  const detail = `Not looked at in this audit: on ${newest.at.slice(0, 10)} it was, and nobody has said since which control it is.`;
  return { ...newest, detail };
}

/** Whether only the person can say more, by showing which control it is. */
const waitsForPerson = (reason: NonNullable<Observation['reason']>): boolean =>
  meaningOf(reason).remedy === 'point';
