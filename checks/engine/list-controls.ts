import { isReadable, MOST_OUTLINED, type Outline, type Reason, siteMinds } from '../model/index.ts';
import { agreementOf, type ReadTogether, refusalOf } from './agreement.ts';
import { blockerOfError } from './blockers.ts';
import type { ListControls, Listing, ListingResult } from './contract.ts';
import { controlPictures } from './control-pictures.ts';
import { askWorld, prepareWorlds } from './isolated-world.ts';
import { listingOf } from './listing.ts';
import type { SeenPage } from './look.ts';
import {
  type Arrival,
  blockerNow,
  contextOn,
  lookWhileItMoves,
  openPage,
  recogniseAll,
  retryTime,
  type VisitContext,
} from './open-page.ts';
import { outlineOf, rawOutlineSchema } from './outline.ts';
import { outlineFacts } from './outline-facts.ts';
import { strangerInPlace } from './portal.ts';
import { savingOf } from './saving.ts';
import { cookieNames, readSession } from './session.ts';
import { lookingCap, pause, within } from './waiting.ts';
import { openWire, type Wire } from './wire.ts';

/** How long the controls of a page must stay as they are, as a share of the whole wait for readiness: 1.5 s of 15 s. */
const STAYING = 0.1;

interface Blocked {
  readonly blocker: { readonly reason: Reason; readonly detail: string };
  readonly retryAt: string | null;
}

/** Opens one page and lists its controls, twice where the person points at one. See the contract; never clicks. */
export const listControls: ListControls = async (page, listing, options) => {
  let wire: Wire | null = null;
  try {
    await prepareWorlds();
    wire = await openWire(page);
    const context = contextOn(page, listing, options, wire);
    const first = await readOnce(context, listing, 'open');
    if ('blocker' in first) return nothing(first);
    const { pointedAt } = listing;
    const cookies = await cookieNames(page, listing.site);
    const reason = pointedAt === null ? null : refusalOf(pointedAt, first, listing.catalogue);
    if (pointedAt === null) {
      const wanted = listing.pictures === true;
      const pictures = wanted ? await controlPictures(context, listing, first.listed) : undefined;
      const outline = listing.outlined === true ? await outlineHere(context, listing) : null;
      return { ...found(first, null, cookies), outline, pictures };
    }
    if (reason !== null) return found(first, { agreed: false, reason }, cookies);
    const second = await readOnce(context, listing, 'reload');
    if ('blocker' in second) return nothing(second);
    return found(second, agreementOf(pointedAt, first, second, listing.catalogue), cookies);
  } catch (error) {
    return nothing({ blocker: blockerOfError(error), retryAt: null });
  } finally {
    wire?.end();
  }
};

const nothing = ({ blocker, retryAt }: Blocked): ListingResult => ({
  blocker,
  controls: [],
  marks: [],
  more: false,
  agreement: null,
  outline: null,
  cookies: [],
  retryAt,
});

const found = (
  read: ReadTogether,
  agreement: ListingResult['agreement'],
  cookies: readonly string[],
): ListingResult => ({
  blocker: null,
  controls: read.listed.map(({ shown }) => shown),
  marks: read.listed.map(({ marks }) => marks),
  saving: read.saving,
  more: read.look.tooMany,
  agreement,
  outline: null,
  cookies,
  retryAt: null,
});

/** An outline of the page that is open. What the page says of itself is taken out in this program, before anybody sees it. */
async function outlineHere({ page, options }: VisitContext, listing: Listing): Promise<Outline> {
  const raw = await askWorld(page.mainFrame(), { do: 'outline', most: MOST_OUTLINED });
  const on = options.now().toISOString().slice(0, 10);
  const about = { platform: listing.platform.id, page: listing.path, on };
  return outlineOf(rawOutlineSchema.parse(raw), outlineFacts(listing), about);
}

async function readOnce(
  context: VisitContext,
  listing: Listing,
  how: 'open' | 'reload',
): Promise<ReadTogether | Blocked> {
  const { traffic, options } = context;
  const blocked = (blocker: Blocked['blocker'], retryAt: string | null = null): Blocked => ({
    blocker: { reason: blocker.reason, detail: blocker.detail },
    retryAt: retryAt ?? (traffic.limitedBy ? retryTime(traffic.limitedBy, options.now()) : null),
  });
  const arrival = await openPage(context, how);
  const known = [...arrival.recognitions.values()].some((recognition) => recognition.found);
  // Where the site itself minds, no other page of it is asked for.
  const minded = siteMinds(arrival.blocker?.reason ?? null);
  const stranger = known || minded ? null : await strangerInPlace(context);
  if (stranger) return blocked(stranger);
  if (arrival.blocker) return blocked(arrival.blocker, arrival.retryAt);
  const before = await whoIsThere(context, listing, arrival.seen);
  if (before) return blocked(before);
  const seen = await stillPage(context, arrival);
  if (seen === null) return blocked({ reason: 'notReady', detail: 'the page never held still' });
  const now = traffic.cause ?? blockerNow(context, seen.look) ?? (await whoIsThere(context, listing, seen));
  if (now) return blocked(now);
  const { look } = seen;
  const listed = listingOf(look, recogniseAll(context, look), listing);
  const about = listing.pointedAt?.check;
  const indexes = listed.map(({ index }) => index);
  const cap = lookingCap(context.timing);
  const saving = await within(savingOf(seen, indexes), cap, 'looking for buttons', options.signal);
  return { look, listed, saving, network: about === undefined ? null : traffic.valueOf(about) };
}

/** What speaks against this being the account's own page: the same rules as of an audit. */
async function whoIsThere(
  { page }: VisitContext,
  { platform, site, identity: known, checks, catalogue }: Listing,
  seen: SeenPage | null,
): Promise<Blocked['blocker'] | null> {
  const { proven, denied, identity } = await readSession(page, platform, site, seen?.look ?? null);
  if (known !== null && identity !== null && identity !== known)
    return { reason: 'otherAccount', detail: 'another account than in earlier checks is signed in here' };
  // Of a page that no check names, nobody knows whether it shows switches to anybody: then as the platform's others.
  const kin = checks.length > 0 ? checks : catalogue.filter(isReadable);
  return denied || (!proven && kin.some(({ signIn }) => signIn.proofNeeded))
    ? { reason: 'signedOut', detail: 'nothing shows that somebody is signed in' }
    : null;
}

/** Looks until the controls stay as they are and the page's data has come; with a cap. */
async function stillPage(context: VisitContext, arrival: Arrival): Promise<SeenPage | null> {
  const { timing, traffic, options } = context;
  const began = performance.now();
  let seen = arrival.seen;
  let [signature, since] = [signatureOf(seen), began];
  for (;;) {
    const now = performance.now();
    const stayed = now - since >= timing.ready * STAYING;
    if (stayed && !traffic.pending && seen !== null) return seen;
    if (now - began >= timing.ready) return stayed ? seen : null;
    await pause(timing.poll, options.signal);
    const next = await lookWhileItMoves(context);
    const current = signatureOf(next);
    seen = next;
    if (current !== signature) [signature, since] = [current, performance.now()];
  }
}

const signatureOf = (seen: SeenPage | null): string | null =>
  seen === null
    ? null
    : JSON.stringify(
        seen.look.controls.map((control) => [
          control.visible,
          control.keys,
          control.names,
          control.rowTitle,
          control.property,
          control.aria,
          control.choice,
        ]),
      );
