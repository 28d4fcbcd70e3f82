import { inHtml } from '../model/index.ts';

/** A piece of HTML that is safe to put into a page as it is. Only this file can make one. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly Markup[] | null;

function drawn(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return inHtml(String(part));
  return part.map((one) => one.text).join('');
}

/** A sentence of ours with its places filled in; a text that is written from right to left does not turn round what stands beside it. */
export function filled(text: string, values: Readonly<Record<string, string>>): Markup {
  const parts = text.split(/\{\{(\w+)\}\}/);
  // Every second part is the name of a place.
  return new Markup(
    parts
      .map((part, at) => {
        if (at % 2 === 0) return inHtml(part);
        const value = Object.hasOwn(values, part) ? values[part] : undefined;
        return value === undefined ? inHtml(`{{${part}}}`) : `<bdi>${inHtml(value)}</bdi>`;
      })
      .join(''),
  );
}

/** A template whose every value is escaped, unless it is markup that was made the same way. Null draws nothing. */
export function html(text: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(text.map((piece, index) => piece + drawn(parts[index] ?? null)).join(''));
}
