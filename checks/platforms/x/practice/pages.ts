import { inLanguage, type Language } from '../../../model/languages.ts';
import { embedJson, escapeHtml, htmlDocument, pageScripts } from '../../../practice/document.ts';
import type { Exchange } from '../../../practice/exchange.ts';
import { rowsOn } from '../../../practice/listing.ts';
import { practiceRibbon } from '../../../practice/ribbon.ts';
import type { PlannedPage, SiteView } from '../../../practice/shape.ts';
import { ALL_IN_ONE_PATH, xVariant } from './settings.ts';
import { xWords } from './words.ts';

const STYLE = '/practice-files/page.css';
/** Where X's own links to the privacy settings begin. */
export const HUB_PATH = '/settings/privacy_and_safety';

/** The shell of a settings page: the script fills `#react-root` a little after load. */
export function xDocument(plan: PlannedPage): string {
  return htmlDocument({
    language: plan.language,
    title: `${plan.heading} / X`,
    style: STYLE,
    scripts: pageScripts(plan),
    body: `${frameAround(
      plan.language,
      plan.signedIn ? 'member' : 'settings of the browser',
      `<div id="react-root"></div><div id="loading" class="spinner" role="progressbar" aria-label="${escapeHtml(plan.words.loading)}"></div>`,
      plan.flags.includes('oneColumn'),
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
    body: frameAround(language, signedIn ? 'member' : 'nobody', `<h1>${escapeHtml(title)}</h1>${content}`),
  });
}

/** The hubs: links only, the privacy hub with all pages of the checks. */
export async function answerXPages(exchange: Exchange, site: SiteView): Promise<boolean> {
  const page = site.shape.indexPages.find(({ path }) => path === exchange.path);
  if (exchange.method !== 'GET' || (page === undefined && exchange.path !== HUB_PATH)) return false;
  if (!site.greet(exchange)) {
    exchange.redirect(`/i/flow/login?redirect_after_login=${encodeURIComponent(exchange.path)}`);
    return true;
  }
  const { language } = site.state();
  const listed = page === undefined ? [] : rowsOn(page, site);
  const known = new Set(site.shape.indexPages.flatMap(({ rows }) => rows.map((row) => row.path)));
  const unlisted = exchange.path === HUB_PATH ? site.shape.pages.filter(({ path }) => !known.has(path)) : [];
  const links = [
    ...listed.map((row) =>
      row.bare ? '<div class="skeleton"></div>' : link(row.path, headed(site, row.path) ?? row.title),
    ),
    ...unlisted.map(({ path }) => link(path, headed(site, path) ?? path)),
  ];
  const title = page === undefined ? xWords(language).site.hub : inLanguage(page.words, language);
  const content = `<div data-testid="privacyAndSafetyScreen">${links.join('')}</div>`;
  exchange.html(200, xFrame(language, title, content, true));
  return true;
}

const link = (path: string, name: string) =>
  `<a class="row" href="${escapeHtml(path)}">${escapeHtml(name)}</a>`;

/** The heading of a page as this account gets it, unless somebody has renamed its row. */
function headed(site: SiteView, path: string): string | null {
  const page = site.shape.pages.find((one) => one.path === path);
  const renamed = site.state().rowChanges.some((one) => one.change === 'rename' && one.path === path);
  if (page === undefined || renamed) return null;
  const faults = new Set(page.settings.flatMap((check) => [...site.faults(check)]));
  return site.words().headings[xVariant(page, faults).headed ?? path] ?? null;
}

/** Whom a page is for. The mark of the signed-out stands in the menu beside their settings, and nowhere else. */
type Reader = 'member' | 'nobody' | 'settings of the browser';

function frameAround(language: Language, reader: Reader, main: string, oneColumn = false): string {
  const words = xWords(language).site;
  const out = `<a href="/login">${escapeHtml(words.signIn)}</a>`;
  const member = `<div data-testid="SideNav_AccountSwitcher_Button">@practice_member</div>
<form method="post" action="/practice/sign-out"><input type="hidden" name="back" value="/login"><button class="quiet" type="submit">${escapeHtml(words.signOut)}</button></form>`;
  const ofBrowser = `<div data-testid="loggedOutPrivacySection"><h2>${escapeHtml(words.privacy)}</h2>
<a href="${ALL_IN_ONE_PATH}">${escapeHtml(words.personalizationLink)}</a></div>`;
  const side = `<header class="side"><a class="mark" href="/" aria-label="X">X</a>
<a href="${HUB_PATH}">${escapeHtml(words.hub)}</a>${reader === 'member' ? member : out}${reader === 'settings of the browser' ? ofBrowser : ''}</header>
`;
  const below = reader === 'member' ? '' : `<footer class="bar">${out}</footer>`;
  return `${practiceRibbon(language, 'X')}<div class="page">${oneColumn ? '' : side}<main>${main}</main></div>${oneColumn ? below : ''}`;
}
