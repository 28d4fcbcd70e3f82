import {
  type ConfirmRefusal,
  type ControlMarks,
  isReadable,
  type Manifest,
  type Saving,
} from '../model/index.ts';
import { doubtOfWords } from './confirmed.ts';
import type { Agreement, PointedAt } from './contract.ts';
import type { Listed } from './listing.ts';
import type { Look, SeenControl } from './look.ts';
import { carriesKeys, carriesOwnKey, fits, lastingMarks, readsAlike } from './marks.ts';
import { isKnownAs } from './names.ts';
import type { NetworkValue } from './traffic.ts';

/** One reading of a page, as far as an agreement needs it. */
export interface ReadTogether {
  readonly look: Look;
  readonly listed: readonly Listed[];
  /** By which buttons a change of each of them may be kept. */
  readonly saving: readonly Saving[];
  /** What the page's own answers said about the setting by then. */
  readonly network: NetworkValue;
}

const refused = (reason: ConfirmRefusal): Agreement => ({ agreed: false, reason });

/** Whether the control of that number may be this setting, and stands where the person says. */
export function refusalOf(
  { check, control: n, state, shown: before }: PointedAt,
  { listed, look, network }: ReadTogether,
  catalogue: readonly Manifest[],
): ConfirmRefusal | null {
  const one = listed.find(({ shown }) => shown.n === n);
  if (one === undefined) return 'noSuchControl';
  const { control, marks, shown } = one;
  if (before !== undefined && !isAsShown(control, before)) return 'notAsShown';
  const isOthers = catalogue.some(
    (other) => isReadable(other) && other.id !== check.id && isKnownAs(control, other),
  );
  if (isOthers || (shown.check !== null && shown.check !== check.id)) return 'otherSetting';
  if (one.state === null) return 'noPosition';
  if (one.state !== state) return 'positionDiffers';
  if ((network === 'on' || network === 'off') && network !== state) return 'answerDiffers';
  if (network === 'disagree') return 'answerDiffers';
  if (marks.words.length === 0 && Object.keys(marks.keys).length === 0) return 'nameless';
  // Of more controls than are looked at, any may be like it.
  if (look.tooMany) return 'notAlone';
  const rivals = listed.filter(
    (other) => other !== one && (carriesOwnKey(other.control, marks) || readsAlike(other.control, marks)),
  );
  if (rivals.length > 0) return 'notAlone';
  return doubtOfWords(control, check, marks, look) === null ? null : 'oppositeWords';
}

/** Whether a control still reads as it did when the person was shown it. A key may be made anew with each page. */
const isAsShown = (control: SeenControl, before: ControlMarks): boolean =>
  readsAlike(control, before) && (before.words.length > 0 || carriesKeys(control, before));

/** Whether two readings, with a reload between them, and the person's word are the same. */
export function agreementOf(
  pointedAt: PointedAt,
  first: ReadTogether,
  second: ReadTogether,
  catalogue: readonly Manifest[],
): Agreement {
  const before = refusalOf(pointedAt, first, catalogue);
  if (before !== null) return refused(before);
  const one = first.listed.find(({ shown }) => shown.n === pointedAt.control);
  const again = second.listed.find(({ shown }) => shown.n === pointedAt.control);
  if (one === undefined || again === undefined) return refused('notTheSame');
  const marks = lastingMarks(one.marks, again.marks);
  const same = second.listed.filter(({ control }) => fits(control, marks));
  if (same.length !== 1 || same[0] !== again) return refused('notTheSame');
  const after = refusalOf(pointedAt, second, catalogue);
  if (after !== null) return refused(after);
  // A key that came to nothing on the way may have been all that told it from others.
  return marks.words.length === 0 && Object.keys(marks.keys).length === 0
    ? refused('nameless')
    : { agreed: true, marks };
}
