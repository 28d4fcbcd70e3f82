import type { Finding, Flip, HistoryEntry, State, Status } from '../model/index.ts';
import { pastOf } from './flips.ts';

/** One point on a setting's timeline in the history view. */
export interface TimelinePoint {
  readonly at: string;
  readonly status: Status;
  readonly state: State | null;
  /** Set where the position differs from the one seen before. */
  readonly flip: Pick<Flip, 'from' | 'to' | 'after' | 'by' | 'interrupted'> | null;
  /** What the person had said by then; left out where the point shows what was seen. */
  readonly answer?: Answer;
}

/** The person's own answer, and the day that they gave with it. */
type Answer = Readonly<Pick<Extract<HistoryEntry, { kind: 'answer' }>, 'done' | 'on'>>;

/** All that was found or said about one check, oldest first. */
export interface Timeline {
  readonly check: string;
  readonly points: readonly TimelinePoint[];
}

/** The timelines of one account, in the order in which its checks were first seen. */
export function timelinesOf(entries: readonly HistoryEntry[]): readonly Timeline[] {
  const past = pastOf(entries).checks;
  const points = new Map<string, TimelinePoint[]>();
  const answers = new Map<string, Answer>();
  const add = (check: string, point: TimelinePoint): void => {
    const timeline = points.get(check) ?? [];
    timeline.push(point);
    points.set(check, timeline);
  };
  const find = (finding: Finding): void => {
    const flip = past.get(finding.check)?.flips.find((one) => one.before === finding.at) ?? null;
    // An audit can't look at what only the person knows: it repeats what they had said by then.
    const answer = finding.status === 'manual' ? answers.get(finding.check) : saidIn(finding);
    add(finding.check, {
      at: finding.at,
      status: finding.status,
      state: finding.state,
      flip: flip === null ? null : shown(flip),
      ...(answer === undefined ? {} : { answer }),
    });
  };
  for (const entry of entries) {
    if (entry.kind === 'finding' || entry.kind === 'looked') find(entry.finding);
    if (entry.kind === 'fix') for (const finding of entry.fix.proof) find(finding);
    if (entry.kind !== 'answer') continue;
    const { check, at, done, on } = entry;
    answers.set(check, { done, on });
    add(check, { at, status: 'manual', state: null, flip: null, answer: { done, on } });
  }
  return [...points].map(([check, timeline]) => ({ check, points: timeline }));
}

/** What the person saw themselves is their word, not a look of ours. */
const saidIn = ({ strength, status, at }: Finding): Answer | undefined =>
  strength === 'person' && status !== 'notOffered'
    ? { done: status === 'pass', on: at.slice(0, 10) }
    : undefined;

const shown = ({ from, to, after, by, interrupted }: Flip): TimelinePoint['flip'] => ({
  from,
  to,
  after,
  by,
  ...(interrupted === true ? { interrupted } : {}),
});
