/** Everything of the house that benchmarks measure, bundled once by `load-house.mjs`: Node 20 can't read TypeScript. */
export { auditAccount } from '../../checks/audit/audit-account.ts';
export { planAudit } from '../../checks/audit/plan.ts';
export { drivenPage } from '../../checks/browser/driven-page.ts';
export { loadCatalogue, platformById } from '../../checks/catalogue/index.ts';
export { startPracticeSite } from '../../checks/catalogue/practice-sites.ts';
export { HEARING_MS, SECOND_WATCH_MS } from '../../checks/engine/reading.ts';
export { openHistoryFile } from '../../checks/history/history-file.ts';
export type { HistoryEntry, Manifest, SettingManifest } from '../../checks/model/index.ts';
