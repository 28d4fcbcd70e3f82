import { fillIn, type Locale, locales } from '../locales/index.ts';
import {
  type IndexPage,
  inLanguage,
  type Manifest,
  type Platform,
  type RadarNews,
  type RadarPage,
  rowPath,
  titleOf,
} from '../model/index.ts';
import type { ReportNews, ReportPage, ReportRadar } from './schema.ts';

/** By what pages and settings are called. Masked, these are the ones that ship, and nothing else has a name. */
interface Names {
  readonly platform: Pick<Platform, 'id' | 'sameRows'>;
  readonly indexPages: readonly IndexPage[];
  readonly manifests: readonly Manifest[];
  readonly language: Locale;
}

/** What the radar has to tell of an account. */
interface Told {
  readonly news: readonly RadarNews[];
  readonly pages: readonly RadarPage[];
}

/** The radar's news in a report that is for the person alone; undefined: there are none. */
export function tellNews({ news, pages }: Told, names: Names): ReportRadar | undefined {
  const pageAt = (path: string): ReportPage => knownPage(path, names) ?? { path, name: path };
  return orNothing({
    news: news.map((one) => ({
      ...plainly(one),
      page: pageAt(one.page),
      path: one.path,
      title: titleIn(one, names),
      was: one.kind === 'moved' && one.was !== undefined ? pageAt(one.was).name : (one.was ?? null),
      state: one.state,
      check: one.check ?? null,
      titles: (one.titles ?? []).map((title) => title || locales[names.language].radar.nameless),
    })),
    unread: unreadOf(pages).map(({ path, reason }) => ({ page: pageAt(path), reason })),
  });
}

/**
 * The radar's news without anything that a page or a person has written: where, of what kind and when, and names only of
 * what ships with Flipwatch. `nameOf`: what stands in a masked report for a check.
 */
export function tellNewsMasked(
  { news, pages }: Told,
  shipped: Names,
  nameOf: (check: string) => Pick<ReportNews, 'title' | 'check'>,
): ReportRadar | undefined {
  return orNothing({
    news: news.map((one) => {
      const row = one.check === undefined ? knownRow(one, shipped) : undefined;
      const page = knownPage(one.page, shipped);
      const was = one.kind === 'moved' && one.was !== undefined ? knownPage(one.was, shipped) : null;
      const named =
        one.check === undefined ? { title: row?.title ?? row?.path ?? null, check: null } : nameOf(one.check);
      return {
        ...plainly(one),
        ...named,
        page,
        path: row?.path ?? page?.path ?? null,
        was: was?.name ?? null,
        state: one.state === 'on' || one.state === 'off' ? one.state : null,
        titles: [],
      };
    }),
    unread: unreadOf(pages).map(({ path, reason }) => ({ page: knownPage(path, shipped), reason })),
  });
}

const orNothing = (told: ReportRadar): ReportRadar | undefined =>
  told.news.length + told.unread.length === 0 ? undefined : told;

/** What nobody has written. */
const plainly = ({ kind, known, since, between, count }: RadarNews) => ({
  kind,
  known,
  since: since ?? null,
  between,
  count: count ?? null,
});

const unreadOf = (pages: readonly RadarPage[]) =>
  pages.flatMap(({ path, read, reason }) => (read || reason === null ? [] : [{ path, reason }]));

function titleIn({ check, title, key, path, page }: RadarNews, { manifests, language }: Names): string {
  if (check !== undefined)
    return titleOf(
      manifests.find(({ id }) => id === check),
      title,
      language,
    );
  return title || key || (path === page ? locales[language].radar.nameless : path);
}

/** What people call a page: by its own name, or by a setting that stands on it. */
function knownPage(path: string, { platform, indexPages, manifests, language }: Names): ReportPage | null {
  const listed = indexPages.find((page) => page.platform === platform.id && page.path === path);
  if (listed !== undefined) return { path, name: inLanguage(listed.words, language) };
  const there = manifests.find((check) => check.platform === platform.id && check.place.path === path);
  if (there === undefined) return null;
  const setting = inLanguage(there.words, language).title;
  return { path, name: fillIn(locales[language].radar.pageOf, { setting }) };
}

/** The row as it is known to stand on the platform's pages. */
function knownRow({ path, page, label, count }: RadarNews, { platform, indexPages }: Names) {
  if (path === page || label !== undefined || count !== undefined) return undefined;
  return indexPages
    .flatMap((one) => (one.platform === platform.id ? one.rows : []))
    .find((row) => row.path !== undefined && rowPath(row.path, platform) === rowPath(path, platform));
}
