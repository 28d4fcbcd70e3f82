import {
  isReadable,
  type Reason,
  rowIdentity,
  siteMinds,
  stopsEverything,
  wordsApart,
} from '../model/index.ts';
import { asksForPause } from '../model/reasons.ts';
import { blockerOfError, blockerOfResponse, movedOn, type PageBlocker } from './blockers.ts';
import type { IndexLoading, IndexResult, IndexVisit, ReadIndex } from './contract.ts';
import { lookAtIndex, type SeenIndex } from './index-rows.ts';
import { radarControlsOf } from './inventory.ts';
import { prepareWorlds } from './isolated-world.ts';
import type { Look } from './look.ts';
import {
  blockerNow,
  contextOn,
  lookWhileItMoves,
  navigate,
  retryTime,
  type VisitContext,
} from './open-page.ts';
import { strangerInPlace } from './portal.ts';
import { readSession } from './session.ts';
import { lookingCap, pause, within } from './waiting.ts';
import { openWire, type Wire } from './wire.ts';

/**
 * How long the rows of a page must stay as they are, as a share of the whole wait for readiness: 0.75 s of 15 s where they
 * are those that were expected, 3 s where any is new or missing: rows may come late, one after the other.
 */
const STAYING = { expected: 0.05, others: 0.2, blocker: 0.1 };

interface Blocked {
  readonly blocker: { readonly reason: Reason; readonly detail: string };
  readonly retryAt: string | null;
}

/** One loading, and who was signed in. */
interface Loaded {
  readonly loading: IndexLoading;
  readonly identity: string | null;
}

/** Opens one page that lists settings and reads its rows, a second time where any is new or missing. See the contract. */
export const readIndex: ReadIndex = async (page, visit, options) => {
  let wire: Wire | null = null;
  try {
    await prepareWorlds();
    wire = await openWire(page);
    const context = contextOn(page, { ...visit, checks: [] }, options, wire);
    const first = await readOnce(context, visit, 'open', visit.expected);
    if ('blocker' in first) return nothing(first);
    if (sameRows(first.loading, visit.expected, visit)) return found([first]);
    const second = await readOnce(context, visit, 'reload', first.loading.rows);
    return 'blocker' in second ? nothing(second) : found([first, second]);
  } catch (error) {
    const blocker = blockerOfError(error);
    const stuck = blocker.reason === 'timeout' && !((await wire?.breakOff()) ?? false);
    return { ...nothing({ blocker, retryAt: null }), stuck };
  } finally {
    wire?.end();
  }
};

const nothing = ({ blocker, retryAt }: Blocked): IndexResult => ({
  blocker: { reason: blocker.reason, detail: blocker.detail },
  loadings: [],
  stop: stopsEverything(blocker.reason) ? blocker.reason : null,
  retryAt,
  identity: null,
  stuck: false,
});

const found = (loaded: readonly Loaded[]): IndexResult => ({
  blocker: null,
  loadings: loaded.map(({ loading }) => loading),
  stop: null,
  retryAt: null,
  identity: loaded[0]?.identity ?? null,
  stuck: false,
});

/** Whether these are the expected rows, under their words of before. */
function sameRows(
  { rows, unfinished }: Pick<IndexLoading, 'rows' | 'unfinished'>,
  expected: IndexVisit['expected'],
  { platform }: IndexVisit,
): boolean {
  if (expected === null || unfinished) return false;
  const named = (all: SeenIndex['rows']) =>
    new Map(all.map((row) => [rowIdentity(row, platform), wordsApart(row.title)]));
  const [seen, wanted] = [named(rows), named(expected)];
  return seen.size === wanted.size && [...seen].every(([name, words]) => wanted.get(name) === words);
}

async function readOnce(
  context: VisitContext,
  visit: IndexVisit,
  how: 'open' | 'reload',
  expected: IndexVisit['expected'],
): Promise<Loaded | Blocked> {
  const { traffic, options } = context;
  const blocked = ({ reason, detail }: Blocked['blocker'], retryAt: string | null = null): Blocked => ({
    blocker: { reason, detail },
    retryAt: retryAt ?? (asksForPause(reason) ? retryTime(traffic.limitedBy ?? {}, options.now()) : null),
  });
  const arrived = await open(context, visit, how, expected);
  if ('reason' in arrived) {
    const stranger = siteMinds(arrived.reason) ? null : await strangerInPlace(context);
    return blocked(stranger ?? arrived, 'retryAt' in arrived ? arrived.retryAt : null);
  }
  const { look, index, still } = arrived;
  const who = await whoIsThere(context, visit, look);
  if ('reason' in who) return blocked(who);
  const loading: IndexLoading = {
    language: index.language,
    rows: index.rows,
    controls: radarControlsOf(look, new Map(), visit, true),
    unfinished: !still || index.skeletons > 0 || index.tooMany || look.tooMany,
  };
  return { loading, identity: who.identity };
}

/** What speaks against this being the account's own page: the same rules as of an audit. */
async function whoIsThere(
  { page }: VisitContext,
  { platform, site, identity: known, catalogue }: IndexVisit,
  look: Look,
): Promise<Blocked['blocker'] | { readonly identity: string | null }> {
  const { proven, denied, identity } = await readSession(page, platform, site, look);
  if (known !== null && identity !== null && identity !== known)
    return { reason: 'otherAccount', detail: 'another account than in earlier checks is signed in here' };
  // A platform that shows all its settings to anybody may list them to anybody, too; any other asks to sign in first.
  const kin = catalogue.filter(isReadable);
  const needed = kin.length > 0 && kin.every(({ signIn }) => signIn.proofNeeded);
  return denied || (!proven && needed)
    ? { reason: 'signedOut', detail: 'nothing shows that somebody is signed in' }
    : { identity };
}

interface Arrived {
  readonly look: Look;
  readonly index: SeenIndex;
  /** It held still and waited for nothing. */
  readonly still: boolean;
}

/** Goes to the page and looks until its rows stay as they are and its data has come; with a cap. */
async function open(
  context: VisitContext,
  visit: IndexVisit,
  how: 'open' | 'reload',
  expected: IndexVisit['expected'],
): Promise<Arrived | (Blocked['blocker'] & { readonly retryAt?: string })> {
  const { page, timing, traffic, breaks, leading, options } = context;
  traffic.reset();
  breaks.reset();
  leading.reset();
  const going = navigate(page, `${visit.site}${visit.path}`, how, timing);
  const response = await within(going, timing.navigation * 2, 'opening the page', options.signal);
  const refused = blockerOfResponse(response);
  if (refused)
    return asksForPause(refused.reason)
      ? { ...refused, retryAt: retryTime(response?.headers() ?? {}, options.now()) }
      : refused;
  const began = performance.now();
  let [signature, since] = ['', began];
  for (;;) {
    const seen = await look(context, visit);
    const now = performance.now();
    const blocker = seen === null ? null : blockerOf(context, seen);
    if (blocker && !blocker.mayPass) return traffic.cause ?? blocker;
    const current = JSON.stringify([
      blocker,
      seen?.index.rows.map(({ path, key, title }) => [path, key, title]),
    ]);
    if (current !== signature) [signature, since] = [current, now];
    const stayed = (now - since) / timing.ready;
    const late = now - began >= timing.ready;
    if (blocker && (stayed >= STAYING.blocker || late)) return traffic.cause ?? blocker;
    if (seen && !blocker) {
      const quiet = isQuiet(context, seen);
      const asExpected = sameRows({ rows: seen.index.rows, unfinished: false }, expected, visit);
      if (quiet && stayed >= (asExpected ? STAYING.expected : STAYING.others))
        return endOf(context, seen, true);
      if (late) return endOf(context, seen, quiet);
    } else if (late) return traffic.cause ?? { reason: 'notReady', detail: 'the page never held still' };
    await pause(timing.poll, options.signal);
  }
}

/** A page that came, or what its own answers say in its place. */
function endOf(
  { traffic }: VisitContext,
  { look, index }: Seen,
  still: boolean,
): Arrived | Blocked['blocker'] {
  const { cause } = traffic;
  if (cause !== null) return cause;
  const bare = index.rows.filter(({ menu }) => menu !== true).length === 0;
  if (bare && look.challengeFrame)
    return { reason: 'challenge', detail: 'the page asks to prove that a person is there' };
  if (look.acceptAsked && (bare || look.dialogOpen))
    return { reason: 'acceptWall', detail: 'the page asks to agree to something' };
  if (bare && look.dialogOpen) return { reason: 'blockedByDialog', detail: 'a dialog lies over the page' };
  if (bare) return { reason: 'notReady', detail: 'the page showed no rows' };
  return { look, index, still };
}

interface Seen {
  readonly look: Look;
  readonly index: SeenIndex;
}

/** One look at the page and its rows; null where it was changing. */
async function look(context: VisitContext, visit: IndexVisit): Promise<Seen | null> {
  const seen = await lookWhileItMoves(context);
  if (seen === null) return null;
  try {
    const rows = lookAtIndex(context.page, visit);
    const cap = lookingCap(context.timing);
    return { look: seen.look, index: await within(rows, cap, 'looking at the page', context.options.signal) };
  } catch (error) {
    if (movedOn(error)) return null;
    throw error;
  }
}

const blockerOf = (context: VisitContext, { look: shown }: Seen): PageBlocker | null =>
  blockerNow(context, shown);

const isQuiet = ({ traffic }: VisitContext, { look: shown, index }: Seen): boolean =>
  shown.complete && !shown.busy && !traffic.pending && index.skeletons === 0;
