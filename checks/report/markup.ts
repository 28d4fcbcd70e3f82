/** A piece of HTML that is safe to put into a page as it is. Only this file can make one. */
export class Markup {
  constructor(readonly text: string) {}
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text as HTML text or as a quoted attribute's value. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

type Part = string | number | Markup | readonly Markup[] | null;

function drawn(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map((one) => one.text).join('');
}

/** A template whose every value is escaped, unless it is markup that was made the same way. Null draws nothing. */
export function html(text: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(text.map((piece, index) => piece + drawn(parts[index] ?? null)).join(''));
}
