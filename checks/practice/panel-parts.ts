import { escapeHtml as text } from './document.ts';

/** One button that sends one order. `about` tells a screen reader which row it belongs to. */
export function order(fields: Record<string, string>, label: string, look = '', about = ''): string {
  const hidden = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${text(value)}">`)
    .join('');
  const spoken = about === '' ? '' : ` aria-label="${text(`${label}: ${about}`)}"`;
  return `<form method="post" action="/practice">${hidden}<button type="submit" class="${look}"${spoken}>${text(label)}</button></form>`;
}
