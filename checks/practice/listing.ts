import type { IndexPage } from '../model/index.ts';
import type { RowChange } from './row-changes.ts';
import type { SiteView } from './shape.ts';

/** One row as a practice site draws it. `bare`: its place, and nothing in it yet. */
export interface ListedRow {
  readonly path: string;
  readonly title: string;
  readonly bare: boolean;
}

/** Each loading of an unsteady page leaves out other rows than the one before. */
let loadings = 0;

/** The rows of one page, with everything that was changed about them. */
export function rowsOn(
  page: Pick<IndexPage, 'path'>,
  site: Pick<SiteView, 'state' | 'words' | 'shape'>,
): ListedRow[] {
  const rows = rowsAnywhere(site).filter((row) => row.page === page.path);
  const { listing } = site.state();
  if (listing === 'whole') return rows.map(drawn);
  if (listing === 'skeletons') return rows.map((row, at) => ({ ...drawn(row), bare: at % 3 === 1 }));
  if (listing === 'partial') return rows.filter((_, at) => at % 3 === 0).map(drawn);
  loadings += 1;
  return rows.filter((_, at) => (at + loadings) % 3 !== 0).map(drawn);
}

const drawn = ({ path, title: words }: Placed): ListedRow => ({ path, title: words, bare: false });

interface Placed {
  readonly page: string;
  readonly path: string;
  readonly title: string;
}

/** Every row that stands anywhere, in the order of the pages. */
export function rowsAnywhere(site: Pick<SiteView, 'state' | 'words' | 'shape'>): readonly Placed[] {
  const { headings } = site.words();
  const known = site.shape.indexPages.flatMap((page) =>
    page.rows.flatMap(({ path, title: words, plan, countries }): Placed[] => {
      // The practice member lives in the United States, and pays for nothing.
      const shown = plan === undefined && (countries === undefined || countries.includes('US'));
      return path === undefined || !shown
        ? []
        : [{ page: page.path, path, title: headings[path] ?? words ?? inWords(path) }];
    }),
  );
  return site.state().rowChanges.reduce(changed, known);
}

/** The last part of a path, as words: a name for what no source has words for. */
const inWords = (path: string): string => {
  const words = (path.split('/').at(-1) ?? path).replaceAll(/[-_]+/g, ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};

function changed(rows: readonly Placed[], change: RowChange): readonly Placed[] {
  switch (change.change) {
    case 'add':
      return [...rows, { page: change.page, path: change.path, title: change.title }];
    case 'rename':
      return rows.map((row) => (row.path === change.path ? { ...row, title: change.title } : row));
    case 'hide':
      return rows.filter(({ path }) => path !== change.path);
    case 'move':
      return rows.map((row) => (row.path === change.path ? { ...row, page: change.page } : row));
    case 'merge': {
      const page = rows.find(({ path }) => path === change.path)?.page;
      const left = rows.filter(({ path }) => path !== change.path && path !== change.other);
      return page === undefined ? rows : [...left, { page, path: change.into, title: change.title }];
    }
  }
}
