import type { Page, Response } from 'playwright-core';
import { asksForPause, type SettingManifest } from '../model/index.ts';
import type { Loading } from './answer-fields.ts';
import {
  type Blocker,
  blockerOfAddress,
  blockerOfLook,
  blockerOfResponse,
  movedOn,
  type PageBlocker,
} from './blockers.ts';
import { type Breaks, listenForBreaks } from './breaks.ts';
import { confirmationOf } from './confirmed.ts';
import type { EngineOptions, Timing, Visit } from './contract.ts';
import { type Leading, listenForLeading } from './leading.ts';
import { type Look, lookAt, type SeenPage } from './look.ts';
import { type Recognition, recognise } from './recognise.ts';
import { Traffic } from './traffic.ts';
import { lookingCap, pause, timingOf, within } from './waiting.ts';
import type { Wire } from './wire.ts';

/** One visit's tools, passed along instead of a long list. */
export interface VisitContext {
  readonly page: Page;
  readonly visit: Visit;
  readonly options: EngineOptions;
  readonly timing: Timing;
  readonly traffic: Traffic;
  readonly breaks: Breaks;
  readonly leading: Leading;
  /** What the page's own answers held, loading by loading; of each that was read. */
  readonly loadings: Loading[];
}

/** The tools of one visit to this page. */
export function contextOn(page: Page, visit: Visit, options: EngineOptions, wire: Wire): VisitContext {
  const learned = visit.learned?.filter(({ shownBy }) => shownBy === 'named');
  const traffic = new Traffic(wire, visit.platform, visit.site, visit.checks, learned);
  const breaks = listenForBreaks(wire, traffic.log, traffic.ownerOf);
  const leading = listenForLeading(wire, visit);
  return { page, visit, options, timing: timingOf(options.timing), traffic, breaks, leading, loadings: [] };
}

/** The page as it was when it became ready, or when we stopped waiting for it. */
export interface Arrival {
  readonly seen: WatchedPage | null;
  readonly recognitions: ReadonlyMap<SettingManifest, Recognition>;
  readonly blocker: Blocker | null;
  /** The site's own words that the setting does not exist here. */
  readonly notOffered: string | null;
  readonly retryAt: string | null;
}

/**
 * How long a state of the page must last before it is believed, as a share of the whole wait for readiness: 1.5 s for
 * a blocker, 1 s for "not offered", 3 s for some of several controls, 4 s under a dialog, 8 s for none, of 15 s.
 */
const LASTING = { blocker: 0.1, notOffered: 0.07, someFound: 0.2, dialog: 0.27, noneFound: 0.54 };

/** Goes to the page (or loads it again) and waits, looking, until its controls are there or a cap is reached. */
export async function openPage(context: VisitContext, how: 'open' | 'reload'): Promise<Arrival> {
  const { page, visit, timing, traffic, breaks, leading, options } = context;
  traffic.reset();
  breaks.reset();
  leading.reset();
  const response = await within(
    navigate(page, `${visit.site}${visit.path}`, how, timing),
    timing.navigation * 2,
    'opening the page',
    options.signal,
  );
  const blocker = blockerOfResponse(response);
  if (blocker)
    return stoppedAt(
      blocker,
      asksForPause(blocker.reason) ? retryTime(response?.headers() ?? {}, options.now()) : null,
    );
  return waitUntilReady(context);
}

/** Goes to an address, or loads the page again, and resolves when an answer has come. */
export async function navigate(
  page: Page,
  address: string,
  how: 'open' | 'reload',
  timing: Timing,
): Promise<Response | null> {
  const settings = { waitUntil: 'commit', timeout: timing.navigation } as const;
  // To the same document with a hash, a browser only moves: nothing is asked of the server. So the document is left first.
  if (how === 'open' && isSameDocument(page.url(), address)) await page.goto('about:blank', settings);
  for (let attempt = 1; ; attempt++) {
    try {
      return how === 'reload' ? await page.reload(settings) : await page.goto(address, settings);
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      // Chromium is still showing the error page of the visit before. The site has heard nothing of this one.
      const interrupted = /interrupted by another navigation/.test(message);
      // A page that keeps reloading itself gets in the way of the next one, so it is left first.
      const aborted = how === 'open' && /ERR_ABORTED/.test(message) && attempt === 1;
      if (aborted) await page.goto('about:blank', settings).catch(() => undefined);
      else if (!interrupted || attempt === 4) throw error;
      await pause(timing.poll, undefined);
    }
  }
}

function isSameDocument(here: string, address: string): boolean {
  const [now, next] = [here, address].map((one) => one.split('#'));
  return next?.length === 2 && now?.[0] === next[0];
}

async function waitUntilReady(context: VisitContext): Promise<Arrival> {
  const { visit, timing, traffic, options } = context;
  const began = performance.now();
  let [signature, since, wait] = ['', began, 15];
  for (;;) {
    const seen = await lookWhileItMoves(context);
    const look = seen?.look ?? null;
    const blocker = blockerNow(context, look) ?? acceptOver(look);
    if (blocker && !blocker.mayPass) return stoppedAt(blocker, null);

    const recognitions = recogniseAll(context, look);
    const found = [...recognitions.values()].filter((recognition) => recognition.found).length;
    const notOffered = look?.texts.find((text) => visit.platform.notOfferedTexts.includes(text)) ?? null;
    const now = performance.now();
    const current = JSON.stringify([
      blocker,
      found,
      notOffered,
      look?.controls.length,
      look?.elementCount,
      look?.textLength,
      look?.dialogOpen,
    ]);
    if (current !== signature) [signature, since] = [current, now];
    const lasted = (now - since) / timing.ready;
    const arrival = { seen, recognitions, notOffered: null, blocker: null, retryAt: null };
    // The cause that the site itself gives outranks what its page shows.
    const stopped = (because: Blocker): Arrival => {
      const cause = traffic.cause ?? because;
      const limits = asksForPause(cause.reason) ? traffic.limitedBy : null;
      return stoppedAt(cause, limits ? retryTime(limits, options.now()) : null);
    };

    if (blocker) {
      if (lasted >= LASTING.blocker) return stopped(blocker);
    } else if (
      look &&
      found > 0 &&
      found === visit.checks.length &&
      ![...recognitions.values()].some(namedByAnswerAlone)
    )
      return arrival;
    else if (look && found > 0 && lasted >= LASTING.someFound) return arrival;
    else if (look && found === 0) {
      const { cause } = traffic;
      // A sign-in may still be renewed, and the data asked for again.
      if (cause && (cause.reason !== 'signedOut' || lasted >= LASTING.blocker)) return stopped(cause);
      if (notOffered !== null && !look.busy && lasted >= LASTING.notOffered)
        return { ...arrival, notOffered };
      if (look.dialogOpen && lasted >= LASTING.dialog)
        return { ...arrival, blocker: emptiness(look, traffic) };
      if (look.complete && !look.busy && !traffic.pending && lasted >= LASTING.noneFound)
        return { ...arrival, blocker: emptiness(look, traffic) };
    }
    if (now - began >= timing.ready) {
      if (blocker) return stopped(blocker);
      return found > 0
        ? arrival
        : {
            ...arrival,
            blocker: look
              ? emptiness(look, traffic)
              : { reason: 'notReady', detail: 'the page never held still' },
          };
    }
    await pause(wait, options.signal);
    wait = Math.min(wait * 1.5, timing.poll);
  }
}

/** Settings may be drawn below such a dialog; the person has not agreed yet to what they are now. */
const acceptOver = (look: Look | null): PageBlocker | null =>
  look?.acceptOverPage === true
    ? { reason: 'acceptWall', detail: 'a dialog over the page asks to agree to something', mayPass: true }
    : null;

/** A lone switch without a known name may be the first of several to appear: it has to stay alone for a while. */
const namedByAnswerAlone = (recognition: Recognition): boolean =>
  recognition.found && recognition.witnesses.every(({ kind }) => kind === 'network');

/** Why a page holds none of our controls, where the page as a whole shows it. */
function emptiness(look: Look, traffic: Traffic): Blocker | null {
  if (look.challengeFrame)
    return { reason: 'challenge', detail: 'the page asks to prove that a person is there' };
  if (look.acceptAsked) return { reason: 'acceptWall', detail: 'the page asks to agree to something' };
  if (look.dialogOpen) return { reason: 'blockedByDialog', detail: 'a dialog lies over the page' };
  if (look.busy) return { reason: 'notReady', detail: 'the page was still loading' };
  if (look.controls.length === 0 && look.textLength < 40)
    return { reason: 'notReady', detail: 'the page stayed blank' };
  if (traffic.pending) return { reason: 'notReady', detail: 'the page was still waiting for its own data' };
  if (look.controls.length === 0 && traffic.failedData)
    return { reason: 'notReady', detail: 'the page could not load its own data' };
  return null;
}

/** A look at a page whose own requests are heard as well. */
export interface WatchedPage extends SeenPage {
  /** When the look began, by `performance.now()`. */
  readonly lookedAt: number;
}

/** One look; null where the page was changing. */
export async function lookWhileItMoves({
  page,
  visit,
  timing,
  options,
}: VisitContext): Promise<WatchedPage | null> {
  const lookedAt = performance.now();
  try {
    const looking = lookAt(page, visit.platform, visit.site);
    return {
      ...(await within(looking, lookingCap(timing), 'looking at the page', options.signal)),
      lookedAt,
    };
  } catch (error) {
    if (movedOn(error)) return null;
    throw error;
  }
}

/** Recognises every check of the visit in one look. */
export function recogniseAll(
  { visit, traffic }: VisitContext,
  look: Look | null,
): Map<SettingManifest, Recognition> {
  const recognitions = new Map<SettingManifest, Recognition>();
  if (look === null) return recognitions;
  for (const check of visit.checks) {
    const answered = ['on', 'off'].includes(traffic.valueOf(check) ?? '');
    const confirmation = confirmationOf(check, visit);
    recognitions.set(check, recognise(check, visit.catalogue, look, { answered }, confirmation));
  }
  return recognitions;
}

const stoppedAt = ({ reason, detail }: Blocker, retryAt: string | null): Arrival => ({
  seen: null,
  recognitions: new Map(),
  notOffered: null,
  blocker: { reason, detail },
  retryAt,
});

/** What stands between us and the page, by where we are and by what it shows. */
export function blockerNow(
  { page, visit }: Pick<VisitContext, 'page' | 'visit'>,
  look: Look | null,
): PageBlocker | null {
  const blocker =
    blockerOfAddress(page.url(), visit.site, visit.path, visit.platform) ??
    (look ? blockerOfLook(look, visit.checks, visit.platform, visit.catalogue) : null);
  // Led to another page of the same site, on which one signs in: nobody is signed in, whatever that page is called.
  if (blocker?.reason === 'redirected' && look?.passwordAsked && page.url().startsWith(`${visit.site}/`))
    return { reason: 'signedOut', detail: `${blocker.detail}, which asks for a password`, mayPass: true };
  if (blocker?.reason === 'redirected' && look?.acceptAsked)
    return {
      reason: 'acceptWall',
      detail: `${blocker.detail}, which asks to agree to something`,
      mayPass: true,
    };
  return blocker;
}

/**
 * When the site may be asked again: its own word (epoch seconds, or Retry-After as seconds or as a date), else a quarter
 * of an hour; a day at most.
 */
export function retryTime(headers: Readonly<Record<string, string>>, now: Date): string {
  const reset = Number(headers['x-rate-limit-reset']);
  const said = headers['retry-after'] ?? '';
  const seconds = Number(said);
  const date = said.trim() === '' || Number.isFinite(seconds) ? Number.NaN : Date.parse(said);
  const day = 24 * 3600_000;
  const proposed =
    reset > 0
      ? reset * 1000
      : seconds > 0
        ? now.getTime() + seconds * 1000
        : date > now.getTime()
          ? date
          : now.getTime() + 15 * 60_000;
  return new Date(Math.min(Math.max(proposed, now.getTime()), now.getTime() + day)).toISOString();
}
