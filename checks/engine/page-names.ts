import type { Found } from './page-finds.ts';
import type { PageLines } from './page-lines.ts';
import type { Nameless, PageNaming } from './page-naming.ts';
import type { PageRows } from './page-rows.ts';
import type { PageSight } from './page-sight.ts';

/**
 * The words by which a control is named. Like gather.ts it runs inside a platform's page, and uses nothing from outside but
 * types.
 */
export function pageNames(
  { clean }: PageSight,
  lines: PageLines,
  rows: PageRows,
  { labelsOf, withoutValue, besideValue }: PageNaming,
  several: boolean,
) {
  const { linesOf, piecesOf, positionIn, withoutPosition } = lines;

  /** The pieces of text in a row that are neither the page's heading nor the control's own, in reading order. */
  const wordsBeside = ({ element, twin }: Found, row: Element): string[] => {
    const headings = several ? 'h1, [aria-level="1"]' : 'h1, h2, [role="heading"]';
    return piecesOf(
      row,
      14,
      (part) =>
        part === element ||
        (part === twin && !part.contains(element)) ||
        rows.isCopyBeside(part, twin ? [element, twin] : [element]) ||
        part.matches(headings) ||
        !(
          part.checkVisibility({ visibilityProperty: true }) || getComputedStyle(part).display === 'contents'
        ),
    );
  };

  /**
   * Everything that may be a control's name, each with where it was found, the most telling first: its own words, those of
   * the web component around it, of its group, of its row.
   */
  const namesOf = (control: Nameless, attribute: (name: string) => string | null) => {
    const { element, twin, row, value, state } = control;
    const own = twin ? [element, twin] : [element];
    const names: { from: string; text: string }[] = [];
    const name = (from: string, text: string) => {
      if (text !== '' && !names.some((known) => known.text === text)) names.push({ from, text });
    };
    // What is named beside the words is the value: it changes, and the name does not.
    const labelling = own.find((part) => part.hasAttribute('aria-labelledby')) ?? element;
    const ofOthers = rows
      .namedBy(labelling)
      .filter(
        ({ part, text }) =>
          !(positionIn(text) !== null && own.some((one) => one.contains(part))) &&
          !(value !== null && (part === element || text === value)),
      );
    name('labelledby', clean(ofOthers.map(({ text }) => text).join(' ')));
    name('aria-label', withoutValue(clean(attribute('aria-label')), control));
    const nameLines = (from: 'label' | 'host', said: readonly string[]) => {
      name(from, clean(said.join(' ')));
      // A label often holds its help text too: each of its lines may be the name.
      for (const line of said.slice(0, 6)) name(`${from}-line`, line);
    };
    const labels = own.flatMap(labelsOf);
    for (const label of new Set(labels)) nameLines('label', linesOf(label, element));
    if (names.length === 0 && control.fromContent) {
      const said = value === null ? withoutPosition(linesOf(element), state) : besideValue(element, value);
      const [only = ''] = said;
      if (said.length > 1) nameLines('label', said);
      else name('content', withoutValue(only, control));
    }
    name('title', clean(attribute('title')));
    for (const host of rows.hostsOf(element)) {
      name(
        'host',
        clean(
          rows
            .namedBy(host)
            .map(({ text }) => text)
            .join(' '),
        ),
      );
      name('host', clean(host.getAttribute('aria-label')));
      for (const label of labelsOf(host)) nameLines('host', linesOf(label, element));
    }
    for (const text of rows.groupNames(element, row)) name('group', text);
    if (row) for (const text of wordsBeside(control, row)) name('row', text);
    return names.slice(0, 24);
  };

  return { namesOf };
}

export type PageNames = ReturnType<typeof pageNames>;
