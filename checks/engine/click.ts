import type { ElementHandle, Page } from 'playwright-core';
import { z } from 'zod';
import type { State } from '../model/index.ts';
import { type Choice, meaningOf, optionFor } from './choices.ts';
import type { SeenControl } from './look.ts';

/** How a control can be pressed as a person would press it. The page measures, so it is parsed like all that a page says. */
const aimSchema = z.discriminatedUnion('on', [
  z.object({ on: z.literal('control') }),
  z.object({ on: z.literal('label'), x: z.number(), y: z.number() }),
  z.object({ on: z.literal('keyboard') }),
  z.object({ on: z.literal('nothing') }),
]);
type Aim = z.infer<typeof aimSchema>;

const CLICK_MS = 4_000;

/**
 * Presses one control once: on itself, or on the label that belongs to it (never on a link in that label), or by the
 * space bar where the site draws something of its own over it. Answers false, with nothing pressed, where something
 * else lies over it: that is for the person to put away.
 */
async function pressOnce(control: ElementHandle<Element>): Promise<boolean> {
  await control.scrollIntoViewIfNeeded({ timeout: CLICK_MS }).catch(() => undefined);
  const aim = aimSchema.parse(await control.evaluate(takeAim));
  if (aim.on === 'nothing') return false;
  if (aim.on === 'control') {
    await control.click({ timeout: CLICK_MS, noWaitAfter: true });
  } else if (aim.on === 'label') {
    const label = (await control.evaluateHandle(labelOf)).asElement();
    if (label === null) return false;
    await label.click({ position: { x: aim.x, y: aim.y }, timeout: CLICK_MS, noWaitAfter: true });
  } else {
    await control.press(' ', { timeout: CLICK_MS, noWaitAfter: true });
  }
  return true;
}

/** Moves one control to the target, by what kind of control it is. Answers the number of presses; 0: nothing was touched. */
export async function moveTo(
  page: Page,
  element: ElementHandle<Element>,
  control: SeenControl,
  target: State,
): Promise<number> {
  if (!control.choice) return (await pressOnce(element)) ? 1 : 0;
  return choose(page, element, control.choice, target);
}

async function choose(
  page: Page,
  element: ElementHandle<Element>,
  choice: Choice,
  target: State,
): Promise<number> {
  const option = optionFor(choice, target);
  if (choice.kind === 'list' && option !== null) {
    await element.selectOption({ label: option }, { timeout: CLICK_MS });
    return 1;
  }
  if (choice.kind === 'radio' && option !== null) {
    const radio = (await element.evaluateHandle(radioAt, choice.options.indexOf(option))).asElement();
    return radio !== null && (await pressOnce(radio)) ? 1 : 0;
  }
  if (choice.kind !== 'menu' || !(await pressOnce(element))) return 0;
  // The menu's items are there only once it is open. One that plainly means the target is chosen, or none.
  const items = page.locator('[role="menuitem"], [role="menuitemradio"], [role="option"]');
  await items
    .first()
    .waitFor({ state: 'visible', timeout: CLICK_MS })
    .catch(() => undefined);
  for (const item of await items.all())
    if (meaningOf((await item.innerText()).trim()) === target) {
      await item.click({ timeout: CLICK_MS, noWaitAfter: true });
      return 2;
    }
  return 1;
}

/* The functions below run in the page. */

function radioAt(group: Element, index: number): Element | null {
  return group.querySelectorAll('input[type="radio"], [role="radio"]')[index] ?? null;
}

function labelOf(element: Element): Element | null {
  const labels = element instanceof HTMLInputElement ? Array.from(element.labels ?? []) : [];
  return labels[0] ?? element.closest('label');
}

function takeAim(element: Element): Aim {
  const root = element.getRootNode() as Document | ShadowRoot;
  const at = (x: number, y: number) => root.elementFromPoint(x, y);
  const box = element.getBoundingClientRect();
  const top = box.width > 2 && box.height > 2 ? at(box.x + box.width / 2, box.y + box.height / 2) : null;
  if (
    top !== null &&
    (element.contains(top) || top.contains(element)) &&
    top.closest('a') === null &&
    element.checkVisibility()
  ) {
    // An ancestor is on top only where the control itself lets the pointer through to it.
    if (element.contains(top) || top === element.parentElement)
      return element.contains(top) ? { on: 'control' } : { on: 'keyboard' };
  }
  const labels = element instanceof HTMLInputElement ? Array.from(element.labels ?? []) : [];
  const label = labels[0] ?? element.closest('label');
  if (label) {
    const around = label.getBoundingClientRect();
    for (const down of [0.5, 0.25, 0.75])
      for (const along of [0.95, 0.05, 0.5, 0.75, 0.25]) {
        const [x, y] = [around.x + around.width * along, around.y + around.height * down];
        const hit = at(x, y);
        if (hit && label.contains(hit) && hit.closest('a, button') === null)
          return { on: 'label', x: x - around.x, y: y - around.y };
      }
  }
  const covered = top !== null && !top.contains(element) && !(label?.contains(top) ?? false);
  const besideIt = top?.parentElement?.contains(element) ?? false;
  if (covered && !besideIt) return { on: 'nothing' };
  return element instanceof HTMLElement && element.checkVisibility() ? { on: 'keyboard' } : { on: 'nothing' };
}
