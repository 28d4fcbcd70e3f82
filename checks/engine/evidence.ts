import type { InventoryItem, SettingManifest, State } from '../model/index.ts';
import type { Blocker } from './blockers.ts';
import { ownHeading } from './blockers.ts';
import type { EngineOptions, Visit, VisitResult } from './contract.ts';
import { inventoryOf, radarControlsOf } from './inventory.ts';
import type { Evidence } from './judge.ts';
import { type Look, stateOf } from './look.ts';
import { type Arrival, retryTime, type VisitContext } from './open-page.ts';
import type { Reading } from './reading.ts';
import type { Recognition } from './recognise.ts';
import type { Session } from './session.ts';
import type { NetworkValue } from './traffic.ts';

/** What a visit has gathered, before it is judged. */
export type Gathered = Omit<VisitResult, 'observations' | 'stop'> & {
  readonly evidenceOf: (check: SettingManifest) => Evidence;
  readonly blocker: Blocker | null;
  /** The look in which the controls were recognised. */
  readonly look: Look | null;
};

interface Visited {
  readonly arrival: Arrival;
  /** One, or two where the page was loaded again. */
  readonly readings: readonly Reading[];
  /** Who was signed in when the page had arrived, and when it had been read. */
  readonly sessions: readonly [Session, Session];
  readonly reloads: number;
}

/** Puts together what speaks for and against each check of the page. */
export function gatherEvidence(context: VisitContext, visited: Visited): Gathered {
  const { visit, options, traffic } = context;
  const { arrival, readings, sessions, reloads } = visited;
  const [first, second] = readings;
  if (first === undefined) return nothingBut(visit, { reason: 'notReady', detail: 'nothing was read' }, null);
  const cause = traffic.cause;
  const own = ownSession(visit, sessions);
  const retryAt =
    arrival.retryAt ??
    second?.retryAt ??
    first.retryAt ??
    (traffic.limitedBy ? retryTime(traffic.limitedBy, options.now()) : null);
  const blocked = first.blocker ?? second?.blocker ?? null;

  const evidenceOf = (check: SettingManifest): Evidence => {
    const recognition = first.recognitions.get(check) ?? null;
    const network = joined(readings.map((reading) => reading.network.get(check) ?? null));
    const state = recognition?.found ? stateOf(recognition.control) : null;
    const missing = recognition?.found ? null : (cause ?? first.blocker ?? arrival.blocker);
    // A position that the page's own answer gives stands, even if other data of the page is missing.
    const drawnOnly = recognition?.found === true && (network === null || network !== state);
    return {
      blocker:
        own.stranger ??
        missing ??
        own.signedOut(check) ??
        (drawnOnly ? (cause ?? blocked) : null) ??
        tooMany(first.look),
      notOffered: recognition?.found ? null : (arrival.notOffered ?? regionSays(check, options, first.look)),
      recognition,
      heading: first.look ? ownHeading(first.look, check) : null,
      path: visit.path,
      network,
      doubt:
        readings.map((reading) => reading.doubts.get(check) ?? null).find((doubt) => doubt !== null) ?? null,
      dataPending: owedAt(readings),
      settled: readings.every(({ settled }) => settled),
      reloaded: second && !second.blocker ? stateAgain(second.recognitions.get(check)) : undefined,
    };
  };
  return {
    evidenceOf,
    look: first.look,
    blocker: first.blocker ?? arrival.blocker ?? second?.blocker ?? cause,
    inventory: first.look && !own.stranger ? inventoryOf(first.look, first.recognitions, visit) : [],
    controls:
      first.look && !own.stranger && !first.look.tooMany
        ? {
            language: first.look.language ?? null,
            seen: radarControlsOf(first.look, first.recognitions, visit),
          }
        : null,
    retryAt,
    identity: own.stranger ? null : sessions[0].identity,
    watchedMs: Math.round(readings.reduce((sum, { watchedMs }) => sum + watchedMs, 0)),
    reloads,
    stuck: false,
  };
}

/** Whether what was seen is this account's: at the beginning, and still at the end. */
function ownSession(visit: Visit, [first, last]: readonly [Session, Session]) {
  const known = visit.identity ?? first.identity;
  const strange = [first, last].some(
    ({ identity }) => known !== null && identity !== null && identity !== known,
  );
  const stranger: Blocker | null = strange
    ? { reason: 'otherAccount', detail: 'another account than in earlier checks is signed in here' }
    : null;
  const signedOut = (check: SettingManifest): Blocker | null => {
    const proven = [first, last].every((session) => session.proven);
    const denied = [first, last].some((session) => session.denied);
    return denied || (check.signIn.proofNeeded && !proven)
      ? { reason: 'signedOut', detail: 'nothing shows that somebody is signed in' }
      : null;
  };
  return { stranger, signedOut };
}

/** What all readings of one visit heard: a decided answer outweighs one that says nothing. */
function joined(values: readonly NetworkValue[]): NetworkValue {
  const said = new Set(values.filter((value) => value !== null));
  if (said.has('disagree') || (said.has('on') && said.has('off'))) return 'disagree';
  if (said.has('on')) return 'on';
  if (said.has('off')) return 'off';
  if (said.has('undecided')) return 'undecided';
  return said.has('never') ? 'never' : null;
}

const tooMany = (look: Look | null): Blocker | null =>
  look?.tooMany
    ? { reason: 'ambiguous', detail: 'the page holds more switches than can be told apart' }
    : null;

const stateAgain = (recognition: Recognition | undefined): State | null =>
  recognition?.found ? stateOf(recognition.control) : null;

/** Region rules count only where the page itself was recognised and its setting is not on it. */
function regionSays(check: SettingManifest, options: EngineOptions, look: Look | null): string | null {
  if (options.region === undefined || look === null || ownHeading(look, check) === null) return null;
  return check.regions.notOfferedIn.includes(options.region) ? `not offered in ${options.region}` : null;
}

/** Whose data one of the readings still waited for; the platform's own before anybody else's. */
function owedAt(readings: readonly Reading[]): Evidence['dataPending'] {
  const owed = readings.map(({ pendingAt }) => pendingAt);
  return owed.find((one) => one === 'own') ?? owed.find((one) => one !== null) ?? null;
}

/** A visit of which only the blocker is known. */
export function nothingBut(visit: Visit, blocker: Blocker, retryAt: string | null): Gathered {
  const evidence: Evidence = {
    blocker,
    notOffered: null,
    recognition: null,
    heading: null,
    path: visit.path,
    network: null,
    doubt: null,
    dataPending: null,
    settled: true,
    reloaded: undefined,
  };
  const inventory: InventoryItem[] = [];
  return {
    evidenceOf: () => evidence,
    look: null,
    blocker,
    inventory,
    controls: null,
    retryAt,
    identity: null,
    watchedMs: 0,
    reloads: 0,
    stuck: false,
  };
}
