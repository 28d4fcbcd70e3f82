import type { PageSight } from './page-sight.ts';

/**
 * The words by which a control is named. Like gather.ts it runs inside a platform's page, and uses nothing from outside but
 * types.
 */
export function pageNames({ clean }: PageSight) {
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

  /**
   * The words by which an element names a control, line by line: with what a web component shows through its slots, and
   * without the "On" and "Off" that some switches draw in themselves and hide from screen readers. No other hidden word
   * is left out: it may turn the sentence round.
   */
  const nameLines = (element: Element): string[] => {
    const hidden = Array.from(element.querySelectorAll('[aria-hidden="true"]'), (part) =>
      clean(part.textContent),
    );
    // A lone "No" before a sentence turns it round; beside a "Yes" it is the other end of a drawn switch.
    const bothEnds =
      hidden.some((text) => /^(yes|ja)$/i.test(text)) && hidden.some((text) => /^(no|nein)$/i.test(text));
    const position = bothEnds
      ? /^(on|off|an|aus|ein|yes|no|ja|nein|[io01|])$/i
      : /^(on|off|an|aus|ein|[io01|])$/i;
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

  /**
   * Everything that may be a control's name, each with where it was found, the most telling first. What the control itself
   * holds is its name only `fromContent`: a box holds nothing, and a choice its position.
   */
  const namesOf = (
    element: Element,
    attribute: (name: string) => string | null,
    row: Element | null,
    fromContent: boolean,
  ) => {
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
    for (const label of labelsOf(element)) {
      const lines = nameLines(label);
      name('label', clean(lines.join(' ')));
      // A label often holds its help text too: each of its lines may be the name.
      for (const line of lines.slice(0, 6)) name('label-line', clean(line));
    }
    if (names.length === 0 && fromContent) name('content', clean(nameLines(element).join(' ')));
    name('title', clean(attribute('title')));
    if (row) for (const text of wordsBeside(element, row)) name('row', text);
    return names.slice(0, 24);
  };

  return { labelsOf, namesOf };
}
