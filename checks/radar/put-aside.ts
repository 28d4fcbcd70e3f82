import type { HistoryEntry } from '../model/index.ts';
import type { OpenItem } from './open-news.ts';

/** One thing that is told, by its page and by what names it there. */
export interface Aside {
  readonly page: string;
  readonly id: string;
}

/**
 * What is written down where the person does not care for something: a line for each thing, so that it is told no more. Of
 * several that are told as one, all of them, or the one that is named. Null: nothing of that name is told.
 */
export function linesToPutAside(
  items: readonly OpenItem[],
  { page, id }: Aside,
  at: string,
): readonly HistoryEntry[] | null {
  const there = items.filter(({ news }) => news.page === page);
  const told = there.find((item) => item.id === id);
  const one = there.some(({ subjects }) => subjects.includes(id)) ? [id] : null;
  const subjects = told?.subjects ?? one;
  if (subjects === null) return null;
  return subjects.map((identity) => ({ kind: 'notInteresting', about: { page, identity }, at }));
}
