import type { PageLines } from './page-lines.ts';
import type { PageSight } from './page-sight.ts';

/** What is taken for a row of a page that lists settings. */
export interface RowRequest {
  /** Paths below which the platform's settings lie. */
  readonly settings: readonly string[];
  /** Paths of rows that are known, wherever they lie. */
  readonly known: readonly string[];
}

/**
 * The rows of a page that lists settings: links, tabs, entries of menus and cards, each with its words and the value that
 * stands beside it. Like gather.ts it runs inside a platform's page, only looks, and uses nothing from outside but types.
 */
export function pageIndex(request: RowRequest, sight: PageSight, lines: PageLines) {
  const { clean, everywhere, inPageOrder, closestTo, drawn, textOf } = sight;
  const MOST = 240;
  const isBadge = (line: string) =>
    /^[\s\p{N}\p{P}]*$/u.test(line) ||
    /^(new|neu|nouveau|nuevo|nuovo|novo|nieuw|beta|updated|aktualisiert)!?$/i.test(line);
  const plain = (path: string) => (path.length > 1 ? path.replace(/\/+$/, '') : path);
  const below = (path: string, prefixes: readonly string[]) =>
    prefixes.some((one) => path === one || path.startsWith(one.endsWith('/') ? one : `${one}/`));
  const speaksOfSettings = /(^|[/_-])(settings?|preferences?|privacy|consents?)([/_-]|$)/i;
  const known = new Set(request.known.map(plain));

  /** Where a link leads among the platform's settings: a path, and the part of the page it names; null for any other link. */
  const wayOf = (element: Element): { path: string | null; part: string | null } | null => {
    const href = element.getAttribute('href');
    if (href === null || href.trim() === '' || /^\s*javascript:/i.test(href)) return null;
    if (!URL.canParse(href, document.baseURI)) return null;
    const url = new URL(href, document.baseURI);
    if (url.origin !== location.origin) return null;
    const path = plain(url.pathname);
    const here = path === plain(location.pathname);
    const part = url.hash.length > 1 ? url.hash : null;
    if (here) return part === null ? null : { path: null, part };
    const isRow = known.has(path) || below(path, request.settings) || speaksOfSettings.test(path);
    return isRow ? { path, part: null } : null;
  };

  const keyOf = (element: Element): string | null => {
    for (const name of [
      'data-setting-key',
      'data-key',
      'data-testid',
      'data-test-id',
      'data-tab',
      'aria-controls',
      'id',
    ]) {
      const value = element.getAttribute(name)?.trim() ?? '';
      // What a library counts up or hashes is another one with the next visit.
      if (value !== '' && value.length < 120 && !/[:«»]|\d{3,}|[0-9a-f]{8,}|^ember\d|[-_]\d+$/i.test(value))
        return `${name}=${value}`;
    }
    return null;
  };

  /** The words of a row, and what stands beside them: a short word or two that is no sentence. */
  const wordsOf = (element: Element): { title: string; state: string | null } => {
    const own = lines.linesOf(element).filter((line) => line !== '');
    const labelled = clean(element.getAttribute('aria-label'));
    const row = closestTo(element, 'li, [role="listitem"], tr, [role="row"]');
    const all = own.length > 0 || labelled !== '' || row === null ? own : lines.linesOf(row);
    const said = all.filter((line) => !isBadge(line));
    const title = said[0] ?? (labelled === '' ? clean(element.getAttribute('title')) : labelled);
    const last = said.length > 1 ? said[said.length - 1] : undefined;
    const isValue = last !== undefined && last.length <= 40 && !/[.!?。…]$/.test(last);
    if (isValue && last !== undefined) return { title, state: last };
    // A value that is drawn at the row's end, outside of the link.
    const beside = row === null || row.querySelectorAll('a[href]').length > 1 ? '' : textOf(row);
    const rest = beside.startsWith(title) ? clean(beside.slice(title.length)) : '';
    const inRow = rest !== '' && rest.length <= 40 && !/[.!?。…]$/.test(rest) && own.length === 1;
    return { title, state: inRow ? rest : null };
  };

  const found = everywhere('a[href], [role="tab"], [role="menuitem"], [role="link"]')
    .filter(
      (element) =>
        drawn(element) &&
        closestTo(element, 'dialog, [role="dialog"], [aria-modal="true"], footer, [role="contentinfo"]') ===
          null,
    )
    .map((element) => ({ element }));
  const rows: {
    path: string | null;
    key: string | null;
    title: string;
    state: string | null;
    menu: boolean;
  }[] = [];
  const taken = new Map<string, (typeof rows)[number]>();
  for (const { element } of inPageOrder(found)) {
    const isLink = element.hasAttribute('href');
    const way = isLink ? wayOf(element) : { path: null, part: null };
    if (way === null) continue;
    // A card or a tab that holds a link is that link.
    if (!isLink && element.querySelector('a[href]') !== null) continue;
    const { title, state } = wordsOf(element);
    const key = way.part === null ? keyOf(element) : `part=${way.part.slice(0, 120)}`;
    if (title === '' && way.path === null && key === null) continue;
    // A menu within the page's main part is what the page lists.
    const menu =
      closestTo(element, 'nav, header, aside, [role="navigation"], [role="banner"], [role="menubar"]') !==
        null && closestTo(element, 'main, [role="main"]') === null;
    const once = way.path ?? key ?? title;
    const one = { path: way.path, key: way.path === null ? key : null, title, state, menu };
    // The same way twice is one row: a picture and its words, or the menu and the page, of which the page counts.
    const before = taken.get(once);
    if (before !== undefined) {
      if ((before.menu && !menu) || before.title === '') Object.assign(before, one);
    } else if (rows.length < MOST) {
      taken.set(once, one);
      rows.push(one);
    }
  }

  const main = everywhere('main, [role="main"]')[0] ?? document.body;
  const isBare = (element: Element) =>
    clean(element.textContent) === '' &&
    element.querySelector('img, svg, input, button, video, canvas') === null;
  const skeletons = everywhere(
    '[class*="skeleton" i], [class*="shimmer" i], [class*="placeholder" i], [data-testid*="skeleton" i], [data-testid*="placeholder" i], li, [role="listitem"]',
  ).filter(
    (element) =>
      main?.contains(element) &&
      drawn(element) &&
      isBare(element) &&
      element.getBoundingClientRect().height >= 8,
  ).length;
  const language = document.documentElement.lang.trim().toLowerCase().slice(0, 20);
  return { language: language === '' ? null : language, skeletons, rows };
}
