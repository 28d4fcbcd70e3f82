import { isPressable, isToBeDone } from '../../checks/model/capabilities.ts';
import type { Finding, Grade, Manifest } from '../../checks/model/index.ts';
import { meaningOf, passesByItself, type ReasonMeaning } from '../../checks/model/reasons.ts';
import type { AccountView, CheckView, Snapshot } from '../../electron/contract/index.ts';

/** How one setting is drawn: a shape, a colour and a word, always all three. */
export const marks = [
  'flipped',
  'exposed',
  'unknown',
  'wasPrivate',
  'asked',
  'notYet',
  'private',
  'answered',
  'notOffered',
] as const;
/** One of them. */
export type Mark = (typeof marks)[number];

/**
 * The mark of one setting, by where it was last known to stand. A clock says how old that is, not the mark. Only what
 * was seen private lately is drawn as private; what was private when last seen has a mark of its own.
 */
export function markOf(view: CheckView, manifest: Manifest | undefined): Mark {
  if (isToBeDone(manifest)) return view.answer?.done === true ? 'answered' : 'asked';
  // The person's own word about a setting, newer than anything that was seen.
  if (view.answer !== null) return markOfAnswer(view, view.answer.done);
  switch (view.position) {
    case null:
      return 'notYet';
    case 'pass':
      // Whoever computed the position, green needs the newest look to say so.
      return view.aged || view.finding?.status !== 'pass' ? 'wasPrivate' : 'private';
    case 'fail':
      return view.flipBack === null ? 'exposed' : 'flipped';
    case 'unknown':
      return 'unknown';
    case 'notOffered':
      return 'notOffered';
    case 'manual':
      return 'asked';
  }
}

/** What the person said long ago is told as old; where their own eyes saw it turned back, that is what it is. */
function markOfAnswer({ aged, finding, flipBack }: CheckView, done: boolean): Mark {
  const ownEyes = finding?.strength === 'person' || finding?.reason === 'awaitsAnswer';
  if (!ownEyes) return done ? 'answered' : 'exposed';
  if (done) return aged ? 'wasPrivate' : 'answered';
  return flipBack === null ? 'exposed' : 'flipped';
}

/** Marks that ask something of the person. */
export const wantsAttention = (mark: Mark): boolean => attention.has(mark);
const attention: ReadonlySet<Mark> = new Set(['flipped', 'exposed', 'unknown', 'wasPrivate', 'asked']);

/** When Flipwatch looks again for a setting that it could not see, with nothing for the person to do; null where it won't. */
export const looksAgainAt = ({ finding, inVain }: CheckView, account: AccountView): string | null =>
  finding?.status === 'unknown' && passesByItself(finding.reason, inVain) ? account.nextAuditAt : null;

/** Whether a row asks something of the person, and stays where only such rows are shown. */
export function asksSomething(
  view: CheckView,
  account: AccountView,
  manifest: Manifest | undefined,
): boolean {
  const mark = markOf(view, manifest);
  const waits = (mark === 'unknown' || mark === 'wasPrivate') && looksAgainAt(view, account) !== null;
  return view.news || (wantsAttention(mark) && !waits);
}

/** Whether Flipwatch can turn this one to its private position: seen exposed, and not locked by the site. */
export const isFixable = (finding: Finding | null, manifest: Manifest | undefined): boolean =>
  finding?.status === 'fail' && finding.locked !== true && isPressable(manifest);

/** What the person can do about an `unknown`: the button that helps with its reason. */
export type Remedy = ReasonMeaning['remedy'];
/** The button that helps with an `unknown` finding. */
export const remedyFor = ({ reason }: Finding): Remedy =>
  reason === null ? 'none' : meaningOf(reason).remedy;

/**
 * Why the person is asked to show which control a setting is: its page has changed, or nobody but reports has told of it.
 * Null: they are not.
 */
export function toShow({ finding }: CheckView): 'changed' | 'reported' | null {
  if (finding?.status !== 'unknown' || finding.reason === null) return null;
  const { remedy, miss } = meaningOf(finding.reason);
  if (remedy !== 'point') return null;
  return miss ? 'changed' : 'reported';
}

const DAY = 24 * 60 * 60_000;

/** Whether nobody has looked at a check's facts for longer than it asks for. */
export const factsAreOld = (manifest: Manifest, now: Date): boolean =>
  now.getTime() - Date.parse(manifest.verifiedOn) > manifest.recheckAfterDays * DAY;

/** One mark for everything together, by the overall status of the main process. */
export function overallMark({ overall, grade }: Pick<Snapshot, 'overall' | 'grade'>): Mark {
  switch (overall) {
    case 'allPrivate':
      return 'private';
    case 'exposed':
      return 'exposed';
    case 'flipped':
      return 'flipped';
    case 'cannotTell':
      return grade.unknown === 0 && (grade.agedPrivate ?? 0) > 0 ? 'wasPrivate' : 'unknown';
    case 'nothingYet':
    case 'checking':
    case 'paused':
      return gradeMark(grade);
  }
}

/** The mark of a grade alone: private only where nothing is exposed, unknown, old, the person's own word, or never looked at. */
export function gradeMark(grade: Grade): Mark {
  if (grade.exposed > 0) return 'exposed';
  if (grade.unknown > 0) return 'unknown';
  if ((grade.agedPrivate ?? 0) > 0) return 'wasPrivate';
  if ((grade.own ?? 0) > 0) return 'answered';
  if (grade.private === 0) return 'notYet';
  return (grade.notLooked ?? 0) > 0 ? 'unknown' : 'private';
}

/** The key of a grade's words. Where there is no word, it says why. */
export function gradeName(grade: Grade): Grade['word'] | 'own' | 'untold' | 'tooLittle' | 'aged' {
  if (grade.word !== 'none') return grade.word;
  if ((grade.own ?? 0) > 0) return 'own';
  if ((grade.agedPrivate ?? 0) > 0) return 'aged';
  if (grade.private + grade.exposed > 0) return 'tooLittle';
  return grade.unknown > 0 ? 'untold' : 'none';
}
