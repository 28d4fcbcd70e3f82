import { escapeHtml } from './document.ts';
import { type Exchange, safeReturn } from './exchange.ts';
import { faultsOfPage, planPage } from './plan.ts';
import type { PageShape } from './shape.ts';
import type { Site } from './site.ts';
import { siteWords } from './words.ts';

/** Answers a settings page, with whatever goes wrong with it. `hang` keeps the request open and unanswered. */
export async function answerSettingsPage(
  exchange: Exchange,
  site: Site,
  page: PageShape,
  hang: () => void,
): Promise<void> {
  const { shape } = site;
  const state = site.state();
  const faults = faultsOfPage(state, page);
  if (faults.has('hang')) return hang();
  if (faults.has('dropped')) return exchange.drop();
  if (faults.has('rateLimited')) {
    return exchange.send(429, 'text/plain', 'Too many requests', shape.rateLimitHeaders(new Date()));
  }
  if (faults.has('comeBackLater'))
    return exchange.send(503, 'text/plain', 'Come back later', { 'retry-after': '3600' });
  if (faults.has('acceptWall'))
    return exchange.redirect(`${shape.acceptPath}?back=${encodeURIComponent(exchange.path)}`);
  if (faults.has('pageMissing')) return exchange.html(404, '<!doctype html><title>404</title><h1>404</h1>');
  if (faults.has('serverError')) return exchange.html(500, '<!doctype html><title>500</title><h1>500</h1>');
  if (faults.has('challenge')) {
    return exchange.redirect(`${shape.challengePath}?back=${encodeURIComponent(exchange.path)}`);
  }
  const inPlace = faults.has('signedOutInPlace');
  if (inPlace) exchange.setCookies(shape.session.revoke());
  const signedIn = !inPlace && site.greet(exchange);
  const open = inPlace || shape.openWithoutSession.includes(page.path);
  if (faults.has('signedOut') || (!signedIn && !open)) {
    return exchange.redirect(shape.signInAddress(exchange.path));
  }
  if (faults.has('redirected')) return exchange.redirect(shape.overview);
  if (faults.has('blank'))
    return exchange.html(200, '<!doctype html><html><head></head><body></body></html>');
  const words = siteWords(state.language, shape.name).plan;
  exchange.html(200, shape.document(planPage(shape, page, state, signedIn, words)));
}

/** The page that stands for signing in. There is no password: nobody should get used to typing one here. */
export function answerSignIn(exchange: Exchange, site: Site): void {
  const { language } = site.state();
  const words = siteWords(language, site.shape.name);
  const back = safeReturn(exchange.url.searchParams.get(site.shape.backParameter) ?? site.shape.overview);
  exchange.html(
    200,
    site.shape.frame(
      language,
      words.signInTitle,
      `<p>${escapeHtml(words.signInText)}</p>
<form method="post" action="/practice/sign-in"><input type="hidden" name="back" value="${escapeHtml(back)}">
<button type="submit">${escapeHtml(words.signIn)}</button></form>`,
      false,
    ),
  );
}

/** The page on which the site asks whether a person is there. */
export function answerChallenge(exchange: Exchange, site: Site): void {
  const { language } = site.state();
  const words = siteWords(language, site.shape.name);
  const back = safeReturn(exchange.url.searchParams.get('back'));
  exchange.html(
    200,
    site.shape.frame(
      language,
      words.challengeTitle,
      `<p>${escapeHtml(words.challengeText)}</p>
<form method="post" action="/practice/challenge"><input type="hidden" name="back" value="${escapeHtml(back)}">
<button type="submit">${escapeHtml(words.challengeButton)}</button></form>`,
      false,
    ),
  );
}

/** The page that lets nobody on who has not agreed to something. */
export function answerAcceptWall(exchange: Exchange, site: Site): void {
  const { language } = site.state();
  const words = siteWords(language, site.shape.name);
  const back = safeReturn(exchange.url.searchParams.get('back'));
  exchange.html(
    200,
    site.shape.frame(
      language,
      words.acceptTitle,
      `<p>${escapeHtml(words.acceptText)}</p>
<form method="post" action="/practice/accept"><input type="hidden" name="back" value="${escapeHtml(back)}">
<button type="submit">${escapeHtml(words.acceptButton)}</button></form>`,
      true,
    ),
  );
}
