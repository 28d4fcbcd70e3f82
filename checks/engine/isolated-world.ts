import { type Frame, type Locator, selectors } from 'playwright-core';
import { gatherPage } from './gather.ts';
import { itemsOf, notePopups, takeAim } from './page-aim.ts';
import { pageChoices } from './page-choices.ts';
import { pageNames } from './page-names.ts';
import { pageRows } from './page-rows.ts';
import { pageSight } from './page-sight.ts';
import { pageText } from './page-text.ts';

/** The requests to our world in a page. */
export type WorldRequest =
  /** Looks, and remembers the elements under this number, so that the recognised one can be pressed. */
  | { readonly do: 'look'; readonly look: number; readonly request: Parameters<typeof gatherPage>[0] }
  /** How a remembered control, or one of its options, can be pressed. */
  | ({ readonly do: 'aim' } & ElementName)
  /** Brings a remembered control into view, and says where its middle is then. */
  | ({ readonly do: 'show' } & ElementName)
  /** Remembers which menus and lists stand open before a menu button is pressed. */
  | { readonly do: 'popups' }
  /** The items of the menu that this button has opened since. */
  | ({ readonly do: 'items' } & ElementName);

/** One remembered element: the look that saw it, its place among that look's controls, and which part of it. */
export interface ElementName {
  readonly look: number;
  readonly at: number;
  /** The control itself, its label, the n-th of its two options, or the n-th item of its open menu. */
  readonly part: 'control' | 'label' | `option-${number}` | `item-${number}`;
}

const ENGINE = 'flipwatch';
const DATA = 'data-said';

/**
 * Runs in the page's document, in a JavaScript world of its own: the page's own code can neither see it nor change what
 * it works with. It answers in the attribute of an element that is in no document.
 */
function worldEngine(
  gather: typeof gatherPage,
  sight: typeof pageSight,
  names: typeof pageNames,
  choices: typeof pageChoices,
  rows: typeof pageRows,
  text: typeof pageText,
  aim: typeof takeAim,
  popups: typeof notePopups,
  itemsIn: typeof itemsOf,
) {
  const parts = { sight: sight(), names, choices, rows, text };
  // A look that timed out may come after the one that counts: the last few are kept apart.
  const looks = new Map<number, ReturnType<typeof gatherPage>>();
  const MOST_LOOKS = 4;
  let before: readonly Element[] = [];
  let items: readonly Element[] = [];

  const show = (element: Element) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const labelOf = (element: Element): Element | null => {
    const labels = element instanceof HTMLInputElement ? Array.from(element.labels ?? []) : [];
    return labels[0] ?? element.closest('label');
  };
  const elementOf = (name: { look: number; at: number; part: string }): Element | null => {
    const look = looks.get(name.look);
    const control = look?.elements[name.at];
    if (control === undefined || !control.isConnected) return null;
    if (name.part === 'control') return control;
    if (name.part === 'label') return labelOf(control);
    const [kind, index] = name.part.split('-');
    const part = (kind === 'option' ? look?.options.get(control) : items)?.[Number(index)];
    return part?.isConnected ? part : null;
  };
  const say = (said: unknown): Element => {
    const element = document.createElement('data');
    element.setAttribute('data-said', JSON.stringify(said));
    return element;
  };
  const answer = (asked: string): Element[] => {
    const bytes = Uint8Array.from(atob(asked), (letter) => letter.charCodeAt(0));
    const request = JSON.parse(new TextDecoder().decode(bytes));
    if (request.do === 'look') {
      const seen = gather(request.request, parts);
      looks.set(request.look, seen);
      for (const old of looks.keys()) if (looks.size > MOST_LOOKS) looks.delete(old);
      return [say(seen.look)];
    }
    if (request.do === 'popups') {
      before = popups();
      return [say(before.length)];
    }
    if (request.do === 'items') {
      const button = elementOf(request);
      items = button === null ? [] : itemsIn(button, before, popups());
      return [say(items.map((item) => item.textContent ?? ''))];
    }
    const element = elementOf(request);
    if (request.do === 'show') return [say(element === null ? null : show(element))];
    if (request.do === 'aim') return [say(element === null ? { on: 'nothing' } : aim(element))];
    return element === null ? [] : [element];
  };
  return {
    query: (_root: unknown, asked: string) => answer(asked)[0] ?? null,
    queryAll: (_root: unknown, asked: string) => answer(asked),
  };
}

let registered: Promise<void> | null = null;

/** Makes our world known to Playwright, once for all its pages. It must be known before a page is opened. */
export function prepareWorlds(): Promise<void> {
  const parts = [
    gatherPage,
    pageSight,
    pageNames,
    pageChoices,
    pageRows,
    pageText,
    takeAim,
    notePopups,
    itemsOf,
  ]
    .map(String)
    .join(', ');
  registered ??= selectors.register(
    ENGINE,
    { content: `(${String(worldEngine)})(${parts})` },
    { contentScript: true },
  );
  return registered;
}

/** A selector may hold no quotes and no arrows. */
const written = (request: object): string =>
  `${ENGINE}=${Buffer.from(JSON.stringify(request)).toString('base64')}`;

/** Long enough for any look; whoever waits has a shorter cap of their own. */
const ANSWER_MS = 30_000;

/** Asks our world in one frame, and gives back what it said, not yet parsed. Rejects where the frame went away. */
export async function askWorld(frame: Frame, request: WorldRequest): Promise<unknown> {
  const said = await frame.locator(written(request)).getAttribute(DATA, { timeout: ANSWER_MS });
  if (said === null) throw new Error('our world in the page said nothing');
  return JSON.parse(said);
}

/** A remembered element, to be pressed: the same one, or none where it is gone. */
export const locatorOf = (frame: Frame, name: ElementName): Locator =>
  frame.locator(written({ do: 'element', ...name }));
