import type { SettingManifest } from '../model/index.ts';
import type { Loading } from './answer-fields.ts';
import { attendTo } from './attend.ts';
import type { Blocker } from './blockers.ts';
import { doubtAbout } from './doubts.ts';
import type { FromCache } from './from-cache.ts';
import { needsWatch } from './judge.ts';
import { type Look, type SeenPage, stateOf } from './look.ts';
import { type Arrival, blockerNow, type VisitContext } from './open-page.ts';
import type { Recognition } from './recognise.ts';
import type { Recognised } from './recognised.ts';
import { isOpen, isUnconfirmed, waitUntilSettled } from './settle.ts';
import type { NetworkValue } from './traffic.ts';
import { workersTookFromCache } from './worker-cache.ts';

/** How one loading of the page ended: what was seen on it at last, and what its own answers had said by then. */
export interface Reading {
  readonly look: Look | null;
  readonly recognitions: ReadonlyMap<SettingManifest, Recognition>;
  readonly blocker: Blocker | null;
  readonly retryAt: string | null;
  readonly network: ReadonlyMap<SettingManifest, NetworkValue>;
  /** Why a check's drawing alone is not to be believed; only for positions that no answer confirms. */
  readonly doubts: ReadonlyMap<SettingManifest, string>;
  /** Whose data had not arrived when we stopped waiting. */
  readonly pendingAt: 'own' | 'foreign' | null;
  readonly settled: boolean;
  readonly fromCache: FromCache;
  /** A worker of the page took data out of the cache. */
  readonly workersFromCache: boolean;
  readonly watchedMs: number;
  /** What the page's own answers held in this loading. */
  readonly loading: Loading;
}

/** How long a position has to stand still after the reload. The long watch came before. */
export const SECOND_WATCH_MS = 300;
/** How long a position is watched that no answer has named, if nothing else speaks against it. */
export const HEARING_MS = 1_500;

/** So often a page may give a setting another control while it is watched. */
const MOST_ROUNDS = 3;

type Recognitions = Reading['recognitions'];

interface How {
  /** False where nobody, or another account, is signed in: then it is not worth a watch. */
  readonly watching: boolean;
  /** This loading came after another one. */
  readonly again: boolean;
}

/**
 * Reads the page that has arrived: brings into view what only the drawing shows, watches, and writes down what was
 * seen.
 */
export async function readArrival(
  context: VisitContext,
  arrival: Arrival,
  { watching, again }: How,
): Promise<Reading> {
  const { visit, timing, traffic } = context;
  let { seen, recognitions } = arrival;
  let { blocker } = arrival;
  let [settled, watchedMs] = [true, 0];
  let attended: Attended = new Map();
  // While a page still grows, what is found may become another control: that one is brought into view and watched as well.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!watching || blocker || !isOpen(context, seen, recognitions)) break;
    if (round > 0 && wasAttended(context, attended, recognitions)) break;
    attended = await attendToDrawn(context, seen, recognitions);
    const long = isUnconfirmed(context, recognitions);
    const seconds = Math.max(...visit.checks.map((check) => check.settle.watchSeconds));
    const stillMs = again ? SECOND_WATCH_MS : long ? seconds * 1000 : HEARING_MS;
    const watched = await waitUntilSettled(context, { seen, recognitions }, stillMs * timing.watchFactor);
    ({ seen, recognitions, settled } = watched);
    watchedMs += watched.ms;
    // The last wait may have brought a sign-in, a proof, or another page.
    const now = blockerNow(context, seen?.look ?? null);
    if (now) blocker = traffic.cause ?? { reason: now.reason, detail: now.detail };
  }
  const look = seen?.look ?? null;
  const network = new Map(visit.checks.map((check) => [check, traffic.valueOf(check)]));
  const doubts = new Map<SettingManifest, string>();
  for (const [check, recognition] of recognitions) {
    const state = recognition.found ? stateOf(recognition.control) : null;
    if (!recognition.found || state === null || look === null || network.get(check) === state) continue;
    const doubt = doubtAbout(check, recognition, state, {
      traffic,
      breaks: context.breaks,
      look,
      attended:
        attended.get(check)?.inView === true &&
        wasAttended(context, attended, new Map([[check, recognition]])),
    });
    if (doubt !== null) doubts.set(check, doubt);
  }
  return {
    look,
    recognitions,
    blocker,
    retryAt: arrival.retryAt,
    network,
    doubts,
    pendingAt: traffic.pendingAt,
    settled,
    fromCache: traffic.fromCache,
    workersFromCache: await workersTookFromCache(context.page),
    watchedMs,
    loading: traffic.loading,
  };
}

/** Whether what was read may be as old as the browser's cache, where it matters: an old "on" is as wrong as an old "off". */
export function mayBeOld(first: Reading | undefined): boolean {
  if (first === undefined || first.blocker !== null) return false;
  const { data, positions } = first.fromCache;
  if (positions)
    return [...first.recognitions.values()].some((one) => one.found && stateOf(one.control) !== null);
  return (data !== 'none' || first.workersFromCache) && wantsAnother([first]);
}

/** Whether a loading of the page anew could add the second witness that a position lacks. */
export function wantsAnother([first]: readonly Reading[]): boolean {
  if (first === undefined || first.blocker !== null || !first.settled) return false;
  return [...first.recognitions].some(
    ([check, recognition]) =>
      recognition.found &&
      stateOf(recognition.control) !== null &&
      first.network.get(check) === null &&
      needsWatch(check, recognition.control, null),
  );
}

/** Which control was brought into view for each check, and whether that came to pass. */
type Attended = Map<SettingManifest, { readonly control: string; readonly inView: boolean }>;

/** By what a control is told from another. The words beside it may change as a clock does. */
const toldBy = ({ index, control: { keys, names, rowTitle } }: Recognised): string =>
  JSON.stringify([index, keys, names.filter(({ from }) => from !== 'row'), rowTitle]);

/** Brings the controls that only the drawing speaks for into view, one after the other. */
async function attendToDrawn(
  context: VisitContext,
  seen: SeenPage | null,
  recognitions: Recognitions,
): Promise<Attended> {
  const attended: Attended = new Map();
  for (const [check, recognition] of recognitions) {
    if (seen === null || !recognition.found) continue;
    if (!needsWatch(check, recognition.control, context.traffic.valueOf(check))) continue;
    const inView = await attendTo(context, seen, recognition.index);
    attended.set(check, { control: toldBy(recognition), inView });
  }
  return attended;
}

/** Whether it was these controls that were to be brought into view. */
const wasAttended = ({ traffic }: VisitContext, attended: Attended, recognitions: Recognitions): boolean =>
  [...recognitions].every(
    ([check, recognition]) =>
      !recognition.found ||
      !needsWatch(check, recognition.control, traffic.valueOf(check)) ||
      attended.get(check)?.control === toldBy(recognition),
  );
