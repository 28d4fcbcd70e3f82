import { loadCatalogue } from '../../checks/catalogue/index.ts';
import type { IndexPage } from '../../checks/model/index.ts';
import { Dice } from './dice.ts';

/** What happens to one loading of a page. */
export interface Weather {
  /** Rows are left out without a word, others with each loading. */
  readonly partial: boolean;
  /** The same rows are left out of every loading of the audit: the site is asked too fast. */
  readonly throttled: boolean;
  /** Places for rows that never come. */
  readonly skeletons: boolean;
  /** All rows come a while after the page, or the last ones do. */
  readonly late: 'no' | 'all' | 'some';
  readonly language: 'en' | 'de' | 'fr';
}

/** Whether everything that the page lists could be seen in this weather. */
export const isClear = ({ partial, throttled, skeletons }: Weather): boolean =>
  !partial && !throttled && !skeletons;

/** A row of an account’s page, in the words that it has in English. */
export interface Listed {
  readonly path: string;
  readonly title: string;
  /** What stands beside it. */
  readonly value: string | null;
}

/** An account’s own page: other rows by country, plan and experiment, drawn in a way of its own. */
export interface ListedPage {
  readonly seed: number;
  readonly page: IndexPage;
  readonly rows: readonly Listed[];
  /** A row that comes at some time, and that nobody knows. */
  readonly planted: Listed;
  weather(audit: number): Weather;
  /** The page as one loading gets it. `planted`: the new row is there by now. */
  html(audit: number, load: number, planted: boolean): string;
}

const { indexPages } = loadCatalogue();
const [first, ...others] = indexPages.filter(({ platform }) => platform === 'linkedin');
if (first === undefined) throw new Error('LinkedIn has no index page');
const linkedin = [first, ...others] as const;
const settings = '/mypreferences/d/settings/';
const values = [null, null, 'On', 'Off', 'Everyone', 'Connections only'] as const;
const inGerman: Readonly<Record<string, string>> = { On: 'Ein', Off: 'Aus', Everyone: 'Alle' };

/** The page of one account, the same for the same number. */
export function listedPage(seed: number): ListedPage {
  const of = new Dice(seed);
  const page = of.pick(linkedin);
  const known = page.rows.flatMap(({ path, title }): Listed[] =>
    path === undefined ? [] : [{ path, title: title ?? path, value: of.pick(values) }],
  );
  const rows = [
    ...known.filter((_, at) => at < 5 || of.chance(0.8)),
    ...Array.from({ length: of.below(4) }, (_, at) => ({
      path: `${settings}experiment-${seed}-${at}`,
      title: `Experiment ${String.fromCharCode(65 + at)}`,
      value: of.pick(values),
    })),
  ];
  const planted = {
    path: `${settings}planted-${seed}`,
    title: 'Use my data for something new',
    value: of.pick(values),
  };
  const style = {
    deep: of.below(4),
    tag: of.pick(['ul', 'div', 'section']),
    values: of.pick(['inside', 'beside']),
  };
  const order = shuffled(rows, of);

  const weather = (audit: number): Weather => {
    const of = new Dice(seed * 131 + audit);
    return {
      partial: of.chance(0.12),
      throttled: audit > 0 && of.chance(0.08),
      skeletons: of.chance(0.06),
      late: of.pick(['no', 'no', 'all', 'some']),
      language: audit > 0 && of.chance(0.1) ? of.pick(['de', 'fr']) : 'en',
    };
  };
  const html = (audit: number, load: number, withPlanted: boolean): string => {
    const now = weather(audit);
    const of = new Dice(seed * 7919 + audit * 101 + load);
    const all = withPlanted ? [...order.slice(0, 3), planted, ...order.slice(3)] : order;
    const mixed = of.chance(0.3) ? shuffled(all, of) : all;
    const shown = mixed.filter((_, at) => !(now.partial && at > 1 && of.chance(0.3)));
    const kept = now.throttled ? shown.filter((_, at) => at % 2 === 0) : shown;
    const lines = kept.map((row) => drawn(row, now, style, of));
    const adverts = of.chance(0.4) ? [advert(of.below(1_000))] : [];
    const bones = now.skeletons ? ['<li class="skeleton" style="height:40px"></li>'] : [];
    return documentOf(page, {
      lines: [...lines, ...adverts],
      bones,
      late: now.late,
      language: now.language,
      tag: style.tag,
    });
  };
  return { seed, page, rows, planted, weather, html };
}

function shuffled<T>(items: readonly T[], of: Dice): T[] {
  return items
    .map((item) => ({ item, at: of.roll() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

function drawn(
  { path, title, value }: Listed,
  { language }: Weather,
  { deep, values: where }: { readonly deep: number; readonly values: string },
  of: Dice,
): string {
  const words =
    language === 'en' ? title : `${language === 'de' ? 'Zeile' : 'Ligne'} ${title.length} ${path.length}`;
  const said = value === null || language === 'en' ? value : (inGerman[value] ?? value);
  const href = `${of.chance(0.5) ? path : path.replace('/d/settings/', '/d/')}${of.chance(0.2) ? '/' : ''}${of.chance(0.2) ? `?trk=${of.below(900)}` : ''}`;
  const count = of.chance(0.1) ? ` (${of.below(90)})` : '';
  const beside = said === null ? '' : `<span style="display:block">${said}</span>`;
  const badge = of.chance(0.05) ? '<b style="display:block">New</b>' : '';
  const name = `<span style="display:block">${words}${count}</span>`;
  const inner = where === 'inside' ? `${badge}${name}${beside}` : `${badge}${name}`;
  const link = `<a href="${href}" style="display:block">${inner}</a>${where === 'inside' ? '' : beside}`;
  const icon = of.chance(0.1)
    ? `<a href="${href}" aria-label="${words}"><svg width="20" height="20"></svg></a>`
    : '';
  return `<li>${'<div>'.repeat(deep)}${icon}${link}${'</div>'.repeat(deep)}</li>`;
}

const advert = (number: number) =>
  `<li><a href="https://ads.example/${number}" style="display:block">Promoted ${number}</a><a href="/premium/switcher?${number}" style="display:block">Try Premium</a></li>`;

function documentOf(
  { path, words }: IndexPage,
  how: {
    readonly lines: readonly string[];
    readonly bones: readonly string[];
    readonly late: Weather['late'];
    readonly language: string;
    readonly tag: string;
  },
): string {
  const { lines, bones, late, language, tag } = how;
  const atOnce = late === 'all' ? [] : late === 'some' ? lines.slice(0, -2) : lines;
  const rest = lines.slice(atOnce.length);
  const [open, close] =
    tag === 'ul' ? ['<ul id="rows">', '</ul>'] : [`<${tag}><ul id="rows">`, `</ul></${tag}>`];
  const script = `document.addEventListener('click', () => { document.documentElement.dataset.touched = 'yes'; }, true);
    setTimeout(() => document.getElementById('rows').insertAdjacentHTML('beforeend', ${JSON.stringify(rest.join('')).replaceAll('<', '\\u003c')}), 90);`;
  const menu = ['privacy', 'ads', 'account'].map(
    (one) => `<a href="/mypreferences/d/categories/${one}">${one}</a> `,
  );
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${path}</title></head><body>
<nav>${menu.join('')}</nav><main><h1>${words.en}</h1>${open}${atOnce.join('')}${bones.join('')}${close}</main><script>${script}</script></body></html>`;
}
