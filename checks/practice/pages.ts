import { type Exchange, safeReturn } from './exchange.ts';
import { guidedLines } from './guided-page.ts';
import { answerPageOddly, oneButton } from './odd-pages.ts';
import { faultsOfPage, planPage } from './plan.ts';
import { WORKER_HEADER } from './service-worker.ts';
import type { PageShape } from './shape.ts';
import type { Site } from './site.ts';
import { siteWords } from './words.ts';

/** Answers a settings page, with whatever goes wrong with it. */
export async function answerSettingsPage(exchange: Exchange, site: Site, page: PageShape): Promise<void> {
  const { shape } = site;
  const state = site.state();
  const faults = faultsOfPage(state, page);
  if (answerPageOddly(exchange, site, faults)) return;
  const leftBehind = faults.has('cookieLeftBehind');
  const inPlace = leftBehind || faults.has('signedOutInPlace');
  if (inPlace) exchange.setCookies(leftBehind ? shape.session.leaveBehind() : shape.session.revoke());
  const signedIn = !inPlace && site.greet(exchange);
  const open = inPlace || shape.openWithoutSession.includes(page.path);
  if (faults.has('signedOut') || (!signedIn && !open)) {
    return exchange.redirect(shape.signInAddress(exchange.path));
  }
  if (faults.has('redirected')) return exchange.redirect(shape.overview);
  if (faults.has('blank'))
    return exchange.html(200, '<!doctype html><html><head></head><body></body></html>');
  const words = siteWords(state.language, shape.name).plan;
  const worker = faults.has('serviceWorkerAnswers') ? { [WORKER_HEADER]: 'stays' } : {};
  const drawn = shape.document(planPage(shape, page, state, signedIn, words));
  exchange.html(
    200,
    drawn.replace('</main>', () => `${guidedLines(site, exchange.url)}</main>`),
    worker,
  );
}

/** The page that stands for signing in. There is no password: nobody should get used to typing one here. */
export function answerSignIn(exchange: Exchange, site: Site): void {
  const { language } = site.state();
  const words = siteWords(language, site.shape.name);
  const back = safeReturn(exchange.url.searchParams.get(site.shape.backParameter) ?? site.shape.overview);
  const page = site.shape.pages.find(({ path }) => path === back);
  const form = oneButton('/practice/sign-in', words.signInText, words.signIn, back);
  if (page && faultsOfPage(site.state(), page).has('redirectsForever')) exchange.redirect(back);
  else exchange.html(200, site.shape.frame(language, words.signInTitle, form, false));
}
