import type { Language } from '../../../model/languages.ts';
import { embedJson, escapeHtml, htmlDocument, pageScripts } from '../../../practice/document.ts';
import type { Exchange } from '../../../practice/exchange.ts';
import { rowsOn } from '../../../practice/listing.ts';
import { practiceRibbon } from '../../../practice/ribbon.ts';
import type { PlannedPage, SiteView } from '../../../practice/shape.ts';
import { categoryOf } from './categories.ts';
import { linkedinWords } from './words.ts';

const STYLE = '/practice-files/page.css';
const categoryPrefix = '/mypreferences/d/categories/';
const formPath = '/help/linkedin/ask/TS-DPRO';

/** The shell of a settings page: the script fills `#main` a little after load. */
export function linkedinDocument(plan: PlannedPage): string {
  const words = linkedinWords(plan.language).site;
  const note = plan.signedIn
    ? ''
    : `<p class="note">${escapeHtml(words.signedOutNote)} <a href="/login">${escapeHtml(words.signIn)}</a></p>`;
  return htmlDocument({
    language: plan.language,
    title: `${plan.heading} | LinkedIn`,
    style: STYLE,
    scripts: pageScripts(plan),
    body: `${header(plan.language, plan.signedIn)}
<div class="page">${plan.flags.includes('oneColumn') ? '' : aside(plan.language)}
<main id="main">${note}<div id="loading" class="spinner" role="progressbar" aria-label="${escapeHtml(plan.words.loading)}"></div></main></div>
${embedJson('practice-page', plan)}`,
  });
}

/** Any other page of the site: content is HTML, already escaped. */
export function linkedinFrame(language: Language, title: string, content: string, signedIn: boolean): string {
  return htmlDocument({
    language,
    title: `${title} | LinkedIn`,
    style: STYLE,
    body: `${header(language, signedIn)}
<div class="page">${signedIn ? aside(language) : ''}
<main id="main"><section class="card"><h1>${escapeHtml(title)}</h1>${content}</section></main></div>`,
  });
}

/** Category pages with On and Off beside each name, and the objection form. */
export async function answerLinkedInPages(exchange: Exchange, site: SiteView): Promise<boolean> {
  const { language } = site.state();
  const words = linkedinWords(language);
  if (exchange.path === formPath) {
    exchange.html(200, linkedinFrame(language, words.site.formTitle, form(language, exchange.method), false));
    return true;
  }
  if (exchange.method !== 'GET' || !exchange.path.startsWith(categoryPrefix)) return false;
  const category = exchange.path.slice(categoryPrefix.length);
  const title = Object.entries(words.categories).find(([id]) => id === category)?.[1];
  if (title === undefined) return false;
  if (!site.greet(exchange)) {
    exchange.redirect(`/uas/login?session_redirect=${encodeURIComponent(exchange.path)}`);
    return true;
  }
  exchange.html(200, linkedinFrame(language, title, categoryRows(site, category), true));
  return true;
}

function categoryRows(site: SiteView, category: string): string {
  const words = linkedinWords(site.state().language);
  const path = categoryPrefix + category;
  const page = site.shape.indexPages.find((one) => one.path === path);
  const listed = page === undefined ? [] : rowsOn(page, site);
  const known = new Set(site.shape.indexPages.flatMap(({ rows }) => rows.map((row) => row.path)));
  const unlisted = [...new Set(site.shape.settings.map((setting) => setting.path))]
    .filter((one) => categoryOf(one) === category && !known.has(one))
    .map((one) => ({ path: one, title: site.words().headings[one] ?? one, bare: false }));
  const rows = [...listed, ...unlisted];
  if (rows.length === 0) return `<p>${escapeHtml(words.site.nothingHere)}</p>`;
  const items = rows.map((row) => {
    if (row.bare) return '<li class="skeleton"></li>';
    const value = valueBeside(site, row.path);
    const beside = value === null ? '' : `<span>${escapeHtml(value)}</span>`;
    return `<li><a class="line" href="${escapeHtml(row.path)}"><span>${escapeHtml(row.title)}</span>${beside}</a></li>`;
  });
  return `<ul class="list">${items.join('')}</ul>`;
}

/** What stands beside a row: of one setting its position; null where no setting is known behind it. */
function valueBeside(site: SiteView, path: string): string | null {
  const words = linkedinWords(site.state().language).site;
  const values = site.shape.settings.filter((row) => row.path === path).map((row) => site.value(row.check));
  if (values.length === 0) return null;
  // Two settings behind one name: the real pages then show no position either.
  const value = values.length > 1 ? null : values[0];
  return value === null || value === undefined ? words.unknown : value ? words.on : words.off;
}

function form(language: Language, method: string): string {
  const words = linkedinWords(language).site;
  if (method === 'POST') return `<p role="status">${escapeHtml(words.formThanks)}</p>`;
  const kinds = words.formKinds.map((kind) => `<option>${escapeHtml(kind)}</option>`).join('');
  return `<p>${escapeHtml(words.formText)}</p><form method="post" class="form">
<label>${escapeHtml(words.formName)}<input name="name" autocomplete="off"></label>
<label>${escapeHtml(words.formMail)}<input name="mail" type="email" autocomplete="off"></label>
<label>${escapeHtml(words.formKind)}<select name="kind">${kinds}</select></label>
<button type="submit">${escapeHtml(words.formSend)}</button></form>`;
}

function header(language: Language, signedIn: boolean): string {
  const words = linkedinWords(language).site;
  const out = signedIn
    ? `<form method="post" action="/practice/sign-out"><input type="hidden" name="back" value="/login"><button class="quiet" type="submit">${escapeHtml(words.signOut)}</button></form>`
    : `<a class="quiet" href="/login">${escapeHtml(words.signIn)}</a>`;
  return `${practiceRibbon(language, 'LinkedIn')}<header class="bar"><a class="brand" href="/"><span class="mark" aria-hidden="true">in</span>${escapeHtml(words.settings)}</a>${out}</header>`;
}

function aside(language: Language): string {
  const words = linkedinWords(language);
  const items = Object.entries(words.categories).map(
    ([id, name]) => `<li><a href="${categoryPrefix}${id}">${escapeHtml(name)}</a></li>`,
  );
  return `<nav class="aside" aria-label="${escapeHtml(words.site.settings)}"><ul>${items.join('')}</ul></nav>`;
}
