/**
 * The only code of ours that looks inside a platform's page. It never touches: no listener, no style, no focus, no value is
 * set. It runs in a world of its own, which the page's code can't reach; see isolated-world.ts. Its text is sent to the
 * page, so it must use nothing from outside but types.
 */
import type { Choice } from './choices.ts';

/** What to look for beside the switches. */
export interface GatherRequest {
  readonly testIds: readonly string[];
  readonly texts: readonly string[];
  readonly storagePrefixes: readonly string[];
  /** Paths of the platform's sign-in pages. */
  readonly signInPaths: readonly string[];
  /** Regular expressions, without regard to case: lines that say that loading failed. */
  readonly failure: string;
  /** Buttons with which a page is agreed to, and what it names beside. */
  readonly accept: string;
  readonly terms: string;
  /** Also say where each control is drawn: a picture of it needs that, a reading does not. */
  readonly withPlaces: boolean;
}

/** Looks at one frame. The result is parsed by `lookSchema` outside: a page's word is not taken for its shape. */
export function gatherPage(request: GatherRequest) {
  const switchLike =
    'input[type="checkbox"], [role="switch"], [role="checkbox"], [role="menuitemcheckbox"], button[aria-pressed]';
  const keyAttributes = ['id', 'name', 'aria-labelledby', 'aria-describedby', 'data-testid', 'data-test-id'];
  const clean = (text: string | null | undefined, most = 300) =>
    (text ?? '').replace(/\s+/g, ' ').trim().slice(0, most);

  /** The parent as people see it: out of a shadow root to its host. */
  const parentOf = (node: Element): Element | null =>
    node.parentElement ??
    (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null);

  const everywhere = (root: Document | ShadowRoot, selector: string): Element[] => {
    const found = Array.from(root.querySelectorAll(selector));
    for (const element of Array.from(root.querySelectorAll('*')))
      if (element.shadowRoot) found.push(...everywhere(element.shadowRoot, selector));
    return found;
  };

  /** The nearest element with a box of its own: `display: contents` has none, and is no way of hiding. */
  const boxed = (element: Element | null): Element | null => {
    let at = element;
    while (at && getComputedStyle(at).display === 'contents') at = parentOf(at);
    return at;
  };

  /** Taken out of what people can perceive or use, by the page's own word. */
  const setAside = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = parentOf(at))
      if (at.hasAttribute('hidden') || at.hasAttribute('inert') || at.getAttribute('aria-hidden') === 'true')
        return true;
    return false;
  };

  /** Drawn somewhere a person could see it: has a box, is not transparent, clipped to nothing or off the page. */
  const drawn = (element: Element): boolean => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    if (box.width <= 2 || box.height <= 2) return false;
    if (box.right + window.scrollX <= 0 || box.bottom + window.scrollY <= 0) return false;
    for (let at: Element | null = element; at; at = parentOf(at))
      if (/inset\((50|100)%/.test(getComputedStyle(at).clipPath)) return false;
    return opaque(element);
  };

  const opaque = (element: Element | null): boolean => {
    let opacity = 1;
    for (let at = element; at; at = parentOf(at)) opacity *= Number(getComputedStyle(at).opacity);
    return opacity > 0.05;
  };

  const all = everywhere(document, switchLike);
  // `<div role=switch><input type=checkbox></div>` is one control for a person: the inner one carries the state.
  const nestedIn = new Map<Element, Element>();
  for (const inner of all)
    for (let at = parentOf(inner); at; at = parentOf(at))
      if (all.includes(at)) {
        nestedIn.set(at, inner);
        break;
      }

  // Two radio buttons, a list of two or a menu button can be a switch in other clothes: what they say is kept as words.
  const choices = new Map<Element, Choice>();
  const options = new Map<Element, readonly Element[]>();
  const radioGroups = new Map<Element, Element[]>();
  for (const radio of everywhere(document, 'input[type="radio"], [role="radio"]')) {
    const group = radio.closest('[role="radiogroup"], fieldset');
    if (group) radioGroups.set(group, [...(radioGroups.get(group) ?? []), radio]);
  }
  const wordsOf = (element: Element): string => {
    const label =
      element instanceof HTMLInputElement ? (element.labels?.[0] ?? element.closest('label')) : null;
    return clean(element.getAttribute('aria-label') ?? (label ?? element).textContent, 60);
  };
  for (const [group, radios] of radioGroups) {
    const chosen = radios.filter((radio) =>
      radio instanceof HTMLInputElement ? radio.checked : radio.getAttribute('aria-checked') === 'true',
    );
    const [only] = chosen;
    if (radios.length === 2) options.set(group, radios);
    if (radios.length === 2)
      choices.set(group, {
        kind: 'radio',
        selected: only && chosen.length === 1 ? wordsOf(only) : null,
        options: radios.map(wordsOf),
      });
  }
  for (const list of everywhere(document, 'select'))
    if (list instanceof HTMLSelectElement && !list.multiple && list.options.length === 2)
      choices.set(list, {
        kind: 'list',
        selected: clean(list.selectedOptions[0]?.text, 60),
        options: Array.from(list.options, (option) => clean(option.text, 60)),
      });
  for (const button of everywhere(
    document,
    'button[aria-haspopup="menu"], button[aria-haspopup="listbox"], button[aria-haspopup="true"]',
  ))
    choices.set(button, { kind: 'menu', selected: clean(button.textContent, 60), options: [] });

  const every = [...all.filter((element) => !nestedIn.has(element)), ...choices.keys()];
  const controls = every.slice(0, 500);

  const labelsOf = (element: Element): Element[] => {
    if (element instanceof HTMLFieldSetElement)
      return Array.from(element.children).filter((child) => child.tagName === 'LEGEND');
    const labelled =
      element instanceof HTMLInputElement ||
      element instanceof HTMLButtonElement ||
      element instanceof HTMLSelectElement;
    const own = labelled ? Array.from(element.labels ?? []) : [];
    const wrapping = element.closest('label');
    return wrapping && !own.includes(wrapping) ? [...own, wrapping] : own;
  };

  /** The widest element around this control that holds no other control: its row, with its words. */
  const rowOf = (element: Element): Element | null => {
    let row: Element | null = null;
    for (let at = parentOf(element), steps = 0; at && steps < 8; at = parentOf(at), steps++) {
      if (
        /^(BODY|HTML|MAIN|NAV|HEADER|DIALOG|FORM)$/.test(at.tagName) ||
        /^(main|dialog|alertdialog|navigation)$/.test(at.getAttribute('role') ?? '')
      )
        break;
      const inside = at;
      if (controls.some((other) => other !== element && inside.contains(other))) break;
      // A shadow root's words are inside it: its host would show none of them.
      if (row !== null && at.shadowRoot?.contains(row)) break;
      row = at;
    }
    return row;
  };

  /** The pieces of text in a row that are neither a heading's nor the control's own, in reading order. */
  const wordsBeside = (element: Element, row: Element): string[] => {
    const words: string[] = [];
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && words.length < 14; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = clean(node.textContent);
      if (text === '' || !parent || element.contains(parent)) continue;
      if (
        parent.closest('h1, h2, [role="heading"], script, style, option') ||
        !parent.checkVisibility({ visibilityProperty: true })
      )
        continue;
      words.push(text);
    }
    return words;
  };

  const textOf = (element: Element): string =>
    clean(element instanceof HTMLElement ? element.innerText : element.textContent);

  /**
   * The words by which an element names a control, line by line: with what a web component shows through its slots, and
   * without the "On" and "Off" that some switches draw in themselves and hide from screen readers. No other hidden word
   * is left out: it may turn the sentence round.
   */
  const nameLines = (element: Element): string[] => {
    const position = /^(on|off|an|aus|ein|yes|no|ja|nein|[io01|])$/i;
    const onlyPosition = (part: Element) =>
      part.getAttribute('aria-hidden') === 'true' && position.test(clean(part.textContent));
    const odd = element.querySelectorAll('slot, [aria-hidden="true"]');
    if (!Array.from(odd).some((part) => part instanceof HTMLSlotElement || onlyPosition(part)))
      return (element instanceof HTMLElement ? element.innerText : (element.textContent ?? '')).split('\n');
    const wordsIn = (node: Node): string => {
      if (node instanceof Text) return node.data.replace(/\s+/g, ' ');
      if (!(node instanceof Element) || onlyPosition(node)) return '';
      const { display } = getComputedStyle(node);
      if (display === 'none') return '';
      const shown = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : node.childNodes;
      const inner = Array.from(shown, wordsIn).join('');
      return display === 'inline' || display === 'contents' ? inner : `\n${inner}\n`;
    };
    return wordsIn(element)
      .split('\n')
      .filter((line) => line.trim() !== '');
  };

  /** Where a control and its row are drawn, in the page's own coordinates; undefined where a box around hides it. */
  const placeOf = (parts: readonly Element[], row: Element | null) => {
    const seen = parts.find(drawn) ?? row;
    if (!seen) return undefined;
    const box = seen.getBoundingClientRect();
    for (let at = parentOf(seen); at && at !== document.body; at = parentOf(at)) {
      const around = at.getBoundingClientRect();
      const outside =
        box.bottom > around.bottom + 1 ||
        box.top < around.top - 1 ||
        box.right > around.right + 1 ||
        box.left < around.left - 1;
      if (outside && /auto|scroll|hidden|clip/.test(getComputedStyle(at).overflow)) return undefined;
    }
    const onPage = ({ left, top, width, height }: DOMRect) => ({
      x: left + window.scrollX,
      y: top + window.scrollY,
      width,
      height,
    });
    const view = { x: window.scrollX, y: window.scrollY, width: innerWidth, height: innerHeight };
    return { control: onPage(box), row: onPage((row ?? seen).getBoundingClientRect()), view };
  };

  const headingTexts = (selector: string) =>
    everywhere(document, selector)
      .filter(drawn)
      .map(textOf)
      .filter((text) => text !== '');
  const headings = headingTexts('h1, [role="heading"][aria-level="1"]');
  const subheadings = headingTexts('h2, [role="heading"][aria-level="2"]');

  const describe = (element: Element) => {
    const outer = all.find((candidate) => nestedIn.get(candidate) === element);
    const attribute = (name: string) => element.getAttribute(name) ?? outer?.getAttribute(name) ?? null;
    const native = element instanceof HTMLInputElement && element.type === 'checkbox' ? element : null;
    const labels = labelsOf(element);
    const row = rowOf(element);

    const names: { from: string; text: string }[] = [];
    const name = (from: string, text: string) => {
      if (text !== '' && !names.some((known) => known.text === text)) names.push({ from, text });
    };
    const root = element.getRootNode() as Document | ShadowRoot;
    const byId = (ids: string | null) =>
      clean(
        (ids ?? '')
          .split(/\s+/)
          .map((id) => (id === '' ? '' : (root.getElementById(id)?.textContent ?? '')))
          .join(' '),
      );
    name('labelledby', byId(attribute('aria-labelledby')));
    name('aria-label', clean(attribute('aria-label')));
    for (const label of labels) {
      const lines = nameLines(label);
      name('label', clean(lines.join(' ')));
      // A label often holds its help text too: each of its lines may be the name.
      for (const line of lines.slice(0, 6)) name('label-line', clean(line));
    }
    if (names.length === 0 && !native && !choices.has(element))
      name('content', clean(nameLines(element).join(' ')));
    name('title', clean(attribute('title')));
    if (row) for (const text of wordsBeside(element, row)) name('row', text);

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
      choice: choices.get(element) ?? null,
      property: native ? (native.indeterminate ? 'mixed' : String(native.checked)) : null,
      aria: attribute('aria-checked') ?? (native ? null : pressed),
      disabled: seen.some(
        (part) => part.matches(':disabled') || part.getAttribute('aria-disabled') === 'true',
      ),
      keys,
      containers: containers.slice(0, 30),
      names: names.slice(0, 24),
      visible,
      inDialog:
        element.closest('dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]') !== null,
      inNavigation: element.closest('nav, header, footer, [role="navigation"]') !== null,
      ...(request.withPlaces ? { place: placeOf(seen, row) } : {}),
    };
  };

  const wholeText = document.body ? document.body.innerText.slice(0, 120_000) : '';
  const bodyText = wholeText.replace(/\s+/g, ' ').slice(0, 60_000);
  const bodyTextFolded = bodyText.toLowerCase();
  const failure = new RegExp(request.failure, 'iu');
  const alerts = everywhere(document, '[role="alert"], [aria-live="assertive"]')
    .filter(
      (alert) =>
        drawn(alert) &&
        alert.closest('nav, header, footer, dialog, [role="dialog"], [role="alertdialog"]') === null,
    )
    .map(textOf)
    .filter((text) => /\p{L}{2}/u.test(text));
  const failureLines = wholeText
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length < 240 && failure.test(line));
  const accept = new RegExp(request.accept, 'iu');
  const acceptAsked =
    new RegExp(request.terms, 'iu').test(bodyText) &&
    everywhere(document, 'button, [role="button"], input[type="submit"], a').some(
      (button) =>
        accept.test(clean(button instanceof HTMLInputElement ? button.value : button.textContent, 60)) &&
        drawn(button) &&
        !/cookie/i.test(button.closest('[role="dialog"], dialog, aside, section, form')?.textContent ?? ''),
    );
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
    headings: headings.slice(0, 8),
    subheadings: subheadings.slice(0, 20),
    textLength: bodyText.trim().length,
    texts: request.texts.filter((text) => bodyTextFolded.includes(text.toLowerCase())),
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
    alerts: alerts.slice(0, 5).map((text) => text.slice(0, 200)),
    failureLines: failureLines.slice(0, 5).map((text) => text.slice(0, 200)),
    acceptAsked,
    remembers,
    tooMany: every.length > controls.length,
    busy: everywhere(document, '[aria-busy="true"], [role="progressbar"]').some(drawn),
    storage,
    elementCount: document.getElementsByTagName('*').length,
    controls: controls.map(describe),
  };
  return { look, elements: controls, options };
}
