import type { Fault } from './contract.ts';
import { escapeHtml } from './document.ts';
import { type Exchange, safeReturn } from './exchange.ts';
import type { Site } from './site.ts';
import { siteWords } from './words.ts';

const HOUR_MS = 3_600_000;

type Play = (exchange: Exchange, site: Site) => void;

const back = (exchange: Exchange) => `?back=${encodeURIComponent(exchange.path)}`;
const bare = (status: number) => `<!doctype html><title>${status}</title><h1>${status}</h1>`;
const busy = (exchange: Exchange, retryAfter: string) =>
  exchange.send(503, 'text/plain', 'Come back later', { 'retry-after': retryAfter });

/** What may come in place of a settings page. Of several that are on, the first one listed here. */
const inPlaceOfPage: Partial<Record<Fault, Play>> = {
  // The request stays open and unanswered.
  hang: () => undefined,
  dropped: (exchange) => exchange.drop(),
  rateLimited: (exchange, { shape }) =>
    exchange.send(429, 'text/plain', 'Too many requests', shape.rateLimitHeaders(new Date())),
  comeBackLater: (exchange) => busy(exchange, '3600'),
  comeBackOnDate: (exchange) => busy(exchange, new Date(Date.now() + 3 * HOUR_MS).toUTCString()),
  forbidden: (exchange) => exchange.html(403, bare(403)),
  acceptWall: (exchange, { shape }) => exchange.redirect(`${shape.acceptPath}${back(exchange)}`),
  acceptWallInPlace: (exchange, site) => exchange.html(200, acceptWall(site, exchange.path)),
  pageMissing: (exchange) => exchange.html(404, bare(404)),
  serverError: (exchange) => exchange.html(500, bare(500)),
  challenge: (exchange, { shape }) => exchange.redirect(`${shape.challengePath}${back(exchange)}`),
  challengeInPlace: (exchange, site) =>
    exchange.html(403, challenge(site, exchange.path), { 'cf-mitigated': 'challenge' }),
  redirectsForever: (exchange, { shape }) => exchange.redirect(shape.signInAddress(exchange.path)),
};

/** Answers a settings page with what goes wrong with all of it. True if it has (or never will). */
export function answerPageOddly(exchange: Exchange, site: Site, faults: ReadonlySet<Fault>): boolean {
  const play = Object.entries(inPlaceOfPage).find(([fault]) => [...faults].some((one) => one === fault))?.[1];
  play?.(exchange, site);
  return play !== undefined;
}

/** The page on which the site asks whether a person is there. */
export function answerChallenge(exchange: Exchange, site: Site): void {
  exchange.html(200, challenge(site, safeReturn(exchange.url.searchParams.get('back'))));
}

/** The page that lets nobody on who has not agreed to something. */
export function answerAcceptWall(exchange: Exchange, site: Site): void {
  exchange.html(200, acceptWall(site, safeReturn(exchange.url.searchParams.get('back'))));
}

function challenge(site: Site, to: string): string {
  const { language } = site.state();
  const words = siteWords(language, site.shape.name);
  const form = oneButton('/practice/challenge', words.challengeText, words.challengeButton, to);
  return site.shape.frame(language, words.challengeTitle, form, false);
}

function acceptWall(site: Site, to: string): string {
  const { language } = site.state();
  const words = siteWords(language, site.shape.name);
  const form = oneButton('/practice/accept', words.acceptText, words.acceptButton, to);
  return site.shape.frame(language, words.acceptTitle, form, true);
}

/** A sentence, and a form with nothing but its button. */
export function oneButton(action: string, text: string, button: string, to: string): string {
  return `<p>${escapeHtml(text)}</p>
<form method="post" action="${action}"><input type="hidden" name="back" value="${escapeHtml(to)}">
<button type="submit">${escapeHtml(button)}</button></form>`;
}
