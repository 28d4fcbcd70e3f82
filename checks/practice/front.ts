import { escapeHtml, htmlDocument } from './document.ts';
import type { Exchange } from './exchange.ts';
import { PANEL_STYLE_PATH } from './panel-style.ts';
import type { Site } from './site.ts';
import { siteWords } from './words.ts';

/** The front page: what this is, its settings pages, and the way to the panel. */
export function answerFront(exchange: Exchange, site: Site): void {
  const { language } = site.state();
  const words = siteWords(language, site.shape.name);
  const headings = site.words().headings;
  const links = site.shape.pages.map(
    ({ path }) =>
      `<li><a href="${path}">${escapeHtml(headings[path] ?? path)}</a><code>${escapeHtml(path)}</code></li>`,
  );
  exchange.html(
    200,
    htmlDocument({
      language,
      title: words.frontTitle,
      style: PANEL_STYLE_PATH,
      body: `<main><h1>${escapeHtml(words.frontTitle)}</h1><p class="lead">${escapeHtml(words.frontText)}</p>
<section><h2>${escapeHtml(words.panelTitle)}</h2><p>${escapeHtml(words.frontPanelText)}</p><p><a class="button" href="/practice">${escapeHtml(words.panelTitle)}</a></p></section>
<section><h2>${escapeHtml(words.frontPages)}</h2><ul class="pages">${links.join('')}</ul></section></main>`,
    }),
  );
}
