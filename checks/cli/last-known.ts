import { noPast, type Past } from '../history/flips.ts';
import { positionOf } from '../history/position.ts';
import type { Finding, Manifest, Status } from '../model/index.ts';

/** Where a check counts; `own`: private by the person's word alone, which nobody counts as seen. */
export type CountedAs = Status | 'own';

/**
 * Where each check of an account counts once these findings are in its history, by check. What could not be seen counts
 * as in the app's report card.
 */
export function lastKnownIn(
  findings: readonly Finding[],
  checks: readonly Manifest[],
  past: Past,
  now: Date,
): ReadonlyMap<string, CountedAs> {
  return new Map(findings.map((finding) => [finding.check, statusOf(finding, checks, past, now)]));
}

/** Whether a finding is private by the person's own word. */
export const isOwnWord = ({ status, strength }: Finding): boolean =>
  status === 'pass' && strength === 'person';

function statusOf(finding: Finding, checks: readonly Manifest[], past: Past, now: Date): CountedAs {
  if (isOwnWord(finding)) return 'own';
  if (finding.status !== 'unknown') return finding.status;
  const check = checks.find(({ id }) => id === finding.check);
  if (check === undefined) return 'unknown';
  const { status, own } = positionOf(check, past.checks.get(check.id) ?? noPast, now);
  // What is private by the person's own word alone was never seen so.
  return own === true ? 'unknown' : (status ?? 'unknown');
}
