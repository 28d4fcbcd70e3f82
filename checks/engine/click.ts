import type { Frame, Page } from 'playwright-core';
import * as z from 'zod';
import type { State } from '../model/index.ts';
import { type Choice, meaningOf } from './choices.ts';
import { askWorld, type ElementName, locatorOf } from './isolated-world.ts';
import { fold } from './labels.ts';
import type { SeenControl } from './look.ts';
import { pause } from './waiting.ts';

/** The page measures, so it is parsed like all that a page says. */
const aimSchema = z.discriminatedUnion('on', [
  z.object({ on: z.literal('control') }),
  z.object({ on: z.literal('label'), x: z.number(), y: z.number() }),
  z.object({ on: z.literal('stand-in'), x: z.number(), y: z.number() }),
  z.object({ on: z.literal('keyboard') }),
  z.object({ on: z.literal('nothing') }),
]);
const itemsSchema = z.array(z.string().max(10_000)).max(500);

const CLICK_MS = 4_000;

/** The very control that was recognised, as a look remembered it. */
export interface Target {
  readonly page: Page;
  readonly frame: Frame;
  readonly name: ElementName;
  readonly control: SeenControl;
  /** Words that are never pressed. */
  readonly never: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/**
 * Presses one element once: on itself, or on the label that belongs to it (never on a link in that label), or by the
 * space bar where the site draws something of its own over it. Answers false, with nothing pressed, where something
 * else lies over it: that is for the person to put away.
 */
async function pressOnce(frame: Frame, name: ElementName): Promise<boolean> {
  const aim = aimSchema.parse(await askWorld(frame, { do: 'aim', ...name }));
  if (aim.on === 'nothing') return false;
  const element = locatorOf(frame, name);
  if (aim.on === 'control') await element.click({ timeout: CLICK_MS });
  else if (aim.on === 'label' || aim.on === 'stand-in')
    await locatorOf(frame, partBeside(name, aim.on)).click({
      position: { x: aim.x, y: aim.y },
      timeout: CLICK_MS,
    });
  else {
    await element.focus({ timeout: CLICK_MS });
    // A key reaches whatever has the focus: it is pressed only where that is this very control.
    if ((await askWorld(frame, { do: 'focused', ...name })) !== true) return false;
    await element.press(' ', { timeout: CLICK_MS });
  }
  return true;
}

/** The label of an element, or what is drawn in its place. */
function partBeside(name: ElementName, part: 'label' | 'stand-in'): ElementName {
  const option = /^option-\d+$/.test(name.part) ? (name.part as `option-${number}`) : undefined;
  return { look: name.look, at: name.at, part, ...(option ? { of: option } : {}) };
}

/** Moves one control to a position, by what kind of control it is. Answers the number of presses; 0: nothing was moved. */
export async function moveTo(target: Target, position: State): Promise<number> {
  const { choice } = target.control;
  if (!choice) return (await pressOnce(target.frame, target.name)) ? 1 : 0;
  // A row only tells where the setting stands: what moves it is on another page.
  if (choice.kind === 'rowButton') return 0;
  if (choice.kind === 'menu' || choice.kind === 'combobox') return chooseFromMenu(target, position);
  const at = onlyOne(choice.options, position);
  if (at === null) return 0;
  return chooseFrom(target, choice, at);
}

async function chooseFrom({ frame, name }: Target, choice: Choice, at: number): Promise<number> {
  if (choice.kind === 'list') {
    await locatorOf(frame, name).selectOption({ index: at }, { timeout: CLICK_MS });
    return 1;
  }
  return (await pressOnce(frame, { ...name, part: `option-${at}` })) ? 1 : 0;
}

/** The place of the one option that means this position; null where none does, or more than one. */
function onlyOne(options: readonly string[], position: State): number | null {
  const fitting = options.flatMap((option, at) => (meaningOf(option) === position ? [at] : []));
  const [at] = fitting;
  return at !== undefined && fitting.length === 1 ? at : null;
}

/**
 * The menu's items are there only once it is open. Only those of the menu that this very button opened are looked at, and
 * one is pressed if it is the only one that plainly means the position; else the menu is closed again.
 */
async function chooseFromMenu(target: Target, position: State): Promise<number> {
  const { page, frame, name, never, signal } = target;
  await askWorld(frame, { do: 'popups' });
  if (!(await pressOnce(frame, name))) return 0;
  const forbidden = new Set(never.map(fold));
  for (const began = performance.now(); performance.now() - began < CLICK_MS; ) {
    const items = itemsSchema
      .parse(await askWorld(frame, { do: 'items', ...name }))
      .map((text) => text.trim());
    const at = onlyOne(items, position);
    if (at !== null && !forbidden.has(fold(items[at] ?? ''))) {
      await locatorOf(frame, { ...name, part: `item-${at}` }).click({ timeout: CLICK_MS });
      return 2;
    }
    if (items.length > 0) break;
    await pause(50, signal);
  }
  await page.keyboard.press('Escape');
  return 0;
}
