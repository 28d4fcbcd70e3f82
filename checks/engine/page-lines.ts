import type { PagePieces } from './page-pieces.ts';
import type { PageSight } from './page-sight.ts';

/**
 * The words of an element line by line, as they are drawn. Like gather.ts it runs inside a platform's page, and uses nothing
 * from outside but types.
 */
export function pageLines({ clean }: PageSight, pieces: PagePieces) {
  const { positionIn, insideOf } = pieces;

  /** Whether an element holds nothing but the drawing of a position, hidden from screen readers. */
  const drawsPosition = (element: Element) => {
    const hidden = Array.from(element.querySelectorAll('[aria-hidden="true"]'), (part) =>
      clean(part.textContent),
    );
    // A lone "No" before a sentence turns it round; beside a "Yes" it is the other end of a drawn switch.
    const bothEnds =
      hidden.some((text) => /^(yes|ja)$/i.test(text)) && hidden.some((text) => /^(no|nein)$/i.test(text));
    const position = bothEnds
      ? /^(on|off|an|aus|ein|yes|no|ja|nein|[io01|])$/i
      : /^(on|off|an|aus|ein|[io01|])$/i;
    return (part: Element) =>
      part.getAttribute('aria-hidden') === 'true' && position.test(clean(part.textContent));
  };

  /** Pieces side by side; a position that is glued to other words is drawn apart from them: "GenderOn". */
  const joined = (nodes: readonly Node[], wordsIn: (node: Node) => string): string => {
    let text = '';
    let apart = false;
    for (const node of nodes) {
      const words = wordsIn(node);
      if (words === '') continue;
      const says = node instanceof Element && positionIn(words) !== null;
      if ((says || apart) && /\S$/.test(text) && /^\S/.test(words)) text += '\n';
      text += words;
      apart = says;
    }
    return text;
  };

  /**
   * The words by which an element names a control, line by line: with what a web component shows through its slots, and
   * without the "On" and "Off" that some switches draw in themselves and hide from screen readers. No other hidden word
   * is left out: it may turn the sentence round. A label's words are read `without` the control that it holds.
   */
  const linesOf = (element: Element, without: Element | null = null): string[] => {
    const onlyPosition = drawsPosition(element);
    const wordsIn = (node: Node): string => {
      if (node instanceof Text) return node.data.replace(/\s+/g, ' ');
      if (!(node instanceof Element) || node === without || onlyPosition(node)) return '';
      if (/^(SCRIPT|STYLE|TEMPLATE|TITLE|INPUT|SELECT|TEXTAREA)$/i.test(node.tagName)) return '';
      if (node.tagName === 'BR') return '\n';
      const { display, visibility } = getComputedStyle(node);
      if (display === 'none' || (visibility === 'hidden' && node.childElementCount === 0)) return '';
      const inner = joined(insideOf(node), wordsIn);
      return /^(inline|contents|ruby)/.test(display) ? inner : `\n${inner}\n`;
    };
    const odd = Array.from(element.querySelectorAll('*')).some(
      (part) =>
        part instanceof HTMLSlotElement ||
        part instanceof HTMLSelectElement ||
        part.shadowRoot !== null ||
        (part === without && part.textContent !== '') ||
        onlyPosition(part) ||
        (part.childElementCount === 0 && positionIn(part.textContent ?? '') !== null),
    );
    const simple = !odd && element.shadowRoot === null && !(element instanceof HTMLSlotElement);
    const text = simple
      ? element instanceof HTMLElement
        ? element.innerText
        : (element.textContent ?? '')
      : joined(insideOf(element), wordsIn);
    return text
      .split('\n')
      .map((line) => clean(line))
      .filter((line) => line !== '');
  };

  return { ...pieces, linesOf };
}

export type PageLines = ReturnType<typeof pageLines>;
