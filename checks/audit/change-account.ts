import type { ChangeResult, EngineOptions, Timing } from '../engine/contract.ts';
import { type CheckPast, noPast, type Past, pastOf, undoTarget, wasSeen } from '../history/flips.ts';
import type { HistoryPort } from '../history/port.ts';
import {
  type Account,
  asksForPause,
  ENGINE_VERSION,
  type Finding,
  type Fix,
  type FixReason,
  fixSchema,
  type HistoryEntry,
  isPressable,
  isReadable,
  type Manifest,
  type Observation,
  type Platform,
  privateState,
  type SettingManifest,
  type State,
} from '../model/index.ts';
import { toldOf } from './findings.ts';
import { newId } from './id.ts';
import { trusted, unknownObservation } from './observations.ts';
import { byPage, checksOf, siteOf, UnknownCheck } from './plan.ts';
import type { BrowserPort, BrowserSession, Clock } from './ports.ts';

/** What a fix works with. */
export interface ChangeDeps {
  readonly browser: BrowserPort;
  readonly history: HistoryPort;
  readonly clock: Clock;
  readonly platform: Platform;
  /** Every check of the platform. */
  readonly catalogue: readonly Manifest[];
}

/** One fix or undo. The person has asked for it by their own click. */
export interface ChangeRequest {
  readonly account: Account;
  readonly check: string;
  readonly action: Fix['action'];
  readonly signal?: AbortSignal;
  readonly region?: string;
  readonly timing?: Partial<Timing>;
}

/**
 * Turns one setting to its private position, or takes back a fix of ours that still holds, and writes it down with its
 * proof: the setting read again after a reload, and those that it is known to move.
 *
 * A setting that can't or needn't be clicked is refused without opening a browser. Rejects with `UnknownCheck`,
 * `BrowserUnavailable`, or the history's own error.
 */
export async function changeOnAccount(around: ChangeDeps, request: ChangeRequest): Promise<Fix> {
  const deps = { ...around, catalogue: checksOf(around.platform, around.catalogue) };
  const check = deps.catalogue.find((one) => one.id === request.check);
  if (check === undefined) throw new UnknownCheck(request.check);
  const past = pastOf(await deps.history.entries());
  const target = targetOf(check, past.checks.get(check.id) ?? noPast, request.action);
  if (!isPressable(check) || typeof target === 'object') {
    const reason = typeof target === 'object' ? target.refused : 'manualOnly';
    return record(deps, refusal(check, request.action, reason, deps.clock.now()));
  }
  const session = await deps.browser.open(request.account, 'fix');
  try {
    return await change(deps, request, session, { check, target, past });
  } finally {
    await session.close();
  }
}

/** The position to reach, or why there is none. */
function targetOf(check: Manifest, past: CheckPast, action: Fix['action']): State | { refused: FixReason } {
  if (isReadable(check) && check.commit.kind === 'notKnown') return { refused: 'saveUnknown' };
  if (!isPressable(check)) return { refused: 'manualOnly' };
  if (check.engine > ENGINE_VERSION) return { refused: 'engineTooOld' };
  const { agreeingAudits = 0 } = check.fix;
  // An undo goes back only to where a fix that had agreed came from.
  if (action === 'fix' && past.agreeing < agreeingAudits) return { refused: 'notYetAgreed' };
  if (action === 'fix') return privateState(check);
  if (!check.fix.reversible) return { refused: 'notReversible' };
  return undoTarget(past) ?? { refused: 'nothingToUndo' };
}

const refusal = (check: Manifest, action: Fix['action'], reason: FixReason, now: Date): Fix => ({
  check: check.id,
  action,
  result: 'refused',
  before: null,
  after: null,
  reason,
  proof: [],
  at: now.toISOString(),
});

interface Task {
  readonly check: SettingManifest;
  readonly target: State;
  readonly past: Past;
}

async function change(
  deps: ChangeDeps,
  request: ChangeRequest,
  session: BrowserSession,
  { check, target, past }: Task,
): Promise<Fix> {
  const change = `fix-${newId(deps.clock.now())}`;
  await deps.history.append(intent(deps, request, { check, target, change }));
  const done = await click(deps, request, session, { check, target, past });
  const at = deps.clock.now().toISOString();
  const before = trusted(check, done.before, at, 0);
  const after = done.after === null ? null : trusted(check, done.after, at, 0);
  const fix = {
    check: check.id,
    action: request.action,
    result: done.result,
    before: before.state,
    after: done.result === 'already' ? before.state : (after?.state ?? null),
    reason: done.reason,
    at,
    ...(done.question === undefined ? {} : { question: done.question }),
    ...(done.retryAt === undefined ? {} : { retryAt: done.retryAt }),
  };
  // The position before the click is an observation like any other: without it, a flip back that only this visit saw is lost.
  const about = { account: request.account.id, catalogue: deps.catalogue };
  const own = toldOf(check, past.checks.get(check.id) ?? noPast, before, about);
  if (wasSeen(own)) {
    await deps.history.append({ kind: 'finding', audit: change, finding: own });
  }
  // A site that asks for a pause is left alone at once.
  const related =
    done.clicks > 0 && !asksForPause(done.reason)
      ? await readRelated(deps, request, session, { check, past })
      : [];
  const proof = await prove(deps, request.account, { ...fix, proof: [] }, change, after, related);
  const recorded = await record(deps, { ...fix, proof }, change);
  if (done.learned !== undefined) await deps.history.append({ kind: 'learned', field: done.learned, at });
  return recorded;
}

/**
 * Says what is about to be done. If we are cut short between the click and its proof, the next audit reads here who
 * moved the setting. Of related settings it announces only the way to private: a flip back must never hide behind it.
 */
function intent(
  { clock, catalogue }: ChangeDeps,
  { action }: ChangeRequest,
  { check, target, change }: Pick<Task, 'check' | 'target'> & { readonly change: string },
): HistoryEntry {
  const related = action === 'fix' ? catalogue.filter(({ id }) => check.fix.related.includes(id)) : [];
  const along = related.flatMap((one) =>
    isPressable(one) && one.id !== check.id ? [{ check: one.id, to: privateState(one) }] : [],
  );
  return {
    kind: 'changeStarted',
    change,
    check: check.id,
    action,
    to: target,
    along,
    at: clock.now().toISOString(),
  };
}

async function click(
  deps: ChangeDeps,
  request: ChangeRequest,
  session: BrowserSession,
  { check, target, past }: Task,
): Promise<ChangeResult> {
  const { platform, catalogue } = deps;
  const { identity, confirmations, learned } = past;
  const site = siteOf(request.account, platform);
  const place = { platform, site, path: check.place.path, catalogue, identity, confirmations, learned };
  try {
    return await session.changeSetting(
      { ...place, check, action: request.action, target },
      options(deps, request),
    );
  } catch (error) {
    // The engine promises not to reject. If it does, nobody can say whether it clicked.
    const detail = `The change failed: ${error instanceof Error ? error.message : String(error)}`;
    const before = unknownObservation(check, 'error', deps.clock.now().toISOString(), detail);
    return { result: 'failed', reason: 'error', before, after: null, clicks: 0 };
  }
}

/** Reads the checks that this one is known to move, page by page, in the same session. */
async function readRelated(
  deps: ChangeDeps,
  request: ChangeRequest,
  session: BrowserSession,
  { check, past }: Pick<Task, 'check' | 'past'>,
): Promise<Observation[]> {
  const { platform, catalogue } = deps;
  const related = catalogue
    .filter(isReadable)
    .filter((one) => one.id !== check.id && one.platform === platform.id && one.engine <= ENGINE_VERSION)
    .filter((one) => check.fix.related.includes(one.id));
  const seen: Observation[] = [];
  for (const { path, checks } of byPage(related)) {
    const { identity, confirmations, learned } = past;
    const site = siteOf(request.account, platform);
    const visit = { platform, site, path, checks, catalogue, identity, confirmations, learned };
    const result = await session
      .readPage(visit, options(deps, request))
      .catch(() => ({ observations: [], stop: null }));
    const at = deps.clock.now().toISOString();
    seen.push(
      ...checks.map((one) =>
        trusted(
          one,
          result.observations.find((observation) => observation.check === one.id),
          at,
          0,
        ),
      ),
    );
    if (result.stop !== null) break;
  }
  return seen;
}

/** The findings of the proof. They are compared with a past that holds this change, so that their flips say `here`. */
async function prove(
  deps: ChangeDeps,
  account: Account,
  fix: Fix,
  change: string,
  after: Observation | null,
  related: readonly Observation[],
): Promise<Finding[]> {
  const entries = await deps.history.entries();
  const past = pastOf([...entries, { kind: 'fix', fix, change }]).checks;
  const found = (observation: Observation): Finding => {
    const check = deps.catalogue.find(({ id }) => id === observation.check);
    const about = { account: account.id, catalogue: deps.catalogue };
    return toldOf(check, past.get(observation.check) ?? noPast, observation, about);
  };
  const own = after === null ? [] : [found(after)];
  const moved = related.map((observation) => {
    const finding = found(observation);
    if (fix.result !== 'fixed' || finding.flip === null) return finding;
    return { ...finding, flip: { ...finding.flip, by: 'here' as const } };
  });
  return [...own, ...moved];
}

async function record(deps: ChangeDeps, fix: Fix, change?: string): Promise<Fix> {
  const checked = fixSchema.parse(fix);
  await deps.history.append({ kind: 'fix', fix: checked, ...(change === undefined ? {} : { change }) });
  return checked;
}

/** Long enough to see which switch it is and that it moved: the person may be watching the window. */
const SHOWN_MS = 1_200;

function options(deps: ChangeDeps, request: ChangeRequest): EngineOptions {
  const { signal, timing, region } = request;
  return {
    now: () => deps.clock.now(),
    timing: { shown: SHOWN_MS, ...timing },
    ...(signal === undefined ? {} : { signal }),
    ...(region === undefined ? {} : { region }),
  };
}
