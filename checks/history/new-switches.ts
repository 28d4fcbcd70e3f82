import {
  type Finding,
  type HistoryEntry,
  type InventoryItem,
  inventoryItemSchema,
  MOST_UNKNOWN_ON_PAGE,
} from '../model/index.ts';
import { wasSeen } from './flips.ts';

/** What one finished audit saw on one page: the words of its known controls, and the switches no check knows. */
interface PageSeen {
  readonly knownLabels: Set<string>;
  readonly switches: Set<string>;
  /** The newest visit found as many as are kept or more: one that was not kept may be old. */
  full: boolean;
}

/** What is kept of one visit's inventory: switches that no check knows, up to the limit, and none in a wrong shape. */
export function unknownSwitchesIn(inventory: readonly InventoryItem[]): InventoryItem[] {
  return inventory
    .filter((item) => item.check === null && inventoryItemSchema.safeParse(item).success)
    .slice(0, MOST_UNKNOWN_ON_PAGE);
}

/** What tells a switch from its neighbours: its stable attribute, or its words where it has none. */
export const switchIdentity = (item: Pick<InventoryItem, 'key' | 'label'>): string =>
  item.key === null ? `label:${item.label}` : `key:${item.key}`;

/**
 * Switches that no check knows, that are on, and that every earlier finished visit of their page did not have.
 *
 * A page counts as visited only where a known control was really seen on it: a page that failed to load proves
 * nothing about what stood there. A switch that is known by its words alone counts as new only while the page still
 * speaks the same language, told by a known control whose words did not change. Where the newest visit found more
 * switches than are kept, nothing on the page can be called new.
 */
export function newSwitches(
  entries: readonly HistoryEntry[],
  now: { readonly findings: readonly Finding[]; readonly unknownSwitches: readonly InventoryItem[] },
  pageOf: (check: string) => string | null,
): readonly InventoryItem[] {
  const past = visitedPages(entries, pageOf);
  const present = pagesIn(now.findings, pageOf);
  return now.unknownSwitches.filter((item) => {
    const before = past.get(item.page);
    const today = present.get(item.page);
    if (item.state !== 'on' || item.check !== null || before === undefined || today === undefined)
      return false;
    if (before.full || before.switches.has(switchIdentity(item))) return false;
    return item.key !== null || [...today].some((label) => before.knownLabels.has(label));
  });
}

function visitedPages(
  entries: readonly HistoryEntry[],
  pageOf: (check: string) => string | null,
): Map<string, PageSeen> {
  const findings = new Map<string, Finding[]>();
  const pages = new Map<string, PageSeen>();
  for (const entry of entries) {
    if (entry.kind === 'finding') {
      const list = findings.get(entry.audit) ?? [];
      list.push(entry.finding);
      findings.set(entry.audit, list);
    }
    if (entry.kind !== 'auditFinished' || entry.stopped) continue;
    for (const [page, labels] of pagesIn(findings.get(entry.audit.id) ?? [], pageOf)) {
      const seen = pages.get(page) ?? { knownLabels: new Set(), switches: new Set(), full: false };
      for (const label of labels) seen.knownLabels.add(label);
      seen.full = entry.unknownSwitches.filter((item) => item.page === page).length >= MOST_UNKNOWN_ON_PAGE;
      pages.set(page, seen);
    }
    for (const item of entry.unknownSwitches) pages.get(item.page)?.switches.add(switchIdentity(item));
  }
  return pages;
}

/** The pages on which a control was really seen, each with the words of those controls. */
function pagesIn(
  findings: readonly Finding[],
  pageOf: (check: string) => string | null,
): Map<string, Set<string>> {
  const pages = new Map<string, Set<string>>();
  for (const finding of findings) {
    const page = wasSeen(finding) ? pageOf(finding.check) : null;
    if (page === null) continue;
    const labels = pages.get(page) ?? new Set();
    if (finding.observed.label !== null) labels.add(finding.observed.label);
    pages.set(page, labels);
  }
  return pages;
}
