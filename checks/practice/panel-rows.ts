import { inLanguage } from '../model/languages.ts';
import { escapeHtml as text } from './document.ts';
import { rowsAnywhere } from './listing.ts';
import { order } from './panel-parts.ts';
import { listingStates } from './row-changes.ts';
import type { Site } from './site.ts';
import type { SiteWords } from './words.ts';

/** The panel's part about pages that list settings: what may be changed about their rows, and how the pages come. */
export function rowsSection(site: Site, all: SiteWords): string {
  const { indexPages } = site.shape;
  if (indexPages.length === 0) return '';
  const words = all.rows;
  const { language, listing, rowChanges } = site.state();
  const pages = indexPages.map((page) => option(page.path, inLanguage(page.words, language)));
  const rows = rowsAnywhere(site).map(({ path, title }) => option(path, title));
  const [first] = indexPages;
  const fresh = `${first?.path.replace(/\/[^/]*$/, '') ?? ''}/practice-${rowChanges.length + 1}`;
  const forms = [
    form('add', words.add, [
      select('add', 'page', words.pageLabel, pages),
      input('add', 'path', words.pathLabel, fresh),
      input('add', 'title', words.titleLabel, words.newTitle),
    ]),
    form('rename', words.rename, [
      select('rename', 'path', words.rowLabel, rows),
      input('rename', 'title', words.titleLabel, words.newTitle),
    ]),
    form('hide', words.hide, [select('hide', 'path', words.rowLabel, rows)]),
    form('move', words.move, [
      select('move', 'path', words.rowLabel, rows),
      select('move', 'page', words.pageLabel, pages),
    ]),
    form('merge', words.merge, [
      select('merge', 'path', words.rowLabel, rows),
      select('merge', 'other', words.otherLabel, rows),
      input('merge', 'into', words.pathLabel, fresh),
      input('merge', 'title', words.titleLabel, words.newTitle),
    ]),
  ];
  const ways = listingStates.map((way) => option(way, words.listing[way], way === listing));
  const done = rowChanges.map((one, at) => {
    const name = `${words[one.change]}: ${'title' in one ? one.title : one.path}`;
    return `<li><span class="name">${text(name)}</span>${order({ do: 'removeRowChange', at: String(at) }, all.remove, 'quiet', name)}</li>`;
  });
  const list = done.length === 0 ? `<p>${text(words.none)}</p>` : `<ul class="rows">${done.join('')}</ul>`;
  return `<section id="rows"><h2>${text(words.title)}</h2><p>${text(words.text)}</p>${forms.join('')}
<form method="post" action="/practice"><input type="hidden" name="do" value="listing"><div class="fields">
${select('listing', 'to', words.listingLabel, ways)}<button type="submit" class="quiet">${text(words.listingButton)}</button></div></form>
<h3>${text(words.changed)}</h3>${list}</section>`;
}

const option = (value: string, name: string, chosen = false) =>
  `<option value="${text(value)}"${chosen ? ' selected' : ''}>${text(name)}</option>`;

function form(change: string, button: string, fields: readonly string[]): string {
  return `<form method="post" action="/practice"><input type="hidden" name="do" value="row"><input type="hidden" name="change" value="${change}">
<div class="fields">${fields.join('')}<button type="submit" class="quiet">${text(button)}</button></div></form>`;
}

function select(form: string, name: string, label: string, options: readonly string[]): string {
  const id = `rows-${form}-${name}`;
  return `<div class="field"><label for="${id}">${text(label)}</label><select id="${id}" name="${name}">${options.join('')}</select></div>`;
}

function input(form: string, name: string, label: string, value: string): string {
  const id = `rows-${form}-${name}`;
  return `<div class="field"><label for="${id}">${text(label)}</label><input id="${id}" name="${name}" value="${text(value)}" maxlength="200"></div>`;
}
