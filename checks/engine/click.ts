import type { ElementHandle } from 'playwright-core';

/** How a control can be pressed as a person would press it. */
type Aim =
  | { readonly on: 'control' }
  | { readonly on: 'label'; readonly x: number; readonly y: number }
  | { readonly on: 'keyboard' }
  | { readonly on: 'nothing' };

const CLICK_MS = 4_000;

/**
 * Presses one control once: on itself, or on the label that belongs to it (never on a link in that label), or by the
 * space bar where the site draws something of its own over it. Answers false, with nothing pressed, where something
 * else lies over it: that is for the person to put away.
 */
export async function pressOnce(control: ElementHandle<Element>): Promise<boolean> {
  await control.scrollIntoViewIfNeeded({ timeout: CLICK_MS }).catch(() => undefined);
  const aim = await control.evaluate(takeAim);
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

/* The two functions below run in the page. */

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
  const besideIt = top !== null && top.parentElement !== null && top.parentElement.contains(element);
  if (covered && !besideIt) return { on: 'nothing' };
  return element instanceof HTMLElement && element.checkVisibility() ? { on: 'keyboard' } : { on: 'nothing' };
}
