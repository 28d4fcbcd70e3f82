import { escapeHtml } from './document.ts';
import type { Exchange } from './exchange.ts';
import { answerPageOddly } from './odd-pages.ts';
import { faultsOfPage } from './plan.ts';
import type { PageShape } from './shape.ts';
import type { Site } from './site.ts';
import { siteWords } from './words.ts';

/**
 * A page whose settings only a person can make out: each stands there in a sentence, with no control that could be read.
 * True if it answered.
 */
export function answerGuidedPage(exchange: Exchange, site: Site): boolean {
  const here = (site.shape.guided ?? []).filter(({ path }) => path === exchange.path);
  if (here.length === 0) return false;
  const { shape } = site;
  const state = site.state();
  const page: PageShape = {
    path: exchange.path,
    settings: here.map(({ check }) => check),
    container: null,
    others: 0,
  };
  const faults = faultsOfPage(state, page);
  if (answerPageOddly(exchange, site, faults)) return true;
  if (faults.has('signedOut') || !site.greet(exchange)) {
    exchange.redirect(shape.signInAddress(exchange.path));
    return true;
  }
  const words = siteWords(state.language, shape.name);
  const said = site.words().settings;
  const rows = here
    .filter(({ check }) => !site.faults(check).has('missing'))
    .map(({ check }) => {
      const { label = check, help = '' } = said[check] ?? {};
      const position = site.value(check) === true ? words.on : words.off;
      return `<p class="line"><span>${escapeHtml(label)}</span><strong>${escapeHtml(position)}</strong></p><p class="help">${escapeHtml(help)}</p>`;
    });
  exchange.html(200, shape.frame(state.language, words.guidedTitle, rows.join(''), true));
  return true;
}
