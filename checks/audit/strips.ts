import type { Finding, Flip, HistoryEntry, State, Status } from '../model/index.ts';
import { pastOf } from './flips.ts';

/** One point on a setting's strip in the history view. */
export interface StripPoint {
  readonly at: string;
  readonly status: Status;
  readonly state: State | null;
  /** Set where the position differs from the one seen before. */
  readonly flip: Pick<Flip, 'from' | 'to' | 'after' | 'by' | 'interrupted'> | null;
}

/** All that was found about one check, oldest first. */
export interface Strip {
  readonly check: string;
  readonly points: readonly StripPoint[];
}

/** The strips of one account, in the order in which its checks were first seen. */
export function stripsOf(entries: readonly HistoryEntry[]): readonly Strip[] {
  const flips = pastOf(entries).checks;
  const points = new Map<string, StripPoint[]>();
  for (const finding of findingsIn(entries)) {
    const strip = points.get(finding.check) ?? [];
    const flip = flips.get(finding.check)?.flips.find((one) => one.before === finding.at) ?? null;
    strip.push({
      at: finding.at,
      status: finding.status,
      state: finding.state,
      flip:
        flip === null
          ? null
          : { from: flip.from, to: flip.to, after: flip.after, by: flip.by, ...interruptedOf(flip) },
    });
    points.set(finding.check, strip);
  }
  return [...points].map(([check, strip]) => ({ check, points: strip }));
}

const interruptedOf = ({ interrupted }: Flip): Pick<Flip, 'interrupted'> =>
  interrupted === true ? { interrupted } : {};

function* findingsIn(entries: readonly HistoryEntry[]): Generator<Finding> {
  for (const entry of entries) {
    if (entry.kind === 'finding') yield entry.finding;
    if (entry.kind === 'fix') yield* entry.fix.proof;
  }
}
