import type { Page } from 'playwright-core';
import {
  type Observation,
  type SettingManifest,
  sessionReasons,
  siteMinds,
  stoppingReasons,
} from '../model/index.ts';
import type { Loading } from './answer-fields.ts';
import { type Blocker, blockerOfError } from './blockers.ts';
import type { EngineOptions, ReadPage, Visit, VisitResult } from './contract.ts';
import { type Gathered, gatherEvidence, nothingBut } from './evidence.ts';
import { prepareWorlds } from './isolated-world.ts';
import { type Evidence, judge } from './judge.ts';
import type { Look } from './look.ts';
import { contextOn, openPage, type VisitContext } from './open-page.ts';
import { keepPictures } from './picture.ts';
import { strangerInPlace } from './portal.ts';
import { mayBeOld, type Reading, readArrival, wantsAnother } from './reading.ts';
import { readSession } from './session.ts';
import { settledControls } from './settled-controls.ts';
import { believed, toBeShown } from './standing.ts';
import { Stopped, TookTooLong } from './waiting.ts';
import { type Anew, openWire, type Wire } from './wire.ts';

/** Opens one page, reads all its checks in one visit, and reports. See the contract; never clicks, never rejects. */
export const readPage: ReadPage = async (page, visit, options) =>
  (await visitPage(page, visit, options)).result;

/** A visit, with what the page's own answers held in each loading that was read. */
export interface Visited {
  readonly result: VisitResult;
  readonly loadings: readonly Loading[];
}

/** The same as `readPage`, for a change that wants to know what moves with it. */
export async function visitPage(page: Page, visit: Visit, options: EngineOptions): Promise<Visited> {
  const began = performance.now();
  const resultOf = ({ evidenceOf, blocker, look, ...result }: Gathered): VisitResult => {
    const durationMs = Math.round((performance.now() - began) / Math.max(1, visit.checks.length));
    const observations = visit.checks.map((check) =>
      observe(check, { evidence: evidenceOf(check), look }, visit, options, durationMs),
    );
    return { ...result, observations, stop: stopFor(blocker, observations) };
  };
  let wire: Wire | null = null;
  try {
    await prepareWorlds();
    wire = await openWire(page);
    const context = contextOn(page, visit, options, wire);
    const { leading } = context;
    const gathered = await takeReadings(context, wire).catch((error: unknown) => {
      // A page that was led away and refused there does not arrive.
      if (leading.host === null || error instanceof Stopped || error instanceof TookTooLong) throw error;
      return nothingBut(visit, blockerOfError(error), null);
    });
    const found = visit.checks.some((check) => gathered.evidenceOf(check).recognition?.found);
    // Where the site itself minds, no other page of it is asked for.
    const minded = siteMinds(gathered.blocker?.reason ?? null);
    const stranger = found || minded ? null : await strangerInPlace(context);
    const result = resultOf(stranger === null ? gathered : nothingBut(visit, stranger, null));
    const { expectedControls } = visit;
    const wanted = expectedControls !== undefined && result.stop === null && stranger === null;
    // The verdict is made before, so neither a picture nor a further look can change it.
    const controls =
      wanted && result.controls !== null
        ? await settledControls(context, result.controls, expectedControls).catch(() => null)
        : result.controls;
    if (result.stop === null) await keepPictures(context, result.observations);
    return { result: { ...result, controls }, loadings: context.loadings };
  } catch (error) {
    const blocker = blockerOfError(error);
    const stuck = blocker.reason === 'timeout' && !((await wire?.breakOff()) ?? false);
    return { result: { ...resultOf(nothingBut(visit, blocker, null)), stuck }, loadings: [] };
  } finally {
    wire?.end();
  }
}

/**
 * Reads the page, and once more after a reload where that could add the witness that a position lacks. What came out of
 * a cache is loaded anew first, since it may be of any age.
 */
async function takeReadings(context: VisitContext, wire: Wire): Promise<Gathered> {
  const { page, visit } = context;
  const arrival = await openPage(context, 'open');
  if (arrival.blocker && arrival.seen === null) return nothingBut(visit, arrival.blocker, arrival.retryAt);

  const session = await readSession(page, visit.platform, visit.site, arrival.seen?.look ?? null);
  const strange = visit.identity !== null && session.identity !== null && session.identity !== visit.identity;
  // Signed out, the page shows switches of the browser; in another account, that account's. Neither is worth a watch.
  const worthWatching =
    !strange &&
    !session.denied &&
    (session.proven || visit.checks.some((check) => !check.signIn.proofNeeded));
  const readings: Reading[] = [
    await readArrival(context, arrival, { watching: worthWatching, again: false }),
  ];
  const again = async (): Promise<Reading> =>
    readArrival(context, await openPage(context, 'reload'), { watching: true, again: true });
  let reloads = 0;
  let askedAnew = false;
  const askAnew = async (whom: Anew): Promise<void> => {
    askedAnew = true;
    await wire.askAnew(whom);
  };
  try {
    if (worthWatching && mayBeOld(readings[0])) {
      await askAnew(whomToAsk(readings[0], visit.site));
      reloads++;
      // A reading of a page out of the cache does not count.
      readings[0] = await again();
    }
    if (worthWatching && wantsAnother(readings)) {
      // Such a script may carry the position: then only a second reading without the cache shows what the server says.
      if (readings[0]?.fromCache.personalCode) await askAnew('everybody');
      reloads++;
      readings.push(await again());
    }
  } finally {
    // Not waited for: a page behind a dialog answers to nothing.
    if (askedAnew) wire.askAnew('nobody').catch(() => undefined);
  }
  context.loadings.push(...readings.map(({ loading }) => loading));
  const last = await readSession(page, visit.platform, visit.site, readings.at(-1)?.look ?? null);
  return gatherEvidence(context, { arrival, readings, sessions: [session, last], reloads });
}

/** Whom the page has to ask anew, by what it took out of the cache. */
function whomToAsk(reading: Reading | undefined, origin: string): Anew {
  if (reading?.workersFromCache) return 'workersToo';
  const own = reading?.fromCache.data === 'ofSite' && !reading.fromCache.personalCode;
  return own ? { origin } : 'everybody';
}

function observe(
  check: SettingManifest,
  { evidence, look }: { readonly evidence: Evidence; readonly look: Look | null },
  visit: Visit,
  options: EngineOptions,
  durationMs: number,
): Observation {
  const verdict = believed(check, judge(check, evidence), evidence.recognition);
  const recognition = evidence.blocker === null && evidence.recognition?.found ? evidence.recognition : null;
  return {
    check: check.id,
    platform: check.platform,
    ...verdict,
    ...toBeShown(check, verdict, evidence.recognition, look, visit.catalogue),
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

/** Whether the whole audit should end here: the blocker stands before every page of the platform, not just this one. */
function stopFor(blocker: Blocker | null, observations: readonly Observation[]): VisitResult['stop'] {
  const reasons = [
    blocker?.reason,
    ...sessionReasons.filter((reason) => observations.every((seen) => seen.reason === reason)),
  ];
  return stoppingReasons.find((reason) => reasons.includes(reason)) ?? null;
}
