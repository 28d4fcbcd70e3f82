import type { IndexResult } from '../engine/contract.ts';
import {
  type IndexPage,
  type Platform,
  type RadarControl,
  type Reason,
  rowIdentity,
  rowPath,
  type SeenRow,
} from '../model/index.ts';
import type { PagePast } from './seen-before.ts';

/** A page that was read whole. */
export interface WholeReading {
  readonly page: string;
  readonly at: string;
  readonly language: string | null;
  /** Null: the page lists no settings. */
  readonly rows: readonly SeenRow[] | null;
  readonly controls: readonly RadarControl[];
}

/** So many rows less than before, and such a share of them, are a page that has not come whole. */
const LOST = { rows: 3, share: 0.25 };

/**
 * What a look at an index page has read, or why it does not count. Whole is: something known stands there, all loadings
 * agree, nothing was still to come, and not much of what was there before is lost. A site that is asked too fast leaves rows
 * out without a word.
 */
export function wholeReading(
  { blocker, loadings }: Pick<IndexResult, 'blocker' | 'loadings'>,
  page: Pick<IndexPage, 'path' | 'rows' | 'atLeast'>,
  past: PagePast | undefined,
  platform: Pick<Platform, 'sameRows'>,
  at: string,
): WholeReading | { readonly reason: Reason } {
  if (blocker !== null) return { reason: blocker.reason };
  const [first] = loadings;
  const last = loadings.at(-1);
  if (first === undefined || last === undefined) return { reason: 'error' };
  if (loadings.some(({ unfinished }) => unfinished)) return { reason: 'notWhole' };
  const nameOf = (row: SeenRow) => rowIdentity(row, platform);
  const namesIn = loadings.map(({ rows }) => new Set(rows.map(nameOf)));
  const inAll = (name: string) => namesIn.every((names) => names.has(name));
  const inSome = new Set(namesIn.flatMap((names) => [...names]));
  // A row that nobody has seen before, and that is there once and then not, is none.
  const matters = (name: string) => past === undefined || past.rows.has(name);
  if ([...inSome].some((name) => matters(name) && !inAll(name))) return { reason: 'notWhole' };
  const rows = last.rows.filter((row) => inAll(nameOf(row)));
  if (knownAmong(rows, page, platform) < Math.min(page.atLeast, page.rows.length))
    return { reason: 'notWhole' };
  if (past !== undefined && lacksMuch(rows.map(nameOf), past)) return { reason: 'notWhole' };
  return { page: page.path, at, language: last.language, rows, controls: last.controls };
}

function knownAmong(
  rows: readonly SeenRow[],
  page: Pick<IndexPage, 'rows'>,
  platform: Pick<Platform, 'sameRows'>,
): number {
  const paths = new Set(
    page.rows.flatMap(({ path }) => (path === undefined ? [] : [rowPath(path, platform)])),
  );
  const keys = new Set(page.rows.flatMap(({ key }) => key ?? []));
  return rows.filter(
    ({ path, key, menu }) =>
      menu !== true && (path === null ? key !== null && keys.has(key) : paths.has(rowPath(path, platform))),
  ).length;
}

function lacksMuch(names: readonly string[], past: PagePast): boolean {
  const there = [...past.rows].filter(([, { missingSince, thing }]) => missingSince === null && !thing.menu);
  const now = new Set(names);
  const lost = there.filter(([name]) => !now.has(name)).length;
  const come = names.filter((name) => !past.rows.has(name)).length;
  return lost - come >= LOST.rows && lost > there.length * LOST.share;
}
