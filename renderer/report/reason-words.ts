import type { FixReason, Reason } from '../../checks/model/index.ts';

type OnlyOfFixes = Exclude<FixReason, Reason>;
const onlyOfFixes = [
  'locked',
  'notHeld',
  'notSaved',
  'oneWay',
  'nothingToUndo',
  'manualOnly',
  'notOffered',
  'notReversible',
  'notConfirmed',
] as const satisfies readonly OnlyOfFixes[];

const isOnlyOfFixes = (reason: FixReason): reason is OnlyOfFixes => onlyOfFixes.some((one) => one === reason);

/** Where the words for a fix's reason stand: some reasons are those of a reading, some are of fixes alone. */
export function reasonKey(
  reason: FixReason,
): `checks:fixReasons.${OnlyOfFixes}` | `checks:reasons.${Reason}` {
  return isOnlyOfFixes(reason) ? `checks:fixReasons.${reason}` : `checks:reasons.${reason}`;
}
