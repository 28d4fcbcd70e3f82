import type { Past } from '../../checks/history/flips.ts';
import type { Snapshot } from '../contract/index.ts';
import type { Stored } from '../storage/stored.ts';

const flipsIn = ({ checks }: Past) => [...checks.values()].flatMap(({ flips }) => flips);

/** An audit of the whole account that has seen something. One that stopped at its first page has shown nothing. */
const wasWatched = ({ lastWhole, checks }: Past): boolean =>
  lastWhole !== null && [...checks.values()].some(({ lastSeen }) => lastSeen !== null);

/**
 * How far somebody who only practises has come, by what really happened to the practice accounts. Null: no guide, since
 * there is no practice account, or one of the person's own, or nothing may be driven, or it was closed.
 */
export function practiceGuide(
  { accounts, preferences, guideClosed }: Stored,
  pastOf: (account: string) => Past,
): Snapshot['guide'] {
  if (guideClosed === true || preferences.manualOnly) return null;
  if (accounts.length === 0 || !accounts.every(({ practice }) => practice)) return null;
  const pasts = accounts.map(({ account }) => pastOf(account.id));
  const flips = pasts.flatMap(flipsIn);
  return {
    watched: pasts.every(wasWatched),
    fixed: flips.some(({ kind, by }) => kind === 'madePrivate' && by === 'here'),
    turnedBack: flips.some(({ kind, by }) => kind === 'flippedBack' && by === 'elsewhere'),
  };
}
