import type { Page } from 'playwright-core';
import type { FixReason, Label, Observation } from '../model/index.ts';
import { moveTo } from './click.ts';
import type { Change, ChangeResult, ChangeSetting, EngineOptions, Visit } from './contract.ts';
import { fold } from './labels.ts';
import { lookAt, lookWithElements, stateOf } from './look.ts';
import { obstacleOf } from './obstacles.ts';
import { readPage } from './read-page.ts';
import { recognise } from './recognise.ts';
import { Saving } from './saving.ts';
import { lookingCap, pause, timingOf, within } from './waiting.ts';

/**
 * Moves one setting and proves it. The position is read first, by the same rules as in an audit; the control is pressed
 * once and never again, because a site may send the opposite of what it holds; what counts is what a full reload shows.
 */
export const changeSetting: ChangeSetting = async (page, change, options) => {
  const visit: Visit = { ...change, checks: [change.check] };
  const { keepPicture: _, ...reading } = options;
  const before = (await readPage(page, visit, reading)).observations[0];
  if (before === undefined) throw new Error('readPage gave no observation for its check');
  const refusal = refusalFor(before, change);
  if (refusal) return { ...refusal, before, after: null, clicks: 0 };

  const pressed = await press(page, change, options);
  if (pressed.clicks === 0)
    return { result: 'refused', reason: pressed.reason, before, after: null, clicks: 0 };

  const after = (await readPage(page, visit, options)).observations[0] ?? null;
  return { ...outcome(change, after, pressed), before, after, clicks: pressed.clicks };
};

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
}

async function press(page: Page, change: Change, options: EngineOptions): Promise<Pressed> {
  const timing = timingOf(options.timing);
  const nothing = (reason: FixReason): Pressed => ({ clicks: 0, reason, refusedByServer: false });
  if (timing.shown > 0) {
    const seen = await letSee(page, change, options).catch(obstacleOf);
    if (seen) return nothing(seen.reason);
  }
  const saving = new Saving(page, change.platform);
  let clicks = 0;
  let reached = false;
  try {
    const { look, elementAt, recognition } = await find(page, change, options);
    if (!recognition.found) return nothing(recognition.reason);
    // The page may have changed since it was read: only a control that still shows the other position is pressed.
    if (stateOf(recognition.control) === null || stateOf(recognition.control) === change.target)
      return nothing('notReady');
    const names = recognition.control.names
      .filter(({ from }) => from !== 'row')
      .map(({ text }) => fold(text));
    if (change.check.fix.neverClick.some((never) => names.includes(fold(never)))) return nothing('ambiguous');

    const element = await elementAt(recognition.index);
    if (element === null) return nothing('notReady');
    reached = true;
    clicks += await moveTo(page, element, recognition.control, change.target);
    if (clicks === 0) return nothing('blockedByDialog');

    const committed = await commit(page, change, look.dialogOpen, options);
    clicks += committed.clicks;
    await saving.done(timing.saved, options.signal);
    await pause(timing.shown, options.signal);
    return { clicks, reason: committed.reason, refusedByServer: saving.refused };
  } catch (error) {
    // A press that failed on its way may have gone through: only a reading after the reload tells what the site holds now.
    return { clicks: clicks || Number(reached), reason: obstacleOf(error).reason, refusedByServer: false };
  } finally {
    saving.dispose();
  }
}

/** Brings the control into view for a while. What the page makes of that while is looked at anew before anything is pressed. */
async function letSee(page: Page, change: Change, options: EngineOptions): Promise<void> {
  const { shown } = timingOf(options.timing);
  const { elementAt, recognition } = await find(page, change, options);
  const element = recognition.found ? await elementAt(recognition.index) : null;
  await element?.scrollIntoViewIfNeeded({ timeout: shown }).catch(() => undefined);
  await pause(shown, options.signal);
}

/** Looks for the control as it is now. A page that hangs is waited for no longer than when it is read. */
async function find(page: Page, change: Change, { timing, signal }: EngineOptions) {
  const looking = lookWithElements(page, change.platform, change.site);
  const found = await within(looking, lookingCap(timingOf(timing)), 'looking at the page', signal);
  return { ...found, recognition: recognise(change.check, change.catalogue, found.look, { answered: true }) };
}

/** Saves the change the way the manifest says. A dialog that it does not know is left for the person to answer. */
async function commit(
  page: Page,
  change: Change,
  dialogBefore: boolean,
  options: EngineOptions,
): Promise<{ clicks: number; reason: FixReason | null }> {
  const { commit } = change.check;
  if (commit.kind !== 'atOnce') {
    const scope =
      commit.kind === 'confirmDialog'
        ? page.getByRole('dialog').or(page.getByRole('alertdialog'))
        : page.locator('body');
    return pressButton(scope, commit.labels, change.check.fix.neverClick);
  }
  await pause(150, options.signal);
  const dialogNow = (await lookAt(page, change.platform, change.site)).dialogOpen;
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
      await button.click({ timeout: 4_000, noWaitAfter: true });
      return { clicks: 1, reason: null };
    }
  }
  return { clicks: 0, reason: 'notSaved' };
}

/** What the reading after the reload makes of it. */
function outcome(change: Change, after: Observation | null, pressed: Pressed): Ending {
  if (after !== null && after.state === change.target && (after.status === 'pass' || after.status === 'fail'))
    return { result: 'fixed', reason: null };
  if (pressed.reason === 'oneWay' || pressed.reason === 'blockedByDialog')
    return { result: 'refused', reason: pressed.reason };
  if (after === null || after.state === null || after.status === 'unknown')
    return { result: 'failed', reason: after?.reason ?? pressed.reason ?? 'error' };
  return { result: 'failed', reason: pressed.refusedByServer ? 'notSaved' : 'notHeld' };
}
