import type { Platform } from '../../model/index.ts';
import { inLanguage, type Language } from '../../model/languages.ts';
import { isAt } from '../at-address.ts';
import { embedJson, escapeHtml, htmlDocument, pageScripts } from '../document.ts';
import type { Exchange } from '../exchange.ts';
import type { PlatformFacts } from '../facts.ts';
import { rowsOn } from '../listing.ts';
import { practiceRibbon } from '../ribbon.ts';
import type { PlannedPage, SiteView } from '../shape.ts';
import { siteWords } from '../words.ts';

const STYLE = '/practice-files/page.css';

/** The shell of a settings page: the script fills `#main` a little after load. */
export function plainDocument(platform: Platform, plan: PlannedPage): string {
  const marks = { storage: platform.signedIn.localStoragePrefixes };
  const loading = `<div id="loading" class="spinner" role="progressbar" aria-label="${escapeHtml(plan.words.loading)}"></div>`;
  return htmlDocument({
    language: plan.language,
    title: `${plan.heading} | ${platform.name}`,
    style: STYLE,
    scripts: pageScripts(plan),
    body: `${header(platform, plan.language, plan.signedIn, !plan.signedIn)}
<div class="page"><main id="main">${loading}</main></div>
${embedJson('practice-page', plan)}${embedJson('site-marks', marks)}`,
  });
}

/** Any other page of the site: content is HTML, already escaped. */
export function plainFrame(
  platform: Platform,
  language: Language,
  title: string,
  content: string,
  signedIn: boolean,
): string {
  return htmlDocument({
    language,
    title: `${title} | ${platform.name}`,
    style: STYLE,
    body: `${header(platform, language, signedIn, false)}
<div class="page"><main id="main"><section class="card"><h1>${escapeHtml(title)}</h1>${content}</section></main></div>`,
  });
}

/** The overview, which lists the settings pages, and the forms that only a person fills in. True if it answered. */
export function answerPlainPages(
  { platform, forms }: PlatformFacts,
  overview: string,
  exchange: Exchange,
  site: SiteView,
): boolean {
  if (exchange.method !== 'GET') return false;
  const { language } = site.state();
  const words = siteWords(language, platform.name);
  if (forms.some((path) => isAt(path, exchange.url))) {
    const text = `<p>${escapeHtml(words.formText)}</p>`;
    exchange.html(200, plainFrame(platform, language, words.formTitle, text, false));
    return true;
  }
  const indexPage = site.shape.indexPages.find(({ path }) => path === exchange.path);
  if (indexPage !== undefined) {
    const rows = rowsOn(indexPage, site).map(({ path, title, bare }) =>
      bare ? '<li class="skeleton"></li>' : link(path, title),
    );
    const title = inLanguage(indexPage.words, language);
    exchange.html(200, plainFrame(platform, language, title, inList(rows), site.greet(exchange)));
    return true;
  }
  if (exchange.path !== overview) return false;
  const { headings } = site.words();
  const links = site.shape.pages.map(({ path }) => link(path, headings[path] ?? path));
  exchange.html(200, plainFrame(platform, language, words.frontPages, inList(links), site.greet(exchange)));
  return true;
}

const link = (path: string, name: string) =>
  `<li><a class="line" href="${escapeHtml(path)}">${escapeHtml(name)}</a></li>`;
const inList = (items: readonly string[]) => `<ul class="list">${items.join('')}</ul>`;

/** The top of a page, with the marks by which the platform is known to say who is signed in. */
function header(platform: Platform, language: Language, signedIn: boolean, ofBrowser: boolean): string {
  const words = siteWords(language, platform.name);
  const { signedOut } = platform;
  const mark = (testId: string) => `<span data-testid="${escapeHtml(testId)}"></span>`;
  const marks = (signedIn ? platform.signedIn.testIds : ofBrowser ? signedOut.testIds : [])
    .map(mark)
    .join('');
  const notes = ofBrowser
    ? signedOut.texts.slice(0, 1).map((text) => `<p class="note">${escapeHtml(text)}</p>`)
    : [];
  const way = signedIn
    ? `<form method="post" action="/practice/sign-out"><input type="hidden" name="back" value="${escapeHtml(platform.signInPath)}"><button class="quiet" type="submit">${escapeHtml(words.signOut)}</button></form>`
    : `<a class="quiet" href="${escapeHtml(platform.signInPath)}">${escapeHtml(words.signIn)}</a>`;
  return `${practiceRibbon(language, platform.name)}<header class="bar"><a class="brand" href="/">${escapeHtml(platform.name)}</a>${marks}${way}</header>${notes.join('')}`;
}
