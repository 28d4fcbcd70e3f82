import { mostExact } from './at-address.ts';
import { escapeHtml } from './document.ts';
import type { Exchange } from './exchange.ts';
import { answerPageOddly } from './odd-pages.ts';
import { faultsOfPage } from './plan.ts';
import type { GuidedShape, PageShape, PlatformShape } from './shape.ts';
import type { Site } from './site.ts';
import { siteWords } from './words.ts';

/** The settings at an address that only a person can make out. */
export const guidedAt = ({ guided = [] }: PlatformShape, address: URL): readonly GuidedShape[] => {
  const here = mostExact(guided, address);
  return guided.filter(({ path }) => path === here?.path);
};

/**
 * A page whose settings only a person can make out: each stands there in a sentence, with no control that could be read.
 * True if it answered.
 */
export function answerGuidedPage(exchange: Exchange, site: Site): boolean {
  const here = guidedAt(site.shape, exchange.url);
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
  const { guidedTitle } = siteWords(state.language, shape.name);
  exchange.html(200, shape.frame(state.language, guidedTitle, guidedLines(site, exchange.url), true));
  return true;
}

/** The settings of one page that only a person can make out, a sentence for each; empty where the page has none. */
export function guidedLines(site: Site, address: URL): string {
  const words = siteWords(site.state().language, site.shape.name);
  const said = site.words().settings;
  return guidedAt(site.shape, address)
    .filter(({ check }) => !site.faults(check).has('missing'))
    .map(({ check }) => {
      const { label = check, help = '' } = said[check] ?? {};
      const position = site.value(check) === true ? words.on : words.off;
      return `<p class="line"><span>${escapeHtml(label)}</span><strong>${escapeHtml(position)}</strong></p><p class="help">${escapeHtml(help)}</p>`;
    })
    .join('');
}
