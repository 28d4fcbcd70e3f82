/**
 * What looks inside a platform's page. It never touches: no listener, no style, no focus, no value is set. It runs in a
 * world of its own, which the page's code can't reach; see isolated-world.ts. Its text is sent to the page, so it must use
 * nothing from outside but types: what it stands on (page-sight.ts, page-names.ts, page-choices.ts, page-rows.ts, page-text.ts) is
 * handed to it.
 */
import type { ControlKind } from '../model/index.ts';
import type { pageChoices } from './page-choices.ts';
import type { pageNames } from './page-names.ts';
import type { pageRows } from './page-rows.ts';
import type { PageSight } from './page-sight.ts';
import type { pageText, TextRequest } from './page-text.ts';

/** What to look for beside the switches. */
export interface GatherRequest extends TextRequest {
  readonly testIds: readonly string[];
  readonly texts: readonly string[];
  readonly storagePrefixes: readonly string[];
  /** Paths of the platform's sign-in pages. */
  readonly signInPaths: readonly string[];
  /** Also say where each control is drawn: a picture of it needs that, a reading does not. */
  readonly withPlaces: boolean;
}

/** The parts of the look, which are sent to the page beside it. */
export interface LookParts {
  readonly sight: PageSight;
  readonly names: typeof pageNames;
  readonly choices: typeof pageChoices;
  readonly rows: typeof pageRows;
  readonly text: typeof pageText;
}

/** Looks at one frame. The result is parsed by `lookSchema` outside: a page's word is not taken for its shape. */
export function gatherPage(request: GatherRequest, parts: LookParts) {
  const { clean, parentOf, everywhere, boxed, setAside, drawn, opaque, placeOf } = parts.sight;
  const { labelsOf, namesOf } = parts.names(parts.sight);
  const { choices, options } = parts.choices(parts.sight);
  const { folded, ...said } = parts.text(request, parts.sight);
  const switchLike =
    'input[type="checkbox"], [role="switch"], [role="checkbox"], [role="menuitemcheckbox"], button[aria-pressed]';
  const keyAttributes = ['id', 'name', 'aria-labelledby', 'aria-describedby', 'data-testid', 'data-test-id'];

  const all = everywhere(document, switchLike);
  // `<div role=switch><input type=checkbox></div>` is one control for a person: the inner one carries the state.
  const nestedIn = new Map<Element, Element>();
  for (const inner of all)
    for (let at = parentOf(inner); at; at = parentOf(at))
      if (all.includes(at)) {
        nestedIn.set(at, inner);
        break;
      }

  const every = [...all.filter((element) => !nestedIn.has(element)), ...choices.keys()];
  const controls = every.slice(0, 500);

  const { rowOf, titleOf } = parts.rows(parts.sight, controls);

  const kindOf = (element: Element, outer: Element | undefined): ControlKind => {
    const choice = choices.get(element);
    if (choice) return choice.kind === 'radio' ? 'radios' : choice.kind;
    if ([element, outer].some((part) => part?.getAttribute('role') === 'switch')) return 'switch';
    return element.hasAttribute('aria-pressed') ? 'button' : 'checkbox';
  };

  const describe = (element: Element) => {
    const outer = all.find((candidate) => nestedIn.get(candidate) === element);
    const attribute = (name: string) => element.getAttribute(name) ?? outer?.getAttribute(name) ?? null;
    const native = element instanceof HTMLInputElement && element.type === 'checkbox' ? element : null;
    const labels = labelsOf(element);
    const row = rowOf(element);

    const keys: Record<string, string> = {};
    for (const key of keyAttributes) {
      const value = clean(attribute(key), 120);
      if (value !== '') keys[key] = value;
    }
    const containers: string[] = [];
    for (let at = parentOf(element); at; at = parentOf(at))
      for (const key of ['id', 'data-testid', 'data-test-id']) {
        const value = clean(at.getAttribute(key), 120);
        if (value !== '') containers.push(`${key}=${value}`);
      }

    const seen = [element, outer, ...labels].filter((part): part is Element => part !== undefined);
    // A site may hide the input itself and draw a switch in its place, but not the place: a hidden copy with the same
    // id would else borrow the visible one's label.
    const placeShown = boxed(parentOf(element))?.checkVisibility({ visibilityProperty: true }) ?? true;
    const visible =
      placeShown &&
      !setAside(element) &&
      (seen.some(drawn) ||
        (row !== null &&
          element.checkVisibility({ visibilityProperty: true }) &&
          // Transparent together with what stands around it, it is a copy that nobody shall see.
          opaque(parentOf(element)) &&
          drawn(row)));
    const pressed = attribute('aria-pressed');
    return {
      kind: kindOf(element, outer),
      rowTitle: titleOf(row),
      choice: choices.get(element) ?? null,
      property: native ? (native.indeterminate ? 'mixed' : String(native.checked)) : null,
      aria: attribute('aria-checked') ?? (native ? null : pressed),
      disabled: seen.some(
        (part) => part.matches(':disabled') || part.getAttribute('aria-disabled') === 'true',
      ),
      keys,
      containers: containers.slice(0, 30),
      names: namesOf(element, attribute, row, !native && !choices.has(element)),
      visible,
      inDialog:
        element.closest('dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]') !== null,
      inNavigation: element.closest('nav, header, footer, [role="navigation"]') !== null,
      ...(request.withPlaces ? { place: placeOf(seen, row) } : {}),
    };
  };

  let storage = false;
  let remembers = false;
  try {
    remembers = localStorage.length + sessionStorage.length > 0;
    for (let at = 0; at < localStorage.length; at++)
      if (request.storagePrefixes.some((prefix) => localStorage.key(at)?.startsWith(prefix))) storage = true;
  } catch {
    // A page may forbid storage; then it is no witness.
  }

  const look = {
    complete: document.readyState === 'complete',
    ...said,
    texts: request.texts.filter((text) => folded.includes(text.toLowerCase())),
    testIds: request.testIds.filter(
      (id) => document.querySelector(`[data-testid="${CSS.escape(id)}"]`) !== null,
    ),
    signInOffered: everywhere(document, 'a[href]').some(
      (link) =>
        link instanceof HTMLAnchorElement &&
        link.origin === location.origin &&
        request.signInPaths.some((path) => link.pathname === path || link.pathname.startsWith(`${path}/`)) &&
        drawn(link),
    ),
    passwordAsked: everywhere(document, 'input[type="password"]').some(drawn),
    dialogOpen: everywhere(
      document,
      'dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]',
    ).some(drawn),
    /** Counts only on a page without any control of ours: some sites carry such a frame on every page. */
    challengeFrame: everywhere(document, 'iframe').some(
      (frame) =>
        /captcha|arkose|challenges\.cloudflare/i.test(frame.getAttribute('src') ?? '') && drawn(frame),
    ),
    remembers,
    tooMany: every.length > controls.length,
    busy: everywhere(document, '[aria-busy="true"], [role="progressbar"]').some(drawn),
    storage,
    elementCount: document.getElementsByTagName('*').length,
    controls: controls.map(describe),
  };
  return { look, elements: controls, options };
}
