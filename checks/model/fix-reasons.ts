import { asksForPause, isOwnFault, meaningOf, type Reason } from './reasons.ts';

/** What each reason means that only a fix can have: one row for each, as in `reasons.ts`. */
export interface FixReasonMeaning {
  /** Another try is no imposition on the site and may succeed. */
  readonly another: boolean;
  /** The site may still do what our click asked for: what it did then is ours, and no flip of the platform's. */
  readonly late: boolean;
}

const meanings = {
  locked: { another: false, late: false },
  notHeld: { another: true, late: true },
  notSaved: { another: true, late: false },
  /** The site had not answered when we stopped waiting: only a later look shows where the setting stands. */
  notAnswered: { another: false, late: true },
  /** The site asked something that only the person may answer. */
  asked: { another: false, late: false },
  oneWay: { another: false, late: false },
  nothingToUndo: { another: false, late: false },
  manualOnly: { another: false, late: false },
  notOffered: { another: false, late: false },
  notReversible: { another: false, late: false },
  /** Too few audits have seen a setting that the person chose to have watched. */
  notYetAgreed: { another: false, late: false },
  /** Nobody could tell how the site keeps a change of it. */
  saveUnknown: { another: false, late: false },
  notConfirmed: { another: false, late: false },
} as const satisfies Readonly<Record<string, FixReasonMeaning>>;

/** Why a fix did not hold or was not tried, where a reading has no such reason. */
export type OnlyOfFixes = keyof typeof meanings;

/** Every one of them. */
export const onlyOfFixes = Object.keys(meanings) as readonly OnlyOfFixes[];

/** Why a fix did not hold or was not tried. */
export type FixReason = Reason | OnlyOfFixes;

const isOnlyOfFixes = (reason: FixReason): reason is OnlyOfFixes => Object.hasOwn(meanings, reason);

/** Where its words stand in the locale files: some reasons are those of a reading, some are of fixes alone. */
export const wordsOf = (reason: FixReason): `fixReasons.${OnlyOfFixes}` | `reasons.${Reason}` =>
  isOnlyOfFixes(reason) ? `fixReasons.${reason}` : `reasons.${reason}`;

/** Whether another try is no imposition on the site and may succeed. A fault of our own stays what it is. */
export function isWorthAnother(reason: FixReason | null): boolean {
  if (reason === null) return false;
  if (isOnlyOfFixes(reason)) return meanings[reason].another;
  return meaningOf(reason).remedy === 'checkAgain' && !isOwnFault(reason);
}

/**
 * Whether a site may still do what our click asked for. It had not answered, had answered without keeping it yet, or had
 * asked for a pause.
 */
export const mayComeLate = (reason: FixReason): boolean =>
  isOnlyOfFixes(reason) ? meanings[reason].late : asksForPause(reason);
