import type { InventoryItem, Observation, SettingManifest, State } from '../model/index.ts';
import { arrive, retryTime, type VisitContext } from './arrive.ts';
import type { EngineOptions, ReadPage, Visit, VisitResult } from './contract.ts';
import { ownHeading } from './gates.ts';
import { type Evidence, judge } from './judge.ts';
import { matchLabel } from './labels.ts';
import { lifelineTo } from './lifeline.ts';
import { type Look, stateOf } from './look.ts';
import { type Obstacle, obstacleOf } from './obstacles.ts';
import { keepPictures } from './picture.ts';
import { carries, type Recognition } from './recognise.ts';
import { readSession } from './session.ts';
import { Traffic } from './traffic.ts';
import { timingOf } from './waiting.ts';
import { isUnconfirmed, wantsReload, watch } from './watch.ts';

/** After the reload the position needs to stand still only this long: the long watch came before. */
const SECOND_WATCH_MS = 100;

type Gathered = Omit<VisitResult, 'observations' | 'stop'> & {
  readonly evidenceOf: (check: SettingManifest) => Evidence;
  readonly obstacle: Obstacle | null;
};

/** Opens one page, reads all its checks in one visit, and reports. See the contract; never clicks, never rejects. */
export const readPage: ReadPage = async (page, visit, options) => {
  const began = performance.now();
  const keys = new Set(visit.checks.flatMap((check) => check.settle.networkKeys));
  const traffic = new Traffic(page, visit.platform, visit.site, keys);
  const context: VisitContext = { page, visit, options, timing: timingOf(options.timing), traffic };
  const lifeline = lifelineTo(page);
  const resultOf = ({ evidenceOf, obstacle, ...result }: Gathered): VisitResult => {
    const durationMs = Math.round((performance.now() - began) / Math.max(1, visit.checks.length));
    const observations = visit.checks.map((check) =>
      observe(check, evidenceOf(check), visit, options, durationMs),
    );
    return { ...result, observations, stop: stopFor(obstacle, observations) };
  };
  try {
    const result = resultOf(await gather(context));
    // Judged before: nothing that a picture does can change what was found.
    if (result.stop === null) await keepPictures(context, result.observations);
    return result;
  } catch (error) {
    const obstacle = obstacleOf(error);
    const stuck = obstacle.reason === 'timeout' && !(await lifeline.breakOff());
    return { ...resultOf(nothingBut(visit, obstacle, null)), stuck };
  } finally {
    lifeline.end();
    traffic.dispose();
  }
};

async function gather(context: VisitContext): Promise<Gathered> {
  const { page, visit, timing, traffic, options } = context;
  const first = await arrive(context, 'open');
  if (first.obstacle && first.look === null) return nothingBut(visit, first.obstacle, first.retryAt);

  const session = await readSession(page, visit.platform, visit.site, first.look);
  let { look, recognitions }: { look: Look | null; recognitions: ReadonlyMap<SettingManifest, Recognition> } =
    first;
  let [settled, watchedMs, reloads, dataFailed, dataPending] = [true, 0, 0, false, false];
  let again: { recognitions: ReadonlyMap<SettingManifest, Recognition>; obstacle: Obstacle | null } | null =
    null;
  let retryAt = first.retryAt;

  const strange = visit.identity !== null && session.identity !== null && session.identity !== visit.identity;

  // Someone signed out sees switches of the browser's own, somebody else theirs: they are not worth a watch.
  const worthWatching =
    !strange &&
    !session.denied &&
    (session.proven || visit.checks.some((check) => !check.signIn.proofNeeded));
  if (worthWatching && isUnconfirmed(context, recognitions)) {
    const stillMs =
      Math.max(...visit.checks.map((check) => check.settle.watchSeconds)) * 1000 * timing.watchFactor;
    const watched = await watch(context, first, stillMs);
    ({ look, recognitions, settled } = watched);
    watchedMs += watched.ms;
    if (settled && wantsReload(context, recognitions)) {
      dataFailed = traffic.failed;
      dataPending = traffic.pending;
      reloads++;
      const second = await arrive(context, 'reload');
      retryAt ??= second.retryAt;
      again = second;
      if (!second.obstacle) {
        const rewatched = await watch(context, second, SECOND_WATCH_MS * timing.watchFactor);
        watchedMs += rewatched.ms;
        settled &&= rewatched.settled;
        again = { recognitions: rewatched.recognitions, obstacle: null };
      }
    }
  }
  dataFailed ||= traffic.failed;
  dataPending ||= traffic.pending;
  const networkOf = new Map(visit.checks.map((check) => [check, traffic.valueOf(check.settle.networkKeys)]));
  const limited: Obstacle | null = traffic.rateLimit
    ? { reason: 'rateLimited', detail: 'the page was refused its data' }
    : null;
  if (traffic.rateLimit) retryAt ??= retryTime(traffic.rateLimit, options.now());

  const evidenceOf = (check: SettingManifest): Evidence => {
    const recognition = recognitions.get(check) ?? null;
    const network = networkOf.get(check) ?? null;
    const wouldRest =
      recognition?.found === true && network === null && stateOf(recognition.control) === 'off';
    const unproven: Obstacle | null =
      session.denied || (check.signIn.proofNeeded && !session.proven)
        ? { reason: 'signedOut', detail: 'nothing shows that somebody is signed in' }
        : null;
    const missing = recognition?.found === true ? null : first.obstacle;
    const other: Obstacle | null = strange
      ? { reason: 'otherAccount', detail: 'another account than in earlier checks is signed in here' }
      : null;
    return {
      obstacle: other ?? missing ?? unproven ?? (wouldRest ? (again?.obstacle ?? limited) : null),
      notOffered: recognition?.found === true ? null : (first.notOffered ?? regionSays(check, options, look)),
      recognition,
      heading: look ? ownHeading(look, check) : null,
      path: visit.path,
      network,
      dataFailed,
      dataPending,
      settled,
      reloaded: again && !again.obstacle ? stateAgain(again.recognitions.get(check)) : undefined,
    };
  };
  return {
    evidenceOf,
    obstacle: first.obstacle ?? again?.obstacle ?? limited,
    inventory: look && !strange ? inventoryOf(look, recognitions, visit) : [],
    retryAt,
    identity: strange ? null : session.identity,
    watchedMs: Math.round(watchedMs),
    reloads,
    stuck: false,
  };
}

const stateAgain = (recognition: Recognition | undefined): State | null =>
  recognition?.found ? stateOf(recognition.control) : null;

/** Region rules count only where the page itself was recognised and its setting is not on it. */
function regionSays(check: SettingManifest, options: EngineOptions, look: Look | null): string | null {
  if (options.region === undefined || look === null || ownHeading(look, check) === null) return null;
  return check.regions.notOfferedIn.includes(options.region) ? `not offered in ${options.region}` : null;
}

function observe(
  check: SettingManifest,
  evidence: Evidence,
  visit: Visit,
  options: EngineOptions,
  durationMs: number,
): Observation {
  const verdict = judge(check, evidence);
  const recognition = evidence.obstacle === null && evidence.recognition?.found ? evidence.recognition : null;
  return {
    check: check.id,
    platform: check.platform,
    ...verdict,
    observed: {
      label: recognition?.label ?? null,
      key: recognition?.key ?? null,
      url: recognition ? `${visit.site}${visit.path}` : null,
    },
    at: options.now().toISOString(),
    durationMs,
    revision: check.revision,
  };
}

/** Every visible switch of the page's own, with the check that knows it, so that a new one is noticed. */
function inventoryOf(
  look: Look,
  recognitions: ReadonlyMap<SettingManifest, Recognition>,
  visit: Visit,
): InventoryItem[] {
  const claimed = new Map<number, string>();
  for (const [check, recognition] of recognitions)
    if (recognition.found) claimed.set(recognition.index, check.id);
  return look.controls.flatMap((control, index) => {
    if (!control.visible || control.inNavigation || control.inDialog) return [];
    const label = control.names[0]?.text.slice(0, 200) ?? '';
    const known = visit.catalogue.find(
      (check) =>
        check.method === 'setting' &&
        (check.control.keys.some((key) => carries(control, key)) ||
          matchLabel(label, check.control.labels) === 'same'),
    );
    const [key] = Object.entries(control.keys).filter(([name]) => name !== 'aria-describedby');
    return [
      {
        page: visit.path,
        key: key ? `${key[0]}=${key[1]}`.slice(0, 200) : null,
        label,
        state: stateOf(control),
        check: claimed.get(index) ?? known?.id ?? null,
      },
    ];
  });
}

const halting = [
  'challenge',
  'rateLimited',
  'signedOut',
  'otherAccount',
  'offline',
  'browserClosed',
] as const;

/** Whether the whole audit should end here: the obstacle stands before every page of the platform, not just this one. */
function stopFor(obstacle: Obstacle | null, observations: readonly Observation[]): VisitResult['stop'] {
  const reasons = [
    obstacle?.reason,
    ...(['signedOut', 'otherAccount'] as const).filter((reason) =>
      observations.every((seen) => seen.reason === reason),
    ),
  ];
  return halting.find((reason) => reasons.includes(reason)) ?? null;
}

function nothingBut(visit: Visit, obstacle: Obstacle, retryAt: string | null): Gathered {
  const evidence: Evidence = {
    obstacle,
    notOffered: null,
    recognition: null,
    heading: null,
    path: visit.path,
    network: null,
    dataFailed: false,
    dataPending: false,
    settled: true,
    reloaded: undefined,
  };
  return {
    evidenceOf: () => evidence,
    obstacle,
    inventory: [],
    retryAt,
    identity: null,
    watchedMs: 0,
    reloads: 0,
    stuck: false,
  };
}
