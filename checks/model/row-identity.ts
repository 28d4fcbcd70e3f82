import { fold } from './fold.ts';
import type { Platform } from './platform.ts';
import { MOST_IDENTITY, type RadarControl, type SeenRow } from './radar.ts';

/** A path as the radar compares it: without a trailing slash, and one of two addresses of the same setting. */
export function rowPath(path: string, { sameRows = [] }: Pick<Platform, 'sameRows'>): string {
  const plain = path.length > 1 ? path.replace(/\/+$/, '') : path;
  const same = sameRows.find((one) => plain.startsWith(`${one.path}/`));
  return same === undefined ? plain : `${same.as}${plain.slice(same.path.length)}`;
}

/** What tells a row from all others: where it leads, else the page's own name for it, and only then its words. */
export function rowIdentity(
  row: Pick<SeenRow, 'path' | 'key' | 'title'>,
  platform: Pick<Platform, 'sameRows'>,
): string {
  if (row.path !== null) return `path:${rowPath(row.path, platform)}`.slice(0, MOST_IDENTITY);
  return row.key === null ? byWords(row.title) : `key:${row.key}`;
}

/** What tells a control from its neighbours: its stable attribute, or its words where it has none. */
export const controlIdentity = (control: Pick<RadarControl, 'key' | 'label'>): string =>
  control.key === null ? byWords(control.label) : `key:${control.key}`;

/** One letter may be folded into many. */
const byWords = (text: string): string => `words:${fold(text)}`.slice(0, MOST_IDENTITY);

/** Whether it is told by its words alone, which are others in another language. */
export const isByWords = (identity: string): boolean => identity.startsWith('words:');

/** Words as they are compared: a number in them, such as a count, is no other wording. */
export const wordsApart = (text: string): string =>
  fold(text)
    .replace(/\p{N}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether a path is one of these or lies below it. */
export const liesBelow = (path: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`));

/** Whether what is new there is not told: rows that say nothing about privacy. */
export const isApart = (
  path: string,
  { apartRows = [], ...platform }: Pick<Platform, 'apartRows' | 'sameRows'>,
): boolean => liesBelow(rowPath(path, platform), apartRows);
