import type { Language } from '../model/languages.ts';
import { escapeHtml } from './document.ts';
import { siteWords } from './words.ts';

/** The strip on top of every page that says honestly that this is practice, with the way to the panel. */
export function practiceRibbon(language: Language, platformName: string): string {
  const words = siteWords(language, platformName);
  return `<aside class="ribbon" aria-label="${escapeHtml(words.ribbonName)}">${escapeHtml(words.ribbon)} <a href="/practice">${escapeHtml(words.panelTitle)}</a></aside>`;
}

/** The look of the strip. */
export const ribbonStyle = `
.ribbon { background: #1f3a34; color: #f2fbf7; font: 13px/1.4 system-ui, sans-serif; padding: 6px 24px; }
.ribbon a { color: inherit; font-weight: 600; }
`;
