import type { HistoryEntry, IndexPage } from '../model/index.ts';

/** How often pages that list settings are visited. */
export type NewSettings = 'eachAudit' | 'monthly' | 'never';

/** A month of four weeks, less what an audit may begin earlier. */
const MONTH_MS = 27 * 24 * 60 * 60_000;

/** Whether a whole audit visits the pages of this platform that list settings: not where one was read within the month. */
export function indexPagesDue(
  every: NewSettings,
  entries: readonly HistoryEntry[],
  pages: readonly IndexPage[],
  { platform, now }: { readonly platform: string; readonly now: Date },
): boolean {
  if (every !== 'monthly') return every === 'eachAudit';
  const own = new Set(pages.flatMap((page) => (page.platform === platform ? [page.path] : [])));
  const newest = entries.findLast((entry) => entry.kind === 'pageSeen' && own.has(entry.seen.page));
  // By either clock: one that was set back must not keep them from being visited for ever.
  return newest?.kind !== 'pageSeen' || Math.abs(now.getTime() - Date.parse(newest.seen.at)) >= MONTH_MS;
}
