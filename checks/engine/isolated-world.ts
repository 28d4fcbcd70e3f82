import { type Frame, type Locator, selectors } from 'playwright-core';
import { gatherPage, type LookParts } from './gather.ts';
import { itemsOf, notePopups, takeAim } from './page-aim.ts';
import { pageChoices } from './page-choices.ts';
import { pageCrowd } from './page-crowd.ts';
import { pageDescribe } from './page-describe.ts';
import { pageFinds } from './page-finds.ts';
import { pageIndex, type RowRequest } from './page-index.ts';
import { pageLines } from './page-lines.ts';
import { pageLocks } from './page-locks.ts';
import { pageMenus } from './page-menus.ts';
import { pageNames } from './page-names.ts';
import { pageNaming } from './page-naming.ts';
import { pageOptions } from './page-options.ts';
import { outlinePage } from './page-outline.ts';
import { type PositionWords, pagePieces } from './page-pieces.ts';
import { pagePlaces } from './page-places.ts';
import { pageRowButtons } from './page-row-buttons.ts';
import { pageRows } from './page-rows.ts';
import { pageSaving } from './page-saving.ts';
import { pageSight } from './page-sight.ts';
import { pageStandIns } from './page-stand-ins.ts';
import { pageText } from './page-text.ts';
import { pageTraits } from './page-traits.ts';

/** The requests to our world in a page. */
export type WorldRequest =
  /** Looks, and remembers the elements under this number, so that the recognised one can be pressed. */
  | { readonly do: 'look'; readonly look: number; readonly request: Parameters<typeof gatherPage>[0] }
  /** The rows of a page that lists settings. */
  | { readonly do: 'rows'; readonly request: RowRequest; readonly positions: PositionWords }
  /** How a remembered control, or one of its options, can be pressed. */
  | ({ readonly do: 'aim' } & ElementName)
  /** Whether a remembered element has the focus. */
  | ({ readonly do: 'focused' } & ElementName)
  /** Brings a remembered control into view, and says where its middle is then. */
  | ({ readonly do: 'show' } & ElementName)
  /** Remembers which menus and lists stand open before a menu button is pressed. */
  | { readonly do: 'popups' }
  /** The items of the menu that this button has opened since. */
  | ({ readonly do: 'items' } & ElementName)
  /** What the page is made of, with all its words. */
  | { readonly do: 'outline'; readonly most: number }
  /** The buttons of the forms in which these controls stand. Those of the first one's form can then be pressed as items. */
  | { readonly do: 'saving'; readonly look: number; readonly at: readonly number[] };

/** One remembered element: the look that saw it, its place among that look's controls, and which part of it. */
export interface ElementName {
  readonly look: number;
  readonly at: number;
  /** The control itself, its label, what is drawn in its place, the n-th of its two options, the n-th item of its menu. */
  readonly part: 'control' | 'label' | 'stand-in' | `option-${number}` | `item-${number}`;
  /** The label and the stand-in are those of this option, and not of the control. */
  readonly of?: `option-${number}`;
}

const ENGINE = 'flipwatch';
const DATA = 'data-said';

/**
 * Runs in the page's document, in a JavaScript world of its own: the page's own code can neither see it nor change what
 * it works with. It answers in the attribute of an element that is in no document.
 */
function worldEngine(
  gather: typeof gatherPage,
  parts: LookParts,
  aim: typeof takeAim,
  popups: typeof notePopups,
  itemsIn: typeof itemsOf,
  outline: typeof outlinePage,
  savingIn: typeof pageSaving,
  index: typeof pageIndex,
) {
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
  /** What of a control is drawn: a box that has no place of its own is seen by its stand-in, or by its label. */
  const seenFor = (element: Element, look: number): Element => {
    const hasPlace = (one: Element | null | undefined): one is Element =>
      (one?.getClientRects().length ?? 0) > 0;
    return (
      [element, looks.get(look)?.drawingOf(element), labelOf(element), element.parentElement].find(
        hasPlace,
      ) ?? element
    );
  };
  /** Whether what is typed now reaches this very element. */
  const hasFocus = (element: Element): boolean => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at === element;
  };
  const labelOf = (element: Element): Element | null => {
    const labels = element instanceof HTMLInputElement ? Array.from(element.labels ?? []) : [];
    return labels[0] ?? element.closest('label');
  };
  const elementOf = (name: { look: number; at: number; part: string; of?: string }): Element | null => {
    const look = looks.get(name.look);
    const control = look?.elements[name.at];
    if (control === undefined || !control.isConnected) return null;
    if (name.part === 'control') return control;
    if (name.part === 'label' || name.part === 'stand-in') {
      const whose = elementOf({ ...name, part: name.of ?? 'control' });
      if (whose === null) return null;
      return name.part === 'label' ? labelOf(whose) : (look?.drawingOf(whose) ?? null);
    }
    const [kind, index] = name.part.split('-');
    const part = (kind === 'option' ? look?.options.get(control) : items)?.[Number(index)];
    return part?.isConnected ? part : null;
  };
  /** The forms of some controls, each told once, and for each control which of them is its own. */
  const savingOf = ({ look, at }: { look: number; at: readonly number[] }) => {
    const formOf = savingIn(parts.sight());
    const [outside, forms] = [formOf(null), new Set<ReturnType<typeof formOf>>()];
    const own = at.map((one) => {
      const element = elementOf({ look, at: one, part: 'control' });
      return element === null ? outside : formOf(element);
    });
    for (const one of own) if (one.form !== null) forms.add(one);
    items = (own[0] ?? outside).elements;
    const told = [...forms];
    return {
      forms: told.map(({ buttons }) => buttons),
      of: own.map((one) => (one.form === null ? null : told.indexOf(one))),
      outside: outside.buttons,
    };
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
    if (request.do === 'outline') return [say(outline(parts.sight(), request.most))];
    if (request.do === 'rows') {
      const sight = parts.sight();
      const lines = parts.lines(sight, parts.pieces(sight, request.positions));
      return [say(index(request.request, sight, lines))];
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
    if (request.do === 'saving') return [say(savingOf(request))];
    const element = elementOf(request);
    if (request.do === 'show') return [say(element === null ? null : show(seenFor(element, request.look)))];
    if (request.do === 'aim')
      return [
        say(element === null ? { on: 'nothing' } : aim(element, looks.get(request.look)?.drawingOf(element))),
      ];
    if (request.do === 'focused') return [say(element !== null && hasFocus(element))];
    return element === null ? [] : [element];
  };
  return {
    query: (_root: unknown, asked: string) => answer(asked)[0] ?? null,
    queryAll: (_root: unknown, asked: string) => answer(asked),
  };
}

/** The parts of a look, by their names. */
const lookParts: LookParts = {
  sight: pageSight,
  crowd: pageCrowd,
  pieces: pagePieces,
  lines: pageLines,
  options: pageOptions,
  choices: pageChoices,
  menus: pageMenus,
  finds: pageFinds,
  rowButtons: pageRowButtons,
  rows: pageRows,
  naming: pageNaming,
  names: pageNames,
  locks: pageLocks,
  standIns: pageStandIns,
  traits: pageTraits,
  places: pagePlaces,
  describe: pageDescribe,
  text: pageText,
};

let registered: Promise<void> | null = null;

/** Makes our world known to Playwright, once for all its pages. It must be known before a page is opened. */
export function prepareWorlds(): Promise<void> {
  const parts = Object.entries(lookParts).map(([name, part]) => `${name}: ${String(part)}`);
  const sent = [
    gatherPage,
    `{ ${parts.join(', ')} }`,
    takeAim,
    notePopups,
    itemsOf,
    outlinePage,
    pageSaving,
    pageIndex,
  ]
    .map(String)
    .join(', ');
  registered ??= selectors.register(
    ENGINE,
    { content: `(${String(worldEngine)})(${sent})` },
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
