import type { EngineOptions, Listing, ListingResult, Timing } from '../engine/contract.ts';
import { pastOf } from '../history/flips.ts';
import type { HistoryPort } from '../history/port.ts';
import {
  type Account,
  type Confirmation,
  type ConfirmRefusal,
  type ControlMarks,
  confirmationSchema,
  confirms,
  ENGINE_VERSION,
  isReadable,
  type Manifest,
  type Platform,
  type Reason,
  type SettingManifest,
  type State,
} from '../model/index.ts';
import { checksOf, siteOf, UnknownCheck } from './plan.ts';
import type { BrowserPort, Clock } from './ports.ts';

/** What a listing tells that could not look. */
export const nothingListed: Omit<ListingResult, 'blocker'> = {
  controls: [],
  marks: [],
  more: false,
  agreement: null,
  outline: null,
  cookies: [],
  retryAt: null,
};

/** What looking together works with. */
export interface TogetherDeps {
  readonly browser: BrowserPort;
  readonly history: HistoryPort;
  readonly clock: Clock;
  readonly platform: Platform;
  /** Every check of the platform. */
  readonly catalogue: readonly Manifest[];
}

interface Asked {
  readonly account: Account;
  readonly signal?: AbortSignal;
  readonly timing?: Partial<Timing>;
}

/** A page whose controls are to be listed. Whether it may be opened at all is asked before. */
export interface ListRequest extends Asked {
  readonly path: string;
  /** Wants an outline of the page, too. */
  readonly outlined?: boolean;
  /** Small pictures of the controls are wanted, too. */
  readonly pictures?: boolean;
}

/** Lists the controls of one page, reading only. Rejects with `BrowserUnavailable` or the history's own error. */
export const listOnAccount = (deps: TogetherDeps, request: ListRequest): Promise<ListingResult> =>
  look(deps, request, request.path, null, request);

/** The person's own word: this control of the check's page is this setting, and it stands so. */
export interface ConfirmRequest extends Asked {
  readonly check: string;
  /** Its number in the listing of the check's page. */
  readonly control: number;
  readonly state: State;
  /** What the control was when the person was shown it. */
  readonly shown?: ControlMarks;
}

/** What came of a confirmation. */
export type Confirmed =
  | { readonly result: 'confirmed'; readonly confirmation: Confirmation }
  | { readonly result: 'refused'; readonly reason: Reason | ConfirmRefusal };

/**
 * Looks at the check's page together with the person: what they say and two readings, with a reload between them, must
 * agree. Then it is kept in the account's history, and from then on the control is recognised by it.
 *
 * Rejects with `UnknownCheck`, `BrowserUnavailable`, or the history's own error.
 */
export async function confirmOnAccount(deps: TogetherDeps, request: ConfirmRequest): Promise<Confirmed> {
  const check = settingOf(deps, request.check);
  if (check.engine > ENGINE_VERSION) return { result: 'refused', reason: 'engineTooOld' };
  const { control, state, shown } = request;
  const pointedAt = { check, control, state, ...(shown === undefined ? {} : { shown }) };
  const { blocker, agreement } = await look(deps, request, check.place.path, pointedAt);
  if (blocker !== null) return { result: 'refused', reason: blocker.reason };
  if (agreement === null) return { result: 'refused', reason: 'error' };
  if (!agreement.agreed) return { result: 'refused', reason: agreement.reason };
  const at = deps.clock.now().toISOString();
  const confirmation = confirmationSchema.parse({
    check: check.id,
    page: check.place.path,
    marks: agreement.marks,
    state,
    on: at.slice(0, 10),
    at,
  });
  // What would not count later is not written down now.
  if (!confirms(confirmation, check, deps.catalogue)) return { result: 'refused', reason: 'otherSetting' };
  await deps.history.append({ kind: 'confirmation', confirmation });
  return { result: 'confirmed', confirmation };
}

/** Takes back what the person has said of a check's control. Rejects with `UnknownCheck` or the history's own error. */
export async function takeBack(
  deps: Pick<TogetherDeps, 'history' | 'clock' | 'catalogue' | 'platform'>,
  id: string,
): Promise<void> {
  const check = settingOf(deps, id).id;
  await deps.history.append({ kind: 'takenBack', check, at: deps.clock.now().toISOString() });
}

/** Keeps that the person has looked, and the setting is not on its page. Rejects as `takeBack` does. */
export async function sayNotHere(
  deps: Pick<TogetherDeps, 'history' | 'clock' | 'catalogue' | 'platform'>,
  id: string,
): Promise<void> {
  const check = settingOf(deps, id).id;
  const at = deps.clock.now().toISOString();
  await deps.history.append({ kind: 'notHere', check, on: at.slice(0, 10), at });
}

function settingOf(
  { catalogue, platform }: Pick<TogetherDeps, 'catalogue' | 'platform'>,
  id: string,
): SettingManifest {
  const check = checksOf(platform, catalogue).find((one) => one.id === id);
  if (!isReadable(check)) throw new UnknownCheck(id);
  return check;
}

async function look(
  { browser, history, clock, platform, ...deps }: TogetherDeps,
  { account, signal, timing }: Asked,
  path: string,
  pointedAt: Listing['pointedAt'],
  { outlined = false, pictures = false }: Pick<Listing, 'outlined' | 'pictures'> = {},
): Promise<ListingResult> {
  const past = pastOf(await history.entries());
  const catalogue = checksOf(platform, deps.catalogue);
  const checks = catalogue.filter(isReadable).filter((check) => check.place.path === path);
  const listing: Listing = {
    platform,
    site: siteOf(account, platform),
    path,
    checks: checks.filter(({ engine }) => engine <= ENGINE_VERSION),
    catalogue,
    identity: past.identity,
    confirmations: past.confirmations,
    pointedAt,
    outlined,
    pictures,
  };
  const options: EngineOptions = {
    now: () => clock.now(),
    ...(timing === undefined ? {} : { timing }),
    ...(signal === undefined ? {} : { signal }),
  };
  const session = await browser.open(account, 'together');
  try {
    return await session.listControls(listing, options);
  } catch {
    // The engine promises not to reject. If it does, nothing was read.
    const reason = signal?.aborted === true ? 'browserClosed' : 'error';
    const blocker = { reason, detail: 'the page could not be read' } as const;
    return { ...nothingListed, blocker };
  } finally {
    await session.close();
  }
}
