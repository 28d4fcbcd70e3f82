import type { Page } from 'playwright-core';
import {
  asksForPause,
  type FixReason,
  type Label,
  type LearnedField,
  type Observation,
} from '../model/index.ts';
import { type Blocker, blockerOfError } from './blockers.ts';
import type { Choice } from './choices.ts';
import { moveTo } from './click.ts';
import { confirmationOf } from './confirmed.ts';
import type { Change, ChangeResult, ChangeSetting, EngineOptions, Visit } from './contract.ts';
import { askWorld, prepareWorlds } from './isolated-world.ts';
import { fold } from './labels.ts';
import { learnField, type Sent } from './learn.ts';
import { lookAt, stateOf } from './look.ts';
import { blockerNow, retryTime } from './open-page.ts';
import { isSavedByMany, pressSave } from './press-save.ts';
import { Questions } from './questions.ts';
import { type Visited, visitPage } from './read-page.ts';
import { recognise } from './recognise.ts';
import { SaveListener } from './save-listener.ts';
import { readSession } from './session.ts';
import { lookingCap, pause, timingOf, within } from './waiting.ts';

/**
 * Moves one setting and proves it. It reads the position first, by the same rules as an audit. It presses the control
 * once and never again, because a site may send the opposite of what it holds. Only what a full reload shows counts.
 */
export const changeSetting: ChangeSetting = async (page, change, options) => {
  const visit: Visit = { ...change, checks: [change.check] };
  const { keepPicture: _, ...reading } = options;
  const first = await visitPage(page, visit, reading);
  const seen = first.result;
  const before = seen.observations[0];
  if (before === undefined) throw new Error('readPage gave no observation for its check');
  const refusal = refusalFor(before, change);
  if (refusal) return { ...refusal, before, after: null, clicks: 0, ...restUntil(seen.retryAt) };

  // The account of the reading must still be signed in at the press.
  const identity = change.identity ?? seen.identity;
  const pressed = await press(page, { ...change, identity }, options);
  const said = {
    ...(pressed.question === null ? {} : { question: pressed.question }),
    ...restUntil(pressed.retryAt),
  };
  if (pressed.clicks === 0)
    return { result: 'refused', reason: pressed.reason, before, after: null, clicks: 0, ...said };
  // A site that asks for a pause is not asked again at once, not even for the proof.
  if (pressed.cause !== null && asksForPause(pressed.cause.reason))
    return {
      result: 'failed',
      reason: pressed.cause.reason,
      before,
      after: null,
      clicks: pressed.clicks,
      ...said,
    };

  const second = await visitPage(page, { ...visit, identity }, options);
  const proof = second.result;
  const after = proof.observations[0] ?? null;
  const ending = outcome(change, after, pressed);
  const learned = ending.result === 'fixed' ? learnt(change, first, second, pressed) : null;
  return {
    ...ending,
    ...(learned === null ? {} : { learned }),
    before,
    after,
    clicks: pressed.clicks,
    ...said,
    ...restUntil(proof.retryAt),
  };
};

/** What the change has shown of the page's own answers. */
function learnt(change: Change, first: Visited, second: Visited, { sent }: Pressed): LearnedField | null {
  const { check, target } = change;
  const earlier = change.learned?.find((field) => field.check === check.id) ?? null;
  const proven = { check: check.id, to: target, before: first.loadings, after: second.loadings, sent };
  return learnField(proven, earlier);
}

const restUntil = (retryAt: string | null) => (retryAt === null ? {} : { retryAt });

type Ending = Pick<ChangeResult, 'result' | 'reason'>;

/** What speaks against pressing anything at all. */
function refusalFor(before: Observation, change: Change): Ending | null {
  if (before.status === 'notOffered') return { result: 'refused', reason: 'notOffered' };
  if (before.status === 'unknown' || before.state === null)
    return { result: 'refused', reason: before.reason ?? 'error' };
  if (before.state === change.target) return { result: 'already', reason: null };
  if (before.locked) return { result: 'refused', reason: 'locked' };
  return null;
}

interface Pressed {
  readonly clicks: number;
  readonly reason: FixReason | null;
  readonly refusedByServer: boolean;
  /** What was sent had not been answered when we stopped waiting. */
  readonly unanswered: boolean;
  readonly question: string | null;
  /** The cause that the site's answer to the change gives, where the site minds. */
  readonly cause: Blocker | null;
  readonly retryAt: string | null;
  /** What was sent for the change. */
  readonly sent: readonly Sent[];
}

const nothing = (reason: FixReason): Pressed => ({
  clicks: 0,
  reason,
  refusedByServer: false,
  unanswered: false,
  question: null,
  cause: null,
  retryAt: null,
  sent: [],
});

async function press(page: Page, change: Change, options: EngineOptions): Promise<Pressed> {
  const timing = timingOf(options.timing);
  const saving = new SaveListener(page, change.platform, change.site);
  const questions = new Questions(page);
  let clicks = 0;
  let reached = false;
  try {
    if (timing.shown > 0) await letSee(page, change, options);
    const { seen, recognition } = await find(page, change, options);
    const refused = await mayPress(page, change, seen.look, options);
    if (refused) return nothing(refused.reason);
    if (!recognition.found) return nothing(recognition.reason);
    // The page may have changed since it was read: only a control that still shows the other position is pressed.
    if (stateOf(recognition.control) === null || stateOf(recognition.control) === change.target)
      return nothing('notReady');
    if (recognition.control.disabled) return nothing('locked');
    const never = change.check.fix.neverClick;
    const { commit: way } = change.check;
    if (way.kind === 'notKnown') return nothing('saveUnknown');
    if (way.kind === 'saveButton' && (await isSavedByMany({ seen, recognition }, way.labels, never)))
      return nothing('ambiguous');
    const names = recognition.control.names
      .filter(({ from }) => from !== 'row')
      .map(({ text }) => fold(text));
    if (never.some((word) => names.includes(fold(word)))) return nothing('ambiguous');

    const part = seen.partOf(recognition.index, 'control');
    if (part === null) return nothing('notReady');
    reached = true;
    const { signal } = options;
    clicks += await moveTo({ page, ...part, control: recognition.control, never, signal }, change.target);
    if (clicks === 0) return nothing(withoutEffect(recognition.control.choice?.kind));

    const committed = await commit(page, change, seen.look.dialogOpen, options);
    clicks += committed.clicks;
    await saving.done(timing.saved, signal);
    await pause(timing.shown, signal);
    return {
      clicks,
      reason: questions.asked === null ? committed.reason : 'asked',
      refusedByServer: saving.refused,
      unanswered: saving.unanswered,
      question: questions.asked,
      cause: saving.cause,
      retryAt: saving.limitedBy ? retryTime(saving.limitedBy, options.now()) : null,
      sent: saving.requests,
    };
  } catch (error) {
    // A press that failed on its way may have gone through: only a reading after the reload tells what the site holds now.
    return {
      ...nothing(blockerOfError(error).reason),
      clicks: clicks || Number(reached),
      question: questions.asked,
    };
  } finally {
    saving.dispose();
    questions.dispose();
  }
}

/** What has come between looking and pressing: another page, a sign-in, a challenge, another account. */
async function mayPress(
  page: Page,
  change: Change,
  look: VisitLook,
  options: EngineOptions,
): Promise<{ reason: FixReason } | null> {
  const visit: Visit = { ...change, checks: [change.check] };
  const blocker = blockerNow({ page, visit }, look);
  if (blocker) return blocker;
  const cap = lookingCap(timingOf(options.timing));
  const session = await within(
    readSession(page, change.platform, change.site, look),
    cap,
    'asking who is signed in',
    options.signal,
  );
  const { identity } = session;
  if (change.identity !== null && identity !== null && identity !== change.identity)
    return { reason: 'otherAccount' };
  if (session.denied || (change.check.signIn.proofNeeded && !session.proven)) return { reason: 'signedOut' };
  return null;
}

/** Why nothing was pressed, by what was to be: what a menu offers is not known before, and a row moves nothing itself. */
const withoutEffect = (kind: Choice['kind'] | undefined): FixReason =>
  kind === 'rowButton'
    ? 'manualOnly'
    : kind === 'menu' || kind === 'combobox'
      ? 'ambiguous'
      : 'blockedByDialog';

type VisitLook = Awaited<ReturnType<typeof lookAt>>['look'];

/** Brings the control into view for a while. The page is looked at anew before anything is pressed. */
async function letSee(page: Page, change: Change, options: EngineOptions): Promise<void> {
  const timing = timingOf(options.timing);
  const { seen, recognition } = await find(page, change, options);
  const part = recognition.found ? seen.partOf(recognition.index, 'control') : null;
  // It counts as shown only once it is in view: a busy machine may take its time.
  if (part !== null) {
    const showing = askWorld(part.frame, { do: 'show', ...part.name });
    await within(showing, lookingCap(timing), 'bringing it into view', options.signal);
  }
  await pause(timing.shown, options.signal);
}

/** Looks for the control as it is now. A page that hangs gets no more time than in a reading. */
async function find(page: Page, change: Change, { timing, signal }: EngineOptions) {
  await prepareWorlds();
  const looking = lookAt(page, change.platform, change.site);
  const seen = await within(looking, lookingCap(timingOf(timing)), 'looking at the page', signal);
  const confirmation = confirmationOf(change.check, change);
  const { check, catalogue } = change;
  return { seen, recognition: recognise(check, catalogue, seen.look, { answered: true }, confirmation) };
}

/** Saves the change the way the manifest says. A dialog that it does not know is left for the person to answer. */
async function commit(
  page: Page,
  change: Change,
  dialogBefore: boolean,
  options: EngineOptions,
): Promise<{ clicks: number; reason: FixReason | null }> {
  const { commit } = change.check;
  // A dialog that was there before has nothing to do with this change.
  if (commit.kind === 'confirmDialog' && dialogBefore) return { clicks: 0, reason: 'blockedByDialog' };
  if (commit.kind === 'saveButton')
    return pressSave(page, change, commit.labels, options, () => find(page, change, options));
  if (commit.kind === 'confirmDialog') {
    const scope = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    return pressButton(scope, commit.labels, change.check.fix.neverClick);
  }
  await pause(150, options.signal);
  const dialogNow = (await lookAt(page, change.platform, change.site)).look.dialogOpen;
  if (!dialogNow || dialogBefore) return { clicks: 0, reason: null };
  return { clicks: 0, reason: change.check.fix.warning ? 'oneWay' : 'blockedByDialog' };
}

async function pressButton(
  scope: ReturnType<Page['locator']>,
  labels: readonly Label[],
  never: readonly string[],
): Promise<{ clicks: number; reason: FixReason | null }> {
  for (const { text } of labels) {
    if (never.some((word) => fold(word) === fold(text))) continue;
    const button = scope.getByRole('button', { name: text, exact: true });
    if ((await button.count()) === 1) {
      await button.click({ timeout: 4_000 });
      return { clicks: 1, reason: null };
    }
  }
  return { clicks: 0, reason: 'notSaved' };
}

/** What the reading after the reload makes of it. */
function outcome(change: Change, after: Observation | null, pressed: Pressed): Ending {
  if (after !== null && after.state === change.target && (after.status === 'pass' || after.status === 'fail'))
    return { result: 'fixed', reason: null };
  if (pressed.reason === 'oneWay' || pressed.reason === 'blockedByDialog' || pressed.reason === 'asked')
    return { result: 'refused', reason: pressed.reason };
  if (pressed.cause !== null) return { result: 'failed', reason: pressed.cause.reason };
  if (pressed.unanswered) return { result: 'failed', reason: 'notAnswered' };
  if (after === null || after.state === null || after.status === 'unknown')
    return {
      result: 'failed',
      reason: pressed.refusedByServer ? 'notSaved' : (after?.reason ?? pressed.reason ?? 'error'),
    };
  return { result: 'failed', reason: pressed.refusedByServer ? 'notSaved' : 'notHeld' };
}
