import { embedJson, escapeHtml, htmlDocument } from '../../../practice/document.ts';
import type { Exchange } from '../../../practice/exchange.ts';
import { practiceRibbon } from '../../../practice/ribbon.ts';
import type { Language, PagePlan, SiteView } from '../../../practice/shape.ts';
import { xPages } from './settings.ts';
import { xWords } from './words.ts';

const STYLE = '/practice-files/page.css';
/** Where X's own links to the privacy settings begin. */
export const HUB_PATH = '/settings/privacy_and_safety';

/** The shell of a settings page: the script fills `#react-root` a little after load. */
export function xDocument(plan: PagePlan): string {
  return htmlDocument({
    language: plan.language,
    title: `${plan.heading} / X`,
    style: STYLE,
    script: '/practice-files/page.js',
    body: `${frameAround(
      plan.language,
      plan.signedIn,
      `<div id="react-root"></div><div id="loading" class="spinner" role="progressbar" aria-label="${escapeHtml(plan.words.loading)}"></div>`,
    )}
${embedJson('practice-page', plan)}${embedJson('site-words', xWords(plan.language).site)}`,
  });
}

/** Any other page of the site: content is HTML, already escaped. */
export function xFrame(language: Language, title: string, content: string, signedIn: boolean): string {
  return htmlDocument({
    language,
    title: `${title} / X`,
    style: STYLE,
    body: frameAround(language, signedIn, `<h1>${escapeHtml(title)}</h1>${content}`),
  });
}

/** The privacy hub: links only. */
export async function answerXPages(exchange: Exchange, site: SiteView): Promise<boolean> {
  if (exchange.method !== 'GET' || exchange.path !== HUB_PATH) return false;
  if (!site.greet(exchange)) {
    exchange.redirect(`/i/flow/login?redirect_after_login=${encodeURIComponent(HUB_PATH)}`);
    return true;
  }
  const { language } = site.state();
  const words = xWords(language);
  const links = xPages.map(
    ({ path }) =>
      `<a class="row" href="${path}">${escapeHtml(Object.entries(words.headings).find(([at]) => at === path)?.[1] ?? path)}</a>`,
  );
  const content = `<div data-testid="privacyAndSafetyScreen">${links.join('')}</div>`;
  exchange.html(200, xFrame(language, words.site.hub, content, true));
  return true;
}

function frameAround(language: Language, signedIn: boolean, main: string): string {
  const words = xWords(language).site;
  const member = signedIn
    ? `<div data-testid="SideNav_AccountSwitcher_Button">@practice_member</div>
<form method="post" action="/practice/sign-out"><input type="hidden" name="back" value="/login"><button class="quiet" type="submit">${escapeHtml(words.signOut)}</button></form>`
    : `<a href="/login">${escapeHtml(words.signIn)}</a>`;
  return `${practiceRibbon(language, 'X')}<div class="page"><header class="side"><a class="mark" href="/" aria-label="X">X</a>
<a href="${HUB_PATH}">${escapeHtml(words.hub)}</a>${member}</header>
<main>${main}</main></div>`;
}
