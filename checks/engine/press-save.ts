import type { Frame, Page } from 'playwright-core';
import type { FixReason, Label, SavingButtons } from '../model/index.ts';
import type { Change, EngineOptions } from './contract.ts';
import { askWorld, type ElementName, locatorOf } from './isolated-world.ts';
import { fold } from './labels.ts';
import { type SeenPage, stateOf } from './look.ts';
import { blockerNow } from './open-page.ts';
import type { Recognition } from './recognise.ts';
import { savingOf } from './saving.ts';
import { lookingCap, pause, timingOf, within } from './waiting.ts';

/** A button may come, or come alive, only once something was changed. */
const PATIENCE_MS = 4_000;
const CLICK_MS = 4_000;

/** What came of pressing the button that keeps a change. */
export interface Saved {
  readonly clicks: number;
  readonly reason: FixReason | null;
}

/** A control as one look found it. */
export interface FoundControl {
  readonly seen: SeenPage;
  readonly recognition: Recognition;
}

type Buttons = { readonly buttons: SavingButtons; readonly frame: Frame; readonly name: ElementName };

/** The buttons among which the one is that keeps this control's change: of its form, or else of no form. */
async function buttonsFor({ seen, recognition }: FoundControl): Promise<Buttons | null> {
  const part = recognition.found ? seen.partOf(recognition.index, 'control') : null;
  if (part === null || !recognition.found) return null;
  const [saving] = await savingOf(seen, [recognition.index]);
  if (saving === undefined) return null;
  return { buttons: saving.inForm ? saving.ofForm : saving.outside, frame: part.frame, name: part.name };
}

/** The places of the buttons with the words that the check names, and none that is never pressed. */
function fitting(buttons: SavingButtons, labels: readonly Label[], never: readonly string[]): number[] {
  const meant = new Set(labels.map(({ text }) => fold(text)));
  for (const word of never) meant.delete(fold(word));
  return buttons.flatMap(({ words }, at) => (meant.has(fold(words)) ? [at] : []));
}

/** Whether the form of the control has more than one button that may be the one: then nothing of it is pressed at all. */
export async function isSavedByMany(
  control: FoundControl,
  labels: readonly Label[],
  never: readonly string[],
): Promise<boolean> {
  const found = await buttonsFor(control);
  return found !== null && fitting(found.buttons, labels, never).length > 1;
}

/**
 * Presses the one button that keeps a change, once: it belongs to the form of the control, which by then stands where it
 * was moved. Another form's button is never pressed, whatever it says. `find` looks at the page anew.
 */
export async function pressSave(
  page: Page,
  change: Change,
  labels: readonly Label[],
  options: EngineOptions,
  find: () => Promise<FoundControl>,
): Promise<Saved> {
  const timing = timingOf(options.timing);
  const never = change.check.fix.neverClick;
  for (const began = performance.now(); ; ) {
    const control = await find();
    const blocker = blockerNow({ page, visit: { ...change, checks: [change.check] } }, control.seen.look);
    if (blocker !== null) return { clicks: 0, reason: blocker.reason };
    const { recognition } = control;
    const stands = recognition.found && stateOf(recognition.control) === change.target;
    const found = stands ? await buttonsFor(control) : null;
    const places = found === null ? [] : fitting(found.buttons, labels, never);
    if (places.length > 1) return { clicks: 0, reason: 'ambiguous' };
    const [at] = places;
    if (found !== null && at !== undefined && found.buttons[at]?.disabled === false) {
      // With one control asked for, the buttons of its form are the world's items; of none, those of no form.
      const name = { ...found.name, part: `item-${at}` } as const;
      const showing = askWorld(found.frame, { do: 'show', ...name });
      await within(showing, lookingCap(timing), 'bringing the button into view', options.signal);
      await pause(timing.shown, options.signal);
      await locatorOf(found.frame, name).click({ timeout: CLICK_MS });
      return { clicks: 1, reason: null };
    }
    if (performance.now() - began > PATIENCE_MS) return { clicks: 0, reason: 'notSaved' };
    await pause(timing.poll, options.signal);
  }
}
