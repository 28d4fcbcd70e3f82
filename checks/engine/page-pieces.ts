import type { PageSight } from './page-sight.ts';

/** The words that options and buttons use for a position. */
export interface PositionWords {
  readonly on: readonly string[];
  readonly off: readonly string[];
}

/**
 * The pieces of text of an element as they are drawn, through shadow roots and slots, and which of them say a position. Like
 * gather.ts it runs inside a platform's page, and uses nothing from outside but types.
 */
export function pagePieces({ clean, drawn }: PageSight, positions: PositionWords) {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
  const meanings = new Map<string, 'on' | 'off'>([
    ...positions.on.map((word) => [plain(word), 'on'] as const),
    ...positions.off.map((word) => [plain(word), 'off'] as const),
  ]);
  /** The position that a text says and nothing else, such as "On" or "Don’t allow". */
  const positionIn = (text: string): 'on' | 'off' | null =>
    text.length > 40 ? null : (meanings.get(plain(text)) ?? null);

  /** What stands inside as it is drawn: what a slot shows, what a shadow root holds. */
  const insideOf = (node: Node): readonly Node[] => {
    if (node instanceof HTMLSlotElement) {
      const given = node.assignedNodes();
      return given.length > 0 ? given : Array.from(node.childNodes);
    }
    return Array.from(
      node instanceof Element && node.shadowRoot ? node.shadowRoot.childNodes : node.childNodes,
    );
  };

  /** The pieces of text inside, in reading order; what `skip` says is passed over, with all that it holds. */
  const piecesOf = (root: Element, most: number, skip: (element: Element) => boolean): string[] => {
    const pieces: string[] = [];
    const rest: Node[] = [];
    const enter = (node: Element) => {
      if (node.tagName === 'SLOT' || node.shadowRoot) rest.push(...[...insideOf(node)].reverse());
      else for (let child = node.lastChild; child; child = child.previousSibling) rest.push(child);
    };
    enter(root);
    for (let node = rest.pop(); node && pieces.length < most; node = rest.pop()) {
      if (node instanceof Text) {
        const text = clean(node.data);
        if (text !== '') pieces.push(text);
      } else if (
        node instanceof Element &&
        !/^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|OPTION)$/i.test(node.tagName)
      ) {
        if (!skip(node)) enter(node);
      }
    }
    return pieces;
  };

  /** Lines without a position at their beginning and end, where other words are left, and it is not the other position. */
  const withoutPosition = (lines: readonly string[], state: 'on' | 'off' | null): string[] => {
    const said = lines.map(positionIn);
    const both = said.includes('on') && said.includes('off');
    const drops = (at: number) => said[at] !== null && (both || state === null || said[at] === state);
    let [from, to] = [0, lines.length];
    while (to > from && drops(to - 1)) to--;
    while (from < to && drops(from)) from++;
    return to > from ? lines.slice(from, to) : [...lines];
  };

  /** The pieces of text that a person can see in an element. */
  const seenIn = (element: Element): string[] =>
    piecesOf(element, 12, (part) => !drawn(part) && getComputedStyle(part).display !== 'contents').filter(
      (text) => /[\p{L}\p{N}]/u.test(text),
    );

  return { positionIn, insideOf, piecesOf, withoutPosition, seenIn };
}

export type PagePieces = ReturnType<typeof pagePieces>;
